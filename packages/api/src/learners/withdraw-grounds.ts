import { recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { timeText } from '../kernel/clock.js';
import type { Door } from '../kernel/door.js';
import { idFromBytes, type AccessId, type ClientId } from '../kernel/ids.js';
import { rowsIn, runIn } from '../kernel/sql.js';
import { giveUpSeats, type Leaving } from './give-up-seats.js';
import { leavingDeeds } from './leaving-history.js';
import { isKept } from './carry-accesses.js';
import { membersOf } from './standing.js';
import type { Turn } from './turns.js';

/** Which grounds are to go. */
export interface Withdrawal {
  readonly door: Door;
  /** The invites, codes or imports whose grounds they are. */
  readonly sources: readonly Buffer[];
  readonly clients: readonly ClientId[];
}

/**
 * Withdraws grounds from accesses of the people of a turn. An access that stands on nothing else ends and frees its seat; all
 * others stay as they are.
 *
 * @returns the accesses that ended
 */
export async function withdrawGrounds({ tx, people }: Turn, { door, sources, clients }: Withdrawal, act: Act): Promise<AccessId[]> {
  const found = await rowsIn<{ access_id: Buffer }>(
    tx,
    sources,
    (marks) => `SELECT access_id FROM access_ground WHERE withdrawn_at IS NULL AND door = ? AND source_id IN (${marks})`,
    [door],
  );
  await runIn(tx, sources, (marks) => `UPDATE access_ground SET withdrawn_at = ? WHERE withdrawn_at IS NULL AND door = ? AND source_id IN (${marks})`, [timeText(act.now), door]);
  const ids = found.map((row) => row.access_id);
  const still = await rowsIn<{ access_id: Buffer }>(tx, ids, (marks) => `SELECT DISTINCT access_id FROM access_ground WHERE withdrawn_at IS NULL AND access_id IN (${marks})`);
  const standing = new Set(still.map((row) => idFromBytes('acc', row.access_id)));
  const bare = new Set(ids.map((id) => idFromBytes('acc', id)).filter((id) => !standing.has(id)));
  const leaving: Leaving[] = [];
  for (const member of await membersOf({ tx, people }, clients)) {
    const accesses = [...member.accesses.values()].filter((access) => bare.has(access.id) && isKept(access));
    if (accesses.length > 0) leaving.push({ member, accesses });
  }
  await recordHistory(tx, act, await leavingDeeds(tx, leaving, 'WITHDRAWN'));
  await giveUpSeats(tx, leaving, 'WITHDRAWN', act.now);
  return leaving.flatMap(({ accesses }) => accesses.map(({ id }) => id));
}
