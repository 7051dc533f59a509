import type { ClientType } from '../clients/clients.api.js';
import { actOf } from '../kernel/act.js';
import type { Call, Kept } from '../kernel/idempotency.js';
import { newId, type LearnerId, type MembershipId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import { AdmissionMemory, asManyAsFit, type Lacking, type ProofRequests } from '../learners/learners.api.js';
import { placesIn, type Asking, type InviteDesk, type InviteDeskParts, type Person } from './invite-desk.js';
import { inviteeOf, type Inviting } from './invite-standing.js';
import { provisionPeople, type Provisioned, type ProvisionedOne } from './provision-people.js';

/** What {@link ProvisioningDesk} works with. */
export interface ProvisioningDeskParts extends InviteDeskParts {
  readonly desk: Pick<InviteDesk, 'expiry'>;
  readonly proofs: ProofRequests;
}

/** How provisioning went for everybody there was room for, by their place in the list, and what the others lack. Kept: it names nobody. */
export type ProvisionedPeople = {
  readonly people: { readonly [place: string]: ProvisionedOne };
  readonly lacking: Lacking | null;
};

/** What a call came to. */
export interface ProvisionedNow {
  readonly done: ProvisionedPeople;
  /** How it went for one of the people; undefined: there was no room. */
  readonly of: (person: Pick<Person, 'email'>) => ProvisionedOne | undefined;
}

/** Where programs of a client say who is to be in: lets as many through the gate as there are seats for. */
export class ProvisioningDesk {
  readonly #parts: ProvisioningDeskParts;

  constructor(parts: ProvisioningDeskParts) {
    this.#parts = parts;
  }

  /** Provisions the first for whom there are seats, in the order given, and whoever needs none; an address given twice once. */
  async provision(ctx: RequestContext, call: Call, { client, people, ...asking }: Omit<Asking, 'message' | 'corrects'>): Promise<ProvisionedNow> {
    const { database, idempotency, desk } = this.#parts;
    const act = actOf(ctx);
    const [memory, made] = [new AdmissionMemory(), new Set<MembershipId>()];
    const first = [...new Map(people.toReversed().map((person) => [person.email.key, person])).values()].toReversed();
    const placeOf = placesIn(first);
    const invitees = new Map<LearnerId, Provisioned>(first.map((person) => ({ ...inviteeOf(person), proofId: newId('out') })).map((one) => [one.id, one]));
    const inviting: Inviting = { ...asking, message: null, corrects: null, client: facesOf(client), expiresAt: await desk.expiry(act.now) };
    const done = await asManyAsFit(database, ctx.clock, {
      people: [...invitees.keys()],
      letIn: (ids, lacking) =>
        idempotency.once(ctx, call, async (tx) => {
          const answered = await provisionPeople(this.#parts, tx, { inviting, people: ids.map((one) => invitees.get(one)!), act, memory, made });
          return keep(new Map([...answered].map(([one, answer]) => [placeOf(invitees.get(one)!), answer])), lacking);
        }),
      nobody: (lacking): ProvisionedPeople => ({ people: {}, lacking }),
    });
    return { done, of: (person) => done.people[placeOf(person)] };
  }
}

function facesOf({ id, slug, design }: ClientType): Inviting['client'] {
  return { id, slug, inviteSubject: design.inviteSubject };
}

function keep(answered: ReadonlyMap<string, ProvisionedOne>, lacking: Lacking | null): ProvisionedPeople & Kept {
  return { people: Object.fromEntries(answered), lacking };
}
