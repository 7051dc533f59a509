import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, type LearnerId, type StaffId, type SublicenseId } from '../kernel/ids.js';
import { NotFound } from '../kernel/faults.js';
import { invalid } from '../kernel/problem.js';
import { admit, type AdmissionMemory } from './admit-learners.js';
import type { AdmissionPlan, Outcome, Way } from './admission-plan.js';
import { endOf, isOver, ownEndAfter, placesOf, type Place } from './places.read-model.js';
import { takeTurns } from './turns.js';

/** What staff ask for: a sublicense for these people. */
export interface Grant {
  readonly people: readonly LearnerId[];
  readonly sublicenseId: SublicenseId;
  /** The own end staff chose; null: from the sublicense's days of access. */
  readonly expiresAt: Date | null;
  readonly by: StaffId;
}

/** How a grant went for everybody who was let in or had been. */
export interface Granted {
  readonly place: Place;
  readonly outcomes: ReadonlyMap<LearnerId, Outcome>;
  readonly plan: AdmissionPlan;
}

/**
 * Lets people in by the hand of staff: access at once, with a ground that names who gave it.
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
  const way: Way = {
    door: 'STAFF',
    words: 'by hand',
    people: null,
    sourceOf: () => idBytes(grant.by),
    places: [place],
    ownEndsAt: () => grant.expiresAt ?? ownEndAfter(now, place.accessDays),
    uses: null,
    reserves: null,
    byStaff: true,
  };
  const plan = await admit(turn, { ways: [way], act, memory });
  return { place, outcomes: plan.outcomes.get(way) ?? new Map(), plan };
}

/** @throws Refusal InvalidInput when nobody can be let in there: the place has ended, or its client is disabled */
export function refuseClosed(place: Place, now: Date, path = 'sublicenseId'): void {
  if (place.clientDisabled) throw invalid(path, `${place.clientName} is disabled. Enable the client first.`);
  if (isOver(place, now)) {
    throw invalid(path, `"${place.sublicenseName}" at ${place.clientName} ended on ${endOf(place)!.toISOString()}. Set a later end first.`);
  }
}
