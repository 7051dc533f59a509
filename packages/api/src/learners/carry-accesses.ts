import { readTime, readTimeOrNull, timeText, timeTextOrNull, type StoredTime } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, type AccessId, type SublicenseId } from '../kernel/ids.js';
import { insertRows, rowsIn, runIn } from '../kernel/sql.js';
import { holdsSeat } from './access.entity.js';
import { heldEnd, later } from './admission-plan.js';
import type { HeldAccess, Member } from './standing.js';

/** An access that is to be carried over, with whose it is. */
export interface Carried {
  readonly member: Member;
  readonly access: HeldAccess;
}

/** Of two accesses of one member the one that is left, with the grounds of both. */
interface Joined {
  readonly stays: HeldAccess;
  readonly goes: HeldAccess;
}

/** True for an access that holds a seat, or will again when its membership is enabled. */
export function isKept(access: HeldAccess): boolean {
  return holdsSeat(access.status) || access.disabledFrom !== null;
}

/**
 * Brings accesses over to another sublicense of their client, with their grounds and ends, so that each ground can still be
 * withdrawn by its source. An access keeps its id. Whoever has one over there keeps that one: it gets the grounds of the
 * other, lasts as long as the longer of the two, and the other is gone. Takes and gives back no seats; the members it was
 * given show how it went. A number of statements that does not grow with the accesses, but for their different ends.
 *
 * @returns those that came over themselves; whoever is missing had an access over there and kept it
 */
export async function carryAccesses(tx: Tx, carried: readonly Carried[], to: SublicenseId): Promise<Carried[]> {
  const joined: Joined[] = [];
  const changed = new Map<AccessId, HeldAccess>();
  const came: Carried[] = [];
  for (const one of carried) {
    const { member, access } = one;
    const there = member.accesses.get(to);
    const staysThere = there !== undefined && (isKept(there) || !isKept(access));
    if (there !== undefined) joined.push(staysThere ? { stays: there, goes: access } : { stays: access, goes: there });
    const after = staysThere ? better(there, access) : { ...access, sublicenseId: to };
    member.accesses.delete(access.sublicenseId);
    member.accesses.set(to, after);
    if (!staysThere) came.push(one);
    else if (after !== there) changed.set(there.id, after);
  }
  if (joined.length > 0) await joinGrounds(tx, joined);
  await forgetAccesses(tx, joined.map(({ goes }) => idBytes(goes.id)));
  const matched = await runIn(tx, came.map(({ access }) => idBytes(access.id)), (marks) => `UPDATE access SET sublicense_id = ? WHERE id IN (${marks})`, [idBytes(to)]);
  if (matched !== came.length) throw new Error('An access changed under the turn of its learner.');
  for (const alike of grouped([...changed.values()])) await change(tx, alike);
  return came;
}

/** What two accesses of one member come to: open if one is, until the later end. One that is over adds nothing. */
function better(there: HeldAccess, other: HeldAccess): HeldAccess {
  if (!isKept(other)) return there;
  return {
    ...there,
    status: other.status === 'ACTIVE' ? 'ACTIVE' : there.status,
    disabledFrom: other.disabledFrom === 'ACTIVE' ? 'ACTIVE' : there.disabledFrom,
    ownEndsAt: endOfBoth(there, other),
    reservedUntil: there.status === 'RESERVED' && other.status === 'RESERVED' ? later(there.reservedUntil, other.reservedUntil) : null,
  };
}

/** A reserved access has at most an end staff chose for what opens: beside an open one it says nothing. */
function endOfBoth(there: HeldAccess, other: HeldAccess): Date | null {
  if (there.status === 'ACTIVE' && other.status === 'RESERVED') return there.ownEndsAt;
  if (there.status === 'RESERVED' && other.status === 'ACTIVE') return other.ownEndsAt;
  if (there.status === 'RESERVED' && other.status === 'RESERVED') return heldEnd(other.ownEndsAt, there);
  return later(there.ownEndsAt, other.ownEndsAt);
}

/** Accesses that get the same values go into one statement. */
function grouped(accesses: readonly HeldAccess[]): HeldAccess[][] {
  const groups = new Map<string, HeldAccess[]>();
  for (const one of accesses) {
    const key = `${one.status} ${one.disabledFrom} ${timeTextOrNull(one.ownEndsAt)} ${timeTextOrNull(one.reservedUntil)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

async function change(tx: Tx, alike: readonly HeldAccess[]): Promise<void> {
  const { status, disabledFrom, ownEndsAt, reservedUntil } = alike[0]!;
  const ids = alike.map(({ id }) => idBytes(id));
  await runIn(tx, ids, (marks) => `UPDATE access SET status = ?, disabled_from = ?, own_ends_at = ?, reserved_until = ? WHERE id IN (${marks})`, [
    status,
    disabledFrom,
    timeTextOrNull(ownEndsAt),
    timeTextOrNull(reservedUntil),
  ]);
}

interface GroundRow {
  id: Buffer;
  access_id: Buffer;
  door: string;
  source_id: Buffer;
  since: StoredTime;
  withdrawn_at: StoredTime | null;
}

/**
 * Gives each access that stays the grounds of the one that goes. Of two from one source it keeps one: one that stands, if
 * any does. They are written anew under their ids, so that it is one statement for all of them.
 */
async function joinGrounds(tx: Tx, joined: readonly Joined[]): Promise<void> {
  const owners = new Map(joined.map(({ stays, goes }) => [hex(idBytes(goes.id)), idBytes(stays.id)]));
  const ids = [...new Set(joined.flatMap(({ stays, goes }) => [stays.id, goes.id]))];
  const found = await rowsIn<GroundRow>(
    tx,
    ids.map(idBytes),
    (marks) => `SELECT id, access_id, door, source_id, since, withdrawn_at FROM access_ground WHERE access_id IN (${marks})`,
  );
  const ownerOf = (row: GroundRow) => owners.get(hex(row.access_id)) ?? row.access_id;
  const kept = new Map<string, GroundRow>();
  for (const row of [...found.filter((one) => !owners.has(hex(one.access_id))), ...found.filter((one) => owners.has(hex(one.access_id)))]) {
    const key = `${hex(ownerOf(row))} ${row.door} ${hex(row.source_id)}`;
    const twin = kept.get(key);
    if (twin === undefined || (twin.withdrawn_at !== null && row.withdrawn_at === null)) kept.set(key, row);
  }
  const left = new Set(kept.values());
  const leaving = found.filter((row) => !left.has(row) || owners.has(hex(row.access_id)));
  await runIn(tx, leaving.map((row) => row.id), (marks) => `DELETE FROM access_ground WHERE id IN (${marks})`);
  await insertRows(
    tx,
    'access_ground',
    ['id', 'access_id', 'door', 'source_id', 'since', 'withdrawn_at'],
    leaving.filter((row) => left.has(row)).map((row) => [row.id, ownerOf(row), row.door, row.source_id, timeText(readTime(row.since)), timeTextOrNull(readTimeOrNull(row.withdrawn_at))]),
  );
}

function hex(bytes: Buffer): string {
  return bytes.toString('hex');
}

/** Deletes accesses with their grounds. */
export async function forgetAccesses(tx: Tx, ids: readonly Buffer[]): Promise<void> {
  await runIn(tx, ids, (marks) => `DELETE FROM access_ground WHERE access_id IN (${marks})`);
  await runIn(tx, ids, (marks) => `DELETE FROM access WHERE id IN (${marks})`);
}
