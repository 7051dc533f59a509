import { giveBack } from '../allowances/allowances.api.js';
import { timeText } from '../kernel/clock.js';
import type { Reader, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type AllowanceId, type ClientId, type SublicenseId } from '../kernel/ids.js';
import { rowsIn, runIn } from '../kernel/sql.js';
import { holdsSeat } from './access.entity.js';
import { seatsHeldBy, type HeldAccess, type Member } from './standing.js';

/** Accesses of one member that stop holding their seats. */
export interface Leaving {
  readonly member: Member;
  readonly accesses: readonly HeldAccess[];
}

/** How accesses end: by staff for good, with a disabled membership, because their time has come, or with their last ground. */
export type Ending = 'REVOKED' | 'DISABLED' | 'OVER' | 'WITHDRAWN';

/**
 * The gate's way back: ends accesses under the turn of their learners and gives their seats back, last and in id
 * order. A member who holds nothing more gives back the seat of the client too. Accesses that hold no seat change
 * their state only.
 */
export async function giveUpSeats(tx: Tx, leaving: readonly Leaving[], how: Ending, now: Date): Promise<void> {
  const accesses = leaving.flatMap((one) => one.accesses);
  if (accesses.length === 0) return;
  await writeEnd(tx, accesses, how, now);
  if (how === 'REVOKED') {
    await runIn(
      tx,
      accesses.map((access) => idBytes(access.id)),
      (marks) => `UPDATE access_ground SET withdrawn_at = ? WHERE withdrawn_at IS NULL AND access_id IN (${marks})`,
      [timeText(now)],
    );
  }
  await giveBackSeats(tx, leaving);
}

/** Gives back the seats of accesses that end or are gone; the last of a member gives back the seat of the client too. */
export async function giveBackSeats(tx: Tx, leaving: readonly Leaving[]): Promise<void> {
  await giveBack(tx, await freed(tx, leaving));
}

async function writeEnd(tx: Tx, accesses: readonly HeldAccess[], how: Ending, now: Date): Promise<void> {
  const ids = accesses.map((access) => idBytes(access.id));
  const at = timeText(now);
  const change = {
    REVOKED: "status = 'REVOKED', revoked_at = ?, disabled_from = NULL",
    // SET works from left to right on MariaDB: the mark first, then what it is taken from.
    DISABLED: "disabled_from = status, status = 'ENDED', ended_at = ?",
    OVER: "status = 'ENDED', ended_at = ?",
    WITHDRAWN: "status = 'ENDED', ended_at = ?, disabled_from = NULL",
  }[how];
  await runIn(tx, ids, (marks) => `UPDATE access SET ${change} WHERE id IN (${marks})`, [at]);
}

async function freed(tx: Tx, leaving: readonly Leaving[]): Promise<Map<AllowanceId, number>> {
  const sublicenses = await seatAllowances(tx, 'sublicense', [...new Set(leaving.flatMap((one) => one.accesses.map((a) => a.sublicenseId)))]);
  const clients = await seatAllowances(tx, 'client', [...new Set(leaving.map((one) => one.member.clientId))]);
  const amounts = new Map<AllowanceId, number>();
  const add = (allowance: AllowanceId) => amounts.set(allowance, (amounts.get(allowance) ?? 0) + 1);
  for (const { member, accesses } of leaving) {
    const held = accesses.filter((access) => holdsSeat(access.status));
    for (const access of held) add(sublicenses.get(access.sublicenseId)!);
    if (held.length > 0 && held.length === seatsHeldBy(member)) add(clients.get(member.clientId)!);
  }
  return amounts;
}

/** The allowances that count the seats of clients or sublicenses. */
export async function seatAllowances<T extends ClientId | SublicenseId>(
  reader: Reader,
  table: 'client' | 'sublicense',
  ids: readonly T[],
): Promise<Map<T, AllowanceId>> {
  const found = await rowsIn<{ id: Buffer; seats: Buffer }>(
    reader,
    ids.map(idBytes),
    (marks) => `SELECT id, seat_allowance_id AS seats FROM ${table} WHERE id IN (${marks})`,
  );
  const type = table === 'client' ? 'cli' : 'sub';
  return new Map(found.map((row) => [idFromBytes(type, row.id) as unknown as T, idFromBytes('alw', row.seats)]));
}
