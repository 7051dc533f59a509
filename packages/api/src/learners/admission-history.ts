import { Change, type Deed } from '../history/history.api.js';
import type { LearnerId } from '../kernel/ids.js';
import type { AdmissionPlan, Gain, Way } from './admission-plan.js';
import type { HeldAccess } from './standing.js';

/** What letting people in did, as history tells it: one deed for each person and way that gained by it. */
export function deedsOf(plan: AdmissionPlan): Deed[] {
  const groups = new Map<Way, Map<LearnerId, Gain[]>>();
  for (const gain of plan.gains) {
    const people = groups.get(gain.way) ?? new Map<LearnerId, Gain[]>();
    groups.set(gain.way, people.set(gain.person, [...(people.get(gain.person) ?? []), gain]));
  }
  return [...groups].flatMap(([way, people]) => [...people.values()].map((gains) => deedOf(plan, way, gains)));
}

function deedOf(plan: AdmissionPlan, way: Way, gains: readonly Gain[]): Deed {
  const { place, person } = gains[0]!;
  const isHeld = gains.every(({ reservedUntil }) => reservedUntil !== null);
  const names = gains.map((gain) => `"${gain.place.sublicenseName}"`).join(', ');
  return {
    action: isHeld ? 'learner.reserved' : 'learner.admitted',
    clientId: place.clientId,
    subject: plan.memberOf(place.clientId, person)!.id,
    sublicenseId: way.places.length === 1 ? place.sublicenseId : undefined,
    summary: `${isHeld ? 'Held a seat in' : 'Let into'} ${names} ${way.words}.`,
    changes: gains.map((gain) => new Change(gain.place.sublicenseName, before(gain.before), gain.reservedUntil === null ? ending(gain.ownEndsAt) : `held until ${gain.reservedUntil.toISOString()}`)),
    door: way.door,
  };
}

function before(access: HeldAccess | undefined): string | null {
  if (access === undefined) return null;
  return access.status === 'ACTIVE' ? ending(access.ownEndsAt) : access.status.toLowerCase();
}

function ending(end: Date | null): string {
  return end === null ? 'in, without an end of its own' : `in until ${end.toISOString()}`;
}
