import type { SeatsExhausted } from '../allowances/allowances.api.js';
import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import type { Call, Idempotency } from '../kernel/idempotency.js';
import type { AccessId, LearnerId, MembershipId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import { grantAccess, type Grant, type Granted } from './access-grants.js';
import { AdmissionMemory } from './admit-learners.js';
import type { Outcome } from './admission-plan.js';
import { fitting, ShortOfSeats } from './short-of-seats.js';
import { sweepingIfFull } from './sweep.js';

/** How a grant went for one learner, in a form that can be kept and read again. */
export type GrantedToOne = { readonly outcome: Outcome; readonly membership: MembershipId; readonly access: AccessId | null };

/** What those lack for whom there was no room. */
export type Lacking = { readonly message: string; readonly sublicense: string | null; readonly available: number | null };

/** How a grant went for everybody there was room for, by learner, and what the others lack. */
export type GrantedToEach = {
  readonly clientName: string | null;
  readonly people: { readonly [learner: string]: GrantedToOne };
  readonly lacking: Lacking | null;
};

/** What a grant for each works with. */
export interface GrantParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
}

/**
 * Grants to as many as there are seats for, in the order given, and to whoever needs none. With seats for all it is
 * one transaction; with too few the gate says how many, rolls back, and is asked again for so many.
 */
export async function grantForEach({ database, idempotency }: GrantParts, ctx: RequestContext, { call, grant }: { call: Call; grant: Grant }): Promise<GrantedToEach> {
  const memory = new AdmissionMemory();
  const act = actOf(ctx);
  let people: readonly LearnerId[] = grant.people;
  let lacking: Lacking | null = null;
  while (people.length > 0) {
    const asked = { ...grant, people };
    const without = lacking;
    const letIn = () => idempotency.once(ctx, call, async (tx) => keep(await grantAccess(tx, asked, { act, memory }), without));
    try {
      return await sweepingIfFull(database, ctx.clock, letIn);
    } catch (thrown) {
      if (!(thrown instanceof ShortOfSeats)) throw thrown;
      lacking = lackOf(thrown.problem);
      people = fitting(people, thrown);
    }
  }
  return { clientName: null, people: {}, lacking };
}

function keep({ place, outcomes, plan }: Granted, lacking: Lacking | null): GrantedToEach {
  const people = [...outcomes].map(([learner, outcome]): [string, GrantedToOne] => {
    const member = plan.memberOf(place.clientId, learner)!;
    return [learner, { outcome, membership: member.id, access: member.accesses.get(place.sublicenseId)?.id ?? null }];
  });
  return { clientName: place.clientName, people: Object.fromEntries(people), lacking };
}

function lackOf({ message, sublicense, available }: SeatsExhausted): Lacking {
  return { message, sublicense, available };
}
