import { take } from '../allowances/allowances.api.js';
import { recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import type { Reader, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type ClientId, type LearnerId, type SublicenseId } from '../kernel/ids.js';
import { invalid } from '../kernel/problem.js';
import { rows } from '../kernel/sql.js';
import { holdsSeat } from './access.entity.js';
import { carryAccesses, forgetAccesses, isKept, type Carried } from './carry-accesses.js';
import { removeUnderTurn } from './member-removal.js';
import { moveDeeds } from './move-history.js';
import { isOver, placesOf } from './places.read-model.js';
import { ShortOfSeats } from './short-of-seats.js';
import { membersOf, type Member } from './standing.js';
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
 * move too, without a seat; so do those staff took away, and one that ended if its member has no other. The seats left behind are not given back: the sublicense goes.
 *
 * @throws ShortOfSeats when the other has too few seats; nobody is moved then
 */
export async function moveHolders(tx: Tx, move: Move, act: Act): Promise<void> {
  const { now } = act;
  const places = await placesOf(tx, [move.from, move.to]);
  const place = places.get(move.to)!;
  // Whoever has outstayed their own end is swept along, in the same turn: here they need no seat, over there it may be
  // theirs that is wanted.
  const outstaying = await overdue(tx, now, { counted: [places.get(move.from)!.seats, place.seats], most: null });
  if (isOver(place, now)) throw invalid('moveLearnersTo', `"${place.sublicenseName}" has ended: set a later end first, or move them elsewhere.`);
  const movers = await learnersWith(tx, move.from, '1 = 1');
  const turn = await takeTurns(tx, [...movers, ...outstaying.map((one) => one.learner)]);
  await endOverdue(turn, outstaying, now);
  const carried = (await membersOf(turn, [move.clientId])).flatMap((member): Carried[] => {
    const access = member.accesses.get(move.from);
    // What staff took away stays taken away over there; what ended goes along where it is all that tells its learner so.
    return access !== undefined && (isKept(access) || access.status === 'REVOKED' || isLast(member)) ? [{ member, access }] : [];
  });
  const came = (await carryAccesses(tx, carried, move.to)).filter(({ access }) => holdsSeat(access.status));
  await recordHistory(tx, act, moveDeeds(carried.filter(({ access }) => isKept(access)), place, places));
  const needs = new Map(came.map(({ member }) => [member.learnerId, new Map([[place.seats, 1]])]));
  const short = needs.size === 0 ? [] : await take(tx, new Map([[place.seats, needs.size]]));
  if (short.length > 0) throw new ShortOfSeats(short, needs, [place]);
}

/** True for a member who has, and had, nothing but one access. */
function isLast(member: Member): boolean {
  return member.accesses.size === 1;
}

/** Takes the turns of everybody who has or had access to a sublicense: until the end nobody of them is let in there again. */
export async function takeTurnsOfHolders(tx: Tx, sublicense: SublicenseId): Promise<void> {
  await takeTurns(tx, await learnersWith(tx, sublicense, '1 = 1'));
}

/**
 * Deletes what is left of accesses to a sublicense that goes: those that ended or were taken away, and those whose learner
 * has a seat elsewhere. Whoever would be left with nothing at the client, not even something that ended, is removed from it.
 */
export async function forgetSublicense(tx: Tx, { clientId, id }: { readonly clientId: ClientId; readonly id: SublicenseId }, act: Act): Promise<void> {
  const people = await learnersWith(tx, id, '1 = 1');
  if (people.length === 0) return;
  const turn = await takeTurns(tx, people);
  const members = (await membersOf(turn, [clientId])).filter((member) => member.accesses.has(id));
  await removeUnderTurn(turn, members.filter(isLast), act);
  await forgetAccesses(tx, members.filter((member) => !isLast(member)).map((member) => idBytes(member.accesses.get(id)!.id)));
}
