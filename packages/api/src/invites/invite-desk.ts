import type { ClientType } from '../clients/clients.api.js';
import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import type { Email } from '../kernel/email.js';
import type { Call, Idempotency, Kept } from '../kernel/idempotency.js';
import type { InviteId, LearnerId, StaffId, SublicenseId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import { AdmissionMemory, asManyAsFit, type Lacking, type LearnerAccounts } from '../learners/learners.api.js';
import type { Post } from '../mails/mails.api.js';
import type { CurrentSettings } from '../settings/settings.api.js';
import { invitePeople, type InvitedOne } from './invite-people.js';
import { inviteeOf, type Invitee, type Inviting } from './invite-standing.js';

const DAY = 86_400_000;

/** What {@link InviteDesk} works with. */
export interface InviteDeskParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly accounts: LearnerAccounts;
  readonly post: Post;
  readonly settings: Pick<CurrentSettings, 'get'>;
}

/** A person as staff entered them, with an address that can be used. */
export interface Person {
  readonly email: Email;
  readonly firstName: string;
  readonly lastName: string;
  /** What systems of the client call them; null: nobody said. */
  readonly externalId: string | null;
}

/** What staff ask for. */
export interface Asking {
  readonly client: ClientType;
  readonly sublicenses: readonly SublicenseId[];
  readonly people: readonly Person[];
  readonly message: string | null;
  readonly sendEmail: boolean;
  /** The invite to a wrong address in whose place this one comes; null: none. */
  readonly corrects: InviteId | null;
  readonly by: { readonly id: StaffId; readonly name: string };
}

/** How inviting went for everybody there was room for, by their place in the list, and what the others lack. Kept: it names nobody. */
export type InvitedPeople = {
  readonly people: { readonly [place: string]: InvitedOne };
  readonly lacking: Lacking | null;
};

/** What a call came to, and the links only its first answer holds. */
export interface InvitedNow {
  readonly done: InvitedPeople;
  /** How it went for one of the people; undefined: there was no room. */
  readonly of: (person: Pick<Person, 'email'>) => InvitedOne | undefined;
  readonly links: ReadonlyMap<InviteId, string>;
}

/** Where invites are written: reads the clock and the settings, and lets as many through the gate as there are seats for. */
export class InviteDesk {
  readonly #parts: InviteDeskParts;

  constructor(parts: InviteDeskParts) {
    this.#parts = parts;
  }

  /** Until when an invite of this moment can be taken up. */
  async expiry(now: Date): Promise<Date> {
    return new Date(now.getTime() + (await this.#parts.settings.get()).inviteDays * DAY);
  }

  /** Invites the first for whom there are seats, in the order given, and whoever needs none; an address given twice once. */
  async invite(ctx: RequestContext, call: Call, { client, sublicenses, people, message, sendEmail, corrects, by }: Asking): Promise<InvitedNow> {
    const { database, idempotency } = this.#parts;
    const act = actOf(ctx);
    const memory = new AdmissionMemory();
    const distinct = [...new Map(people.map((person) => [person.email.key, person])).values()];
    const placeOf = placesIn(distinct);
    const invitees = new Map<LearnerId, Invitee>(distinct.map(inviteeOf).map((one) => [one.id, one]));
    const { id, slug, design } = client;
    const inviting: Inviting = { client: { id, slug, inviteSubject: design.inviteSubject }, sublicenses, message, sendEmail, corrects, by, expiresAt: await this.expiry(act.now) };
    const done = await asManyAsFit(database, ctx.clock, {
      people: [...invitees.keys()],
      letIn: (ids, lacking) =>
        idempotency.once(ctx, call, async (tx) => {
          const answered = await invitePeople(this.#parts, tx, { inviting, people: ids.map((one) => invitees.get(one)!), act, memory });
          return keep(new Map([...answered].map(([one, answer]) => [placeOf(invitees.get(one)!), answer])), lacking);
        }),
      nobody: (lacking): InvitedPeople => ({ people: {}, lacking }),
    });
    return { done, of: (person) => done.people[placeOf(person)], links: sendEmail ? new Map() : linksOf([...invitees.values()], `${client.landingUrl}/invite`) };
  }
}

/** The place of each in a list in which nobody is twice: what is kept of a call goes by it, and names nobody. */
export function placesIn(people: readonly Pick<Person, 'email'>[]): (person: Pick<Person, 'email'>) => string {
  const places = new Map(people.map(({ email }, at) => [email.key, String(at)]));
  return ({ email }) => places.get(email.key) ?? '';
}

function keep(answered: ReadonlyMap<string, InvitedOne>, lacking: Lacking | null): InvitedPeople & Kept {
  return { people: Object.fromEntries(answered), lacking };
}

/** Of invites this very call made; one made before has another id. */
function linksOf(invitees: readonly Invitee[], page: string): Map<InviteId, string> {
  return new Map(invitees.map(({ inviteId, token }) => [inviteId, `${page}#${token}`]));
}
