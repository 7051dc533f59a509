import type { Tx } from '../kernel/database.js';
import type { Email } from '../kernel/email.js';
import { NotFound } from '../kernel/faults.js';
import { newId, type ClientId, type InviteId, type LearnerId, type OutboxId, type StaffId, type SublicenseId } from '../kernel/ids.js';
import { newLinkToken } from '../kernel/link-token.js';
import { learnersByExternalId, membersOf, placesOf, refuseClosed, type AccountFacts, type LearnerAccounts, type Member, type Place, type Turn } from '../learners/learners.api.js';
import type { Post } from '../mails/mails.api.js';
import { openInvitesOf, sublicensesOfInvites, type InviteRecord } from './invite-records.js';
import type { Inviter } from './invite-letters.js';

/** Somebody to be invited, with the ids and the token they may need: made outside of what may run again. */
export interface Invitee {
  /** The account they get if their address has none; stands for them in answers. */
  readonly id: LearnerId;
  readonly email: Email;
  readonly firstName: string;
  readonly lastName: string;
  /** What systems of the client call them; null: nobody said. */
  readonly externalId: string | null;
  readonly inviteId: InviteId;
  readonly mailId: OutboxId;
  readonly token: string;
}

/** Makes an invitee of what staff entered. */
export function inviteeOf(person: Pick<Invitee, 'email' | 'firstName' | 'lastName' | 'externalId'>): Invitee {
  return { ...person, id: newId('lrn'), inviteId: newId('inv'), mailId: newId('out'), token: newLinkToken('inv') };
}

/** What staff ask for. */
export interface Inviting {
  readonly client: { readonly id: ClientId; readonly slug: string; readonly inviteSubject: string | null };
  readonly sublicenses: readonly SublicenseId[];
  readonly message: string | null;
  /** False: the link is handed to staff instead. */
  readonly sendEmail: boolean;
  readonly expiresAt: Date;
  /** The invite to a wrong address in whose place this one comes; null: none. */
  readonly corrects: InviteId | null;
  readonly by: Inviter & { readonly id: StaffId };
}

/** What inviting works with. */
export interface InvitePeopleParts {
  readonly accounts: Pick<LearnerAccounts, 'openAll' | 'facts'>;
  readonly post: Post;
}

/** Everything the decision about one person goes by. */
export interface Standing {
  readonly invitee: Invitee;
  readonly learner: LearnerId;
  readonly facts: AccountFacts;
  readonly member: Member | undefined;
  /** An open invite to all that is asked for. */
  readonly pending: InviteRecord | undefined;
  /** Whose the external id is that was given with them; undefined: nobody's of the client. */
  readonly namesake: LearnerId | undefined;
}

/** @throws Refusal InvalidInput when a sublicense has ended or the client is disabled */
export async function openPlaces(tx: Tx, ids: readonly SublicenseId[], now: Date): Promise<Place[]> {
  const found = await placesOf(tx, ids);
  return ids.map((id) => {
    const place = found.get(id);
    if (place === undefined) throw new NotFound('sublicense');
    refuseClosed(place, now, 'sublicenseIds');
    return place;
  });
}

/** How people stand, under their turns, in the order given. @param owners whose account each is, by the id of the invitee */
export async function standingsOf(
  { accounts }: InvitePeopleParts,
  turn: Turn,
  { inviting, people, owners, now }: { readonly inviting: Inviting; readonly people: readonly Invitee[]; readonly owners: ReadonlyMap<LearnerId, LearnerId>; readonly now: Date },
): Promise<Standing[]> {
  const client = inviting.client.id;
  const facts = await accounts.facts(turn.tx, turn.people);
  const members = new Map((await membersOf(turn, [client])).map((member) => [member.learnerId, member]));
  const open = await openInvitesOf(turn.tx, { client, people: turn.people, now });
  const leadTo = await sublicensesOfInvites(turn.tx, open.map(({ id }) => id));
  const named = await learnersByExternalId(turn.tx, client, people.flatMap(({ externalId }) => externalId ?? []));
  return people.map((invitee) => {
    const learner = owners.get(invitee.id)!;
    const pending = open.find((one) => one.learnerId === learner && inviting.sublicenses.every((id) => leadTo.get(one.id)!.includes(id)));
    return { invitee, learner, facts: facts.get(learner)!, member: members.get(learner), pending, namesake: named.get(invitee.externalId ?? '') };
  });
}
