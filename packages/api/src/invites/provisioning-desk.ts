import type { ClientType } from '../clients/clients.api.js';
import { actOf } from '../kernel/act.js';
import type { Call, Kept } from '../kernel/idempotency.js';
import { newId, type LearnerId, type MembershipId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import { AdmissionMemory, asManyAsFit, type Lacking, type ProofRequests } from '../learners/learners.api.js';
import type { Asking, InviteDesk, InviteDeskParts } from './invite-desk.js';
import { inviteeOf, type Inviting } from './invite-standing.js';
import { provisionPeople, type Provisioned, type ProvisionedOne } from './provision-people.js';

/** What {@link ProvisioningDesk} works with. */
export interface ProvisioningDeskParts extends InviteDeskParts {
  readonly desk: Pick<InviteDesk, 'expiry'>;
  readonly proofs: ProofRequests;
}

/** How provisioning went for everybody there was room for, by the key of the address given with them, and what the others lack. */
export type ProvisionedPeople = {
  readonly people: { readonly [emailKey: string]: ProvisionedOne };
  readonly lacking: Lacking | null;
};

/** Where programs of a client say who is to be in: lets as many through the gate as there are seats for. */
export class ProvisioningDesk {
  readonly #parts: ProvisioningDeskParts;

  constructor(parts: ProvisioningDeskParts) {
    this.#parts = parts;
  }

  /** Provisions the first for whom there are seats, in the order given, and whoever needs none; an address given twice once. */
  async provision(ctx: RequestContext, call: Call, { client, people, ...asking }: Omit<Asking, 'message'>): Promise<ProvisionedPeople> {
    const { database, idempotency, desk } = this.#parts;
    const act = actOf(ctx);
    const [memory, made] = [new AdmissionMemory(), new Set<MembershipId>()];
    const first = [...new Map(people.toReversed().map((person) => [person.email.key, person])).values()].toReversed();
    const invitees = new Map<LearnerId, Provisioned>(first.map((person) => ({ ...inviteeOf(person), proofId: newId('out') })).map((one) => [one.id, one]));
    const inviting: Inviting = { ...asking, message: null, client: facesOf(client), expiresAt: await desk.expiry(act.now) };
    return asManyAsFit(database, ctx.clock, {
      people: [...invitees.keys()],
      letIn: (ids, lacking) =>
        idempotency.once(ctx, call, async (tx) => {
          const answered = await provisionPeople(this.#parts, tx, { inviting, people: ids.map((one) => invitees.get(one)!), act, memory, made });
          return keep(new Map([...answered].map(([one, answer]) => [invitees.get(one)!.email.key, answer])), lacking);
        }),
      nobody: (lacking): ProvisionedPeople => ({ people: {}, lacking }),
    });
  }
}

function facesOf({ id, slug, design }: ClientType): Inviting['client'] {
  return { id, slug, inviteSubject: design.inviteSubject };
}

function keep(answered: ReadonlyMap<string, ProvisionedOne>, lacking: Lacking | null): ProvisionedPeople & Kept {
  return { people: Object.fromEntries(answered), lacking };
}
