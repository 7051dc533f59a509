import { exchange } from '../allowances/allowances.api.js';
import { recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import type { AccessId, AllowanceId, ClientId, LearnerId, MembershipId, SublicenseId } from '../kernel/ids.js';
import { seesSublicense, type Scope } from '../kernel/viewer.js';
import { refuseClosed } from './access-grants.js';
import { holdsSeat } from './access.entity.js';
import { carryAccesses, type Carried } from './carry-accesses.js';
import { moveDeeds } from './move-history.js';
import { placesOf, type Place } from './places.read-model.js';
import { ShortOfSeats } from './short-of-seats.js';
import { membersOf, type Member } from './standing.js';
import { takeTurns } from './turns.js';

/** An access that is asked for, with whose it is; neither ever changes. */
export interface AskedAccess {
  readonly id: AccessId;
  readonly learnerId: LearnerId;
  readonly clientId: ClientId;
}

/** What staff ask for: seats of another sublicense instead of these. */
export interface AccessMove {
  readonly accesses: readonly AskedAccess[];
  readonly to: SublicenseId;
  /** Where whoever asks may take seats from: an access may have left it since they saw it. */
  readonly scope: Scope;
}

/**
 * What became of an access. MOVED: it is a seat of the other sublicense now. HELD: its learner had one there, which has
 * its grounds now; or it was there already. The others were not moved: another client's sublicense, a membership staff
 * disabled, an access that ended or was revoked.
 */
export type MoveOutcome = 'MOVED' | 'HELD' | 'OTHER_CLIENT' | 'DISABLED' | 'OVER';

/** How a move went for one access. */
export interface MovedOne {
  readonly outcome: MoveOutcome;
  readonly membership: MembershipId;
}

/** Where to, and how it went by access. */
export interface MovedAccesses {
  readonly place: Place;
  readonly outcomes: ReadonlyMap<AccessId, MovedOne>;
}

/** Remembers, outside of what may run again, what became of accesses: after a COMMIT whose answer was lost the call knows its own work. */
export type MoveMemory = Map<AccessId, MovedOne>;

/**
 * Takes seats of a sublicense for people and frees those they had instead, under their turn. Grounds and own ends go with
 * them, so that what let them in can still be withdrawn by its source; nobody gets a ground more. Who has a seat over
 * there needs none. The seat of the client is not touched. An access whose sublicense has ended may move: that is what one
 * moves it for.
 *
 * @throws Refusal InvalidInput when the place has ended or its client is disabled
 * @throws NotFound for an access that is gone meanwhile, or out of scope
 * @throws ShortOfSeats when there are fewer seats than people; nobody is moved then
 */
export async function moveAccesses(tx: Tx, { accesses, to, scope }: AccessMove, { act, memory }: { act: Act; memory: MoveMemory }): Promise<MovedAccesses> {
  const turn = await takeTurns(tx, accesses.map(({ learnerId }) => learnerId));
  const members = await membersOf(turn, [...new Set(accesses.map(({ clientId }) => clientId))].sort());
  const places = await placesOf(tx, [...new Set([to, ...members.flatMap((member) => [...member.accesses.keys()])])]);
  const place = places.get(to);
  if (place === undefined) throw new NotFound('sublicense');
  refuseClosed(place, act.now);
  const held = new Map(members.flatMap((member) => [...member.accesses.values()].map((access): [AccessId, Carried] => [access.id, { member, access }])));
  const outcomes = new Map<AccessId, MovedOne>();
  const carried: Carried[] = [];
  for (const asked of accesses) {
    const one = held.get(asked.id);
    if (one !== undefined && !seesSublicense(scope, one.member.clientId, one.access.sublicenseId)) throw new NotFound('access');
    const done = one === undefined ? gone(asked, members, { place, memory }) : decide(one, place, { now: act.now, memory });
    if (one !== undefined && done === undefined) carried.push(one);
    else outcomes.set(asked.id, done!);
  }
  const came = new Set(await carryAccesses(tx, carried, to));
  for (const one of carried) {
    const moved: MovedOne = { outcome: came.has(one) ? 'MOVED' : 'HELD', membership: one.member.id };
    memory.set(one.access.id, moved);
    outcomes.set(one.access.id, moved);
  }
  await recordHistory(tx, act, moveDeeds(carried, place, places));
  await exchangeSeats(tx, { carried, came, place }, places);
  return { place, outcomes };
}

/** An access that was joined to another by this very call, in a try whose COMMIT answer was lost, is no stranger. */
function gone({ id }: AskedAccess, members: readonly Member[], { place, memory }: { place: Place; memory: MoveMemory }): MovedOne {
  const before = memory.get(id);
  const there = members.find((member) => member.id === before?.membership)?.accesses.has(place.sublicenseId) === true;
  if (before === undefined || !there) throw new NotFound('access');
  return before;
}

/** What is to be said of an access without moving it; undefined when it is to move. */
function decide({ member, access }: Carried, place: Place, { now, memory }: { now: Date; memory: MoveMemory }): MovedOne | undefined {
  const said = (outcome: MoveOutcome): MovedOne => ({ outcome, membership: member.id });
  if (member.clientId !== place.clientId) return said('OTHER_CLIENT');
  if (member.status === 'DISABLED') return said('DISABLED');
  if (!holdsSeat(access.status) || (access.ownEndsAt !== null && access.ownEndsAt <= now)) return said('OVER');
  if (access.sublicenseId === place.sublicenseId) return memory.get(access.id) ?? said('HELD');
  return undefined;
}

async function exchangeSeats(
  tx: Tx,
  { carried, came, place }: { carried: readonly Carried[]; came: ReadonlySet<Carried>; place: Place },
  places: ReadonlyMap<SublicenseId, Place>,
): Promise<void> {
  const given = new Map<AllowanceId, number>();
  for (const { access } of carried) {
    const { seats } = places.get(access.sublicenseId)!;
    given.set(seats, (given.get(seats) ?? 0) + 1);
  }
  const short = await exchange(tx, { taken: new Map([[place.seats, came.size]]), given });
  if (short.length === 0) return;
  throw new ShortOfSeats(short, new Map([...came].map(({ member }) => [member.learnerId, new Map([[place.seats, 1]])])), [place]);
}
