import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, type LearnerId, type StaffId, type SublicenseId } from '../kernel/ids.js';
import { NotFound } from '../kernel/faults.js';
import { invalid } from '../kernel/problem.js';
import { admit, type AdmissionMemory } from './admit-learners.js';
import type { AdmissionPlan, Outcome, Way } from './admission-plan.js';
import { endOf, isOver, ownEndAfter, placesOf, type Place } from './places.read-model.js';
import { takeTurns } from './turns.js';
import { unprovenOf } from './unproven.js';

/** What staff ask for: a sublicense for these people. */
export interface Grant {
  readonly people: readonly LearnerId[];
  readonly sublicenseId: SublicenseId;
  /** The own end staff chose; null: from the sublicense's days of access. */
  readonly expiresAt: Date | null;
  readonly by: StaffId;
  /** Until when seats are held for whoever has to prove their address first. */
  readonly heldUntil: Date;
}

/** How a grant went for everybody who was let in or had been. */
export interface Granted {
  readonly place: Place;
  readonly outcomes: ReadonlyMap<LearnerId, Outcome>;
  readonly plan: AdmissionPlan;
  /** Those of them whose address is to be proven before anything opens. */
  readonly unproven: ReadonlySet<LearnerId>;
}

/**
 * Lets people in by the hand of staff: access at once, with a ground that names who gave it. For an account that a stranger may
 * have opened on somebody else's address the seat is held, and opens when the address is proven.
 *
 * @throws Refusal InvalidInput when the place has ended or its client is disabled
 * @throws ShortOfSeats when there are fewer seats than people; nobody is in then
 */
export async function grantAccess(tx: Tx, grant: Grant, { act, memory }: { act: Act; memory: AdmissionMemory }): Promise<Granted> {
  const { now } = act;
  const turn = await takeTurns(tx, grant.people);
  const place = (await placesOf(tx, [grant.sublicenseId])).get(grant.sublicenseId);
  if (place === undefined) throw new NotFound('sublicense');
  refuseClosed(place, now);
  const unproven = await unprovenOf(tx, turn.people);
  const way: Way = {
    door: 'STAFF',
    words: 'by hand',
    people: null,
    sourceOf: () => idBytes(grant.by),
    places: [place],
    ownEndsAt: () => grant.expiresAt ?? ownEndAfter(now, place.accessDays),
    uses: null,
    reserves: unproven.size === 0 ? null : { people: unproven, until: grant.heldUntil, invitedAs: new Map(), ownEndsAt: grant.expiresAt },
    byStaff: true,
  };
  const plan = await admit(turn, { ways: [way], act, memory });
  return { place, outcomes: plan.outcomes.get(way) ?? new Map(), plan, unproven };
}

/** @throws Refusal InvalidInput when nobody can be let in there: the place has ended, or its client is disabled */
export function refuseClosed(place: Place, now: Date, path = 'sublicenseId'): void {
  if (place.clientDisabled) throw invalid(path, `${place.clientName} is disabled. Enable the client first.`);
  if (isOver(place, now)) {
    throw invalid(path, `"${place.sublicenseName}" at ${place.clientName} ended on ${endOf(place)!.toISOString()}. Set a later end first.`);
  }
}
