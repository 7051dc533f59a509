import { recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { timeText } from '../kernel/clock.js';
import type { Door } from '../kernel/door.js';
import { idBytes, idFromBytes, type AccessId, type ClientId, type GroundId } from '../kernel/ids.js';
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
export async function withdrawGrounds(turn: Turn, { door, sources, clients }: Withdrawal, act: Act): Promise<AccessId[]> {
  const found = await rowsIn<GroundRow>(
    turn.tx,
    sources,
    (marks) => `SELECT id, access_id FROM access_ground WHERE withdrawn_at IS NULL AND door = ? AND source_id IN (${marks})`,
    [door],
  );
  return withdraw(turn, { found, clients }, act);
}

/** What became of grounds that were to go: those that stood until now, and the accesses that ended with them. */
export interface WithdrawnGrounds {
  readonly grounds: ReadonlySet<GroundId>;
  /** Those of the grounds with which an access ended. */
  readonly last: ReadonlySet<GroundId>;
}

/** As {@link withdrawGrounds}, of single grounds. Those withdrawn already, or gone, stay so. */
export async function withdrawTheseGrounds(turn: Turn, { grounds, clients }: { readonly grounds: readonly GroundId[]; readonly clients: readonly ClientId[] }, act: Act): Promise<WithdrawnGrounds> {
  const found = await rowsIn<GroundRow>(turn.tx, grounds.map(idBytes), (marks) => `SELECT id, access_id FROM access_ground WHERE withdrawn_at IS NULL AND id IN (${marks})`);
  const ended = new Set(await withdraw(turn, { found, clients }, act));
  const idOf = ({ id }: GroundRow) => idFromBytes('gnd', id);
  return { grounds: new Set(found.map(idOf)), last: new Set(found.filter((row) => ended.has(idFromBytes('acc', row.access_id))).map(idOf)) };
}

interface GroundRow {
  id: Buffer;
  access_id: Buffer;
}

async function withdraw({ tx, people }: Turn, { found, clients }: { readonly found: readonly GroundRow[]; readonly clients: readonly ClientId[] }, act: Act): Promise<AccessId[]> {
  await runIn(tx, found.map(({ id }) => id), (marks) => `UPDATE access_ground SET withdrawn_at = ? WHERE withdrawn_at IS NULL AND id IN (${marks})`, [timeText(act.now)]);
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
