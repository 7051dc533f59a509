import { standingOf, type Shortage } from '../allowances/allowances.api.js';
import { recordHistory } from '../history/history.api.js';
import { systemAct } from '../kernel/act.js';
import { timeText } from '../kernel/clock.js';
import type { Clock } from '../kernel/clock.js';
import type { Database, Reader, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type AccessId, type AllowanceId, type ClientId, type LearnerId } from '../kernel/ids.js';
import { marks, rows, type SqlValue } from '../kernel/sql.js';
import { holdsSeat } from './access.entity.js';
import { giveUpSeats, type Leaving } from './give-up-seats.js';
import { leavingDeeds } from './leaving-history.js';
import { ShortOfSeats } from './short-of-seats.js';
import { membersOf, type HeldAccess } from './standing.js';
import { takeTurnsOfAny, type Turn } from './turns.js';

/** How many accesses one transaction sweeps. */
const PORTION = 500;

/** An access whose own end has come, or whose reserved seat nobody took up in time, while it still holds its seat. */
export interface Overdue {
  readonly access: AccessId;
  readonly learner: LearnerId;
  readonly client: ClientId;
}

/** Which accesses are looked for. */
interface Sought {
  /** Only those counted by these allowances; all when there are none. */
  readonly counted: readonly AllowanceId[];
  /** How many at most; null: all there are. */
  readonly most: number | null;
}

/** Finds accesses whose own end has come, and reserved ones that nobody took up in time. */
export async function overdue(reader: Reader, now: Date, { counted, most }: Sought): Promise<Overdue[]> {
  const ids = counted.map(idBytes);
  const within = ids.length === 0 ? '1 = 1' : `(s.seat_allowance_id IN (${marks(ids.length)}) OR c.seat_allowance_id IN (${marks(ids.length)}))`;
  const at = timeText(now);
  // Two ranges of two indexes: no index knows both.
  const [over, unused] = ["a.status IN ('ACTIVE', 'RESERVED') AND a.own_ends_at <= ?", "a.status = 'RESERVED' AND a.reserved_until <= ?"].map(
    (isDue) => `SELECT a.id, m.learner_id, m.client_id FROM access a JOIN membership m ON m.id = a.membership_id
      JOIN sublicense s ON s.id = a.sublicense_id JOIN client c ON c.id = m.client_id WHERE ${isDue} AND ${within}`,
  );
  const found = await rows<{ id: Buffer; learner_id: Buffer; client_id: Buffer }>(reader, `${over} UNION ${unused}${most === null ? '' : ` LIMIT ${most}`}`, [
    at,
    ...ids,
    ...ids,
    at,
    ...ids,
    ...ids,
  ] satisfies SqlValue[]);
  return found.map((row) => ({
    access: idFromBytes('acc', row.id),
    learner: idFromBytes('lrn', row.learner_id),
    client: idFromBytes('cli', row.client_id),
  }));
}

/** Ends, under the turn of their learners, those of the given accesses that are still due, and frees their seats. */
export async function endOverdue(turn: Turn, found: readonly Overdue[], now: Date): Promise<number> {
  const wanted = new Set(found.map((one) => one.access));
  const leaving: Leaving[] = [];
  for (const member of await membersOf(turn, [...new Set(found.map((one) => one.client))].sort())) {
    const accesses = [...member.accesses.values()].filter((access) => wanted.has(access.id) && holdsSeat(access.status) && isDue(access, now));
    if (accesses.length > 0) leaving.push({ member, accesses });
  }
  const [unused, over] = [true, false].map((isReserved) => leaving.map(({ member, accesses }) => ({ member, accesses: accesses.filter(({ status }) => (status === 'RESERVED') === isReserved) })));
  await recordHistory(turn.tx, systemAct(now), [...(await leavingDeeds(turn.tx, over!, 'OVER')), ...(await leavingDeeds(turn.tx, unused!, 'UNUSED'))]);
  await giveUpSeats(turn.tx, leaving, 'OVER', now);
  return leaving.reduce((all, one) => all + one.accesses.length, 0);
}

function isDue({ status, ownEndsAt, reservedUntil }: HeldAccess, now: Date): boolean {
  const hasCome = (end: Date | null) => end !== null && end <= now;
  return hasCome(ownEndsAt) || (status === 'RESERVED' && hasCome(reservedUntil));
}

/** Frees a portion of the seats of accesses whose own end has come, of those these allowances count. @returns how many; 0 when none is left */
export async function sweepPortion(tx: Tx, now: Date, counted: readonly AllowanceId[]): Promise<number> {
  const found = await overdue(tx, now, { counted, most: PORTION });
  if (found.length === 0) return 0;
  const turn = await takeTurnsOfAny(tx, found.map((one) => one.learner));
  return endOverdue(turn, found, now);
}

/**
 * Frees the seats of accesses whose own end has come, a portion a transaction.
 *
 * @param counted only the seats these allowances count; every seat of the site when left out
 * @returns how many seats it freed
 */
export async function sweep(database: Database, now: Date, counted: readonly AllowanceId[] = []): Promise<number> {
  let freed = 0;
  for (;;) {
    const portion = await database.inTransaction((tx) => sweepPortion(tx, now, counted));
    freed += portion;
    if (portion === 0) return freed;
  }
}

/**
 * Runs something that lets people in. If seats are missing (it rolled back), sweeps the full places in a transaction
 * of their own, and where more is free than was runs it once more, whoever freed it: of many who come at once the
 * first sweeps for all.
 */
export async function sweepingIfFull<T>(database: Database, clock: Clock, letIn: () => Promise<T>): Promise<T> {
  try {
    return await letIn();
  } catch (thrown) {
    if (!(thrown instanceof ShortOfSeats)) throw thrown;
    await sweep(database, clock.now(), thrown.shortages.map((shortage) => shortage.allowance));
    if (!(await isMoreFree(database.reader, thrown.shortages))) throw thrown;
    return letIn();
  }
}

async function isMoreFree(reader: Reader, shortages: readonly Shortage[]): Promise<boolean> {
  const now = await standingOf(reader, shortages.map((shortage) => shortage.allowance));
  return shortages.some(({ allowance, free }) => {
    const standing = now.get(allowance);
    return standing !== undefined && (standing.maxTaken === null || standing.maxTaken - standing.taken > free);
  });
}
