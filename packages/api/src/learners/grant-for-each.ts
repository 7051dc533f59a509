import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import type { Call, Idempotency } from '../kernel/idempotency.js';
import { newId, type AccessId, type LearnerId, type MembershipId, type OutboxId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import { grantAccess, type Grant, type Granted } from './access-grants.js';
import { AdmissionMemory } from './admit-learners.js';
import type { Outcome } from './admission-plan.js';
import { asManyAsFit, type Lacking } from './as-many-as-fit.js';
import type { ProofRequest, ProofRequests } from './unproven.js';

/** How a grant went for one learner, in a form that can be kept and read again. */
export type GrantedToOne = { readonly outcome: Outcome; readonly membership: MembershipId; readonly access: AccessId | null };

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
  readonly proofs: ProofRequests;
}

/** Grants to as many as there are seats for, in the order given, and to whoever needs none. */
export async function grantForEach({ database, idempotency, proofs }: GrantParts, ctx: RequestContext, { call, grant }: { call: Call; grant: Grant }): Promise<GrantedToEach> {
  const memory = new AdmissionMemory();
  const mails = new Map(grant.people.map((person) => [person, newId('out')]));
  const act = actOf(ctx);
  return asManyAsFit(database, ctx.clock, {
    people: grant.people,
    letIn: (people, lacking) => idempotency.once(ctx, call, async (tx) => {
        const granted = await grantAccess(tx, { ...grant, people }, { act, memory });
        await proofs.ask(tx, toProve(granted, mails), act.now);
        return keep(granted, lacking);
      }),
    nobody: (lacking): GrantedToEach => ({ clientName: null, people: {}, lacking }),
  });
}

/** Whoever has gained a seat that waits for the proof of their address. @param mails the ids of the mails, made outside of what may run again */
export function toProve({ place, outcomes, unproven }: Granted, mails: ReadonlyMap<LearnerId, OutboxId>): ProofRequest[] {
  const held = [...unproven].filter((learner) => outcomes.get(learner) === 'ADMITTED');
  return held.map((learner) => ({ id: mails.get(learner)!, learner, client: place.clientId }));
}

function keep({ place, outcomes, plan }: Granted, lacking: Lacking | null): GrantedToEach {
  const people = [...outcomes].map(([learner, outcome]): [string, GrantedToOne] => {
    const member = plan.memberOf(place.clientId, learner)!;
    return [learner, { outcome, membership: member.id, access: member.accesses.get(place.sublicenseId)?.id ?? null }];
  });
  return { clientName: place.clientName, people: Object.fromEntries(people), lacking };
}
