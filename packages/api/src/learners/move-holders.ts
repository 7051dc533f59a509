import { take } from '../allowances/allowances.api.js';
import { timeTextOrNull } from '../kernel/clock.js';
import type { Reader, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type AllowanceId, type ClientId, type LearnerId, type SublicenseId } from '../kernel/ids.js';
import { invalid } from '../kernel/problem.js';
import { rows, run, runIn } from '../kernel/sql.js';
import { holdsSeat } from './access.entity.js';
import { later } from './admission-plan.js';
import { isOver, placesOf } from './places.read-model.js';
import { ShortOfSeats } from './short-of-seats.js';
import { membersOf, type HeldAccess, type Member } from './standing.js';
import { endOverdue, overdue } from './sweep.js';
import { takeTurns } from './turns.js';

/** From where to where, within one client. */
export interface Move {
  readonly clientId: ClientId;
  readonly from: SublicenseId;
  readonly to: SublicenseId;
}

/** The learners who hold a seat of a sublicense, or will again when their membership is enabled. */
export async function holdersOf(reader: Reader, sublicense: SublicenseId): Promise<LearnerId[]> {
  return learnersWith(reader, sublicense, "a.status IN ('ACTIVE', 'RESERVED') OR a.disabled_from IS NOT NULL");
}

async function learnersWith(reader: Reader, sublicense: SublicenseId, condition: string): Promise<LearnerId[]> {
  const found = await rows<{ learner_id: Buffer }>(
    reader,
    `SELECT m.learner_id FROM access a JOIN membership m ON m.id = a.membership_id WHERE a.sublicense_id = ? AND (${condition})`,
    [idBytes(sublicense)],
  );
  return found.map((row) => idFromBytes('lrn', row.learner_id));
}

/**
 * Moves everybody who holds a seat of one sublicense to another of the same client, with their grounds and ends, and
 * takes the seats there; whoever has one there keeps that. Accesses that enabling their membership would bring back
 * move too, without a seat. The seats left behind are not given back: the sublicense goes.
 *
 * @throws ShortOfSeats when the other has too few seats; nobody is moved then
 */
export async function moveHolders(tx: Tx, move: Move, now: Date): Promise<void> {
  const places = await placesOf(tx, [move.from, move.to]);
  const place = places.get(move.to)!;
  // Whoever has outstayed their own end is swept along, in the same turn: here they need no seat, over there it may be
  // theirs that is wanted.
  const outstaying = await overdue(tx, now, [places.get(move.from)!.seats, place.seats]);
  if (isOver(place, now)) throw invalid('moveLearnersTo', `"${place.sublicenseName}" has ended: set a later end first, or move them elsewhere.`);
  const movers = await learnersWith(tx, move.from, '1 = 1');
  const turn = await takeTurns(tx, [...movers, ...outstaying.map((one) => one.learner)]);
  await endOverdue(turn, outstaying, now);
  const needs = new Map<LearnerId, Map<AllowanceId, number>>();
  for (const member of await membersOf(turn, [move.clientId])) {
    const old = member.accesses.get(move.from);
    if (old === undefined || !(isKept(old) || old.status === 'REVOKED')) continue;
    if ((await moveOne(tx, { member, old }, move)) && holdsSeat(old.status)) needs.set(member.learnerId, new Map([[place.seats, 1]]));
  }
  const short = needs.size === 0 ? [] : await take(tx, new Map([[place.seats, needs.size]]));
  if (short.length > 0) throw new ShortOfSeats(short, needs, [place]);
}

/** True for an access that holds a seat, or will again when its membership is enabled. */
function isKept(access: HeldAccess): boolean {
  return holdsSeat(access.status) || access.disabledFrom !== null;
}

/** What staff took away stays taken away over there. @returns true when it moved; false when one over there stays */
async function moveOne(tx: Tx, { member, old }: { member: Member; old: HeldAccess }, { from, to }: Move): Promise<boolean> {
  const there = member.accesses.get(to);
  if (there !== undefined && old.status === 'REVOKED') return false;
  if (there !== undefined && holdsSeat(there.status)) {
    await merge(tx, old, there);
    return false;
  }
  if (there !== undefined) await forgetAccesses(tx, [idBytes(there.id)]);
  await run(tx, 'UPDATE access SET sublicense_id = ? WHERE id = ? AND sublicense_id = ?', [idBytes(to), idBytes(old.id), idBytes(from)]);
  return true;
}

interface GroundRow {
  id: Buffer;
  access_id: Buffer;
  door: string;
  source_id: Buffer;
  withdrawn_at: unknown;
}

/** Adds the grounds of an access that goes to the one that stays, which lasts as long as the longer of the two. */
async function merge(tx: Tx, old: HeldAccess, there: HeldAccess): Promise<void> {
  const found = await rows<GroundRow>(tx, 'SELECT id, access_id, door, source_id, withdrawn_at FROM access_ground WHERE access_id IN (?, ?)', [
    idBytes(old.id),
    idBytes(there.id),
  ]);
  const standing = found.filter((row) => row.withdrawn_at === null);
  const twinOf = (one: GroundRow) => found.find((row) => row !== one && row.door === one.door && row.source_id.equals(one.source_id));
  const moving = standing.filter((row) => row.access_id.equals(idBytes(old.id)) && twinOf(row)?.withdrawn_at !== null);
  const replaced = moving.flatMap((row) => twinOf(row)?.id ?? []);
  await runIn(tx, replaced, (marks) => `DELETE FROM access_ground WHERE id IN (${marks})`);
  await runIn(tx, moving.map((row) => row.id), (marks) => `UPDATE access_ground SET access_id = ? WHERE id IN (${marks})`, [idBytes(there.id)]);
  const end = timeTextOrNull(later(old.ownEndsAt, there.ownEndsAt));
  await run(tx, 'UPDATE access SET own_ends_at = ? WHERE id = ?', [end, idBytes(there.id)]);
}

/**
 * Deletes what is left of accesses to a sublicense that goes: those that ended, and those whose learner has a seat
 * elsewhere. Under the turn of their learners: somebody may be about to let them in again.
 */
export async function forgetSublicense(tx: Tx, sublicense: SublicenseId): Promise<void> {
  const people = await learnersWith(tx, sublicense, '1 = 1');
  if (people.length > 0) await takeTurns(tx, people);
  const left = await rows<{ id: Buffer }>(tx, 'SELECT id FROM access WHERE sublicense_id = ?', [idBytes(sublicense)]);
  await forgetAccesses(tx, left.map((row) => row.id));
}

async function forgetAccesses(tx: Tx, ids: readonly Buffer[]): Promise<void> {
  await runIn(tx, ids, (marks) => `DELETE FROM access_ground WHERE access_id IN (${marks})`);
  await runIn(tx, ids, (marks) => `DELETE FROM access WHERE id IN (${marks})`);
}
