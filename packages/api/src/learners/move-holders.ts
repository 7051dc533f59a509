import { take } from '../allowances/allowances.api.js';
import { recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import type { Reader, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type ClientId, type LearnerId, type SublicenseId } from '../kernel/ids.js';
import { invalid } from '../kernel/problem.js';
import { rows } from '../kernel/sql.js';
import { holdsSeat } from './access.entity.js';
import { carryAccesses, forgetAccesses, isKept, type Carried } from './carry-accesses.js';
import { moveDeeds } from './move-history.js';
import { isOver, placesOf } from './places.read-model.js';
import { ShortOfSeats } from './short-of-seats.js';
import { membersOf } from './standing.js';
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
export async function moveHolders(tx: Tx, move: Move, act: Act): Promise<void> {
  const { now } = act;
  const places = await placesOf(tx, [move.from, move.to]);
  const place = places.get(move.to)!;
  // Whoever has outstayed their own end is swept along, in the same turn: here they need no seat, over there it may be
  // theirs that is wanted.
  const outstaying = await overdue(tx, now, [places.get(move.from)!.seats, place.seats]);
  if (isOver(place, now)) throw invalid('moveLearnersTo', `"${place.sublicenseName}" has ended: set a later end first, or move them elsewhere.`);
  const movers = await learnersWith(tx, move.from, '1 = 1');
  const turn = await takeTurns(tx, [...movers, ...outstaying.map((one) => one.learner)]);
  await endOverdue(turn, outstaying, now);
  const carried = (await membersOf(turn, [move.clientId])).flatMap((member): Carried[] => {
    const access = member.accesses.get(move.from);
    // What staff took away stays taken away over there.
    return access !== undefined && (isKept(access) || access.status === 'REVOKED') ? [{ member, access }] : [];
  });
  const came = (await carryAccesses(tx, carried, move.to)).filter(({ access }) => holdsSeat(access.status));
  await recordHistory(tx, act, moveDeeds(carried.filter(({ access }) => isKept(access)), place, places));
  const needs = new Map(came.map(({ member }) => [member.learnerId, new Map([[place.seats, 1]])]));
  const short = needs.size === 0 ? [] : await take(tx, new Map([[place.seats, needs.size]]));
  if (short.length > 0) throw new ShortOfSeats(short, needs, [place]);
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
