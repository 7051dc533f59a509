import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import type { Email } from '../kernel/email.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, newId, type ClientId, type InviteId, type LearnerId, type MembershipId, type OutboxId, type StaffId, type SublicenseId } from '../kernel/ids.js';
import { linkTokenHash, newLinkToken } from '../kernel/link-token.js';
import {
  admit,
  type AdmissionMemory,
  isUnproven,
  membersOf,
  ownEndAfter,
  placesOf,
  refuseClosed,
  ShortOfSeats,
  type AccountFacts,
  type AdmissionPlan,
  type LearnerAccounts,
  type Member,
  type Place,
  type Turn,
  type Way,
} from '../learners/learners.api.js';
import type { Post } from '../mails/mails.api.js';
import { insertInvites, openInvitesOf, sublicensesOfInvites, type InviteRecord } from './invite-records.js';
import { accessAddedLetter, inviteLetter, type Inviter } from './invite-letters.js';

/** Somebody to be invited, with the ids and the token they may need: made outside of what may run again. */
export interface Invitee {
  /** The account they get if their address has none; stands for them in answers. */
  readonly id: LearnerId;
  readonly email: Email;
  readonly firstName: string;
  readonly lastName: string;
  readonly inviteId: InviteId;
  readonly mailId: OutboxId;
  readonly token: string;
}

/** Makes an invitee of what staff entered. */
export function inviteeOf(person: { readonly email: Email; readonly firstName: string; readonly lastName: string }): Invitee {
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
  readonly by: Inviter & { readonly id: StaffId };
}

/** How inviting went for one person, in a form that can be kept and read again. */
export type InvitedOne =
  | { readonly kind: 'invited'; readonly invite: InviteId; readonly isNew: boolean }
  | { readonly kind: 'added' | 'held'; readonly membership: MembershipId }
  | { readonly kind: 'disabled' };

/** What {@link invitePeople} works with. */
export interface InvitePeopleParts {
  readonly accounts: Pick<LearnerAccounts, 'openAll' | 'facts'>;
  readonly post: Post;
}

/** Everything the decision about one person goes by. */
interface Standing {
  readonly invitee: Invitee;
  readonly learner: LearnerId;
  readonly facts: AccountFacts;
  readonly member: Member | undefined;
  /** An open invite to all that is asked for. */
  readonly pending: InviteRecord | undefined;
}

type Decision = 'let in' | 'invite' | 'pending' | 'held' | 'disabled';

/**
 * Invites people to sublicenses of one client, in one pass of the gate: whoever is in the client and owns their address gets
 * the access at once, everybody else has a seat held until they accept.
 *
 * @returns how it went, by the id of the invitee
 * @throws ShortOfSeats when there are fewer seats than people, by the ids of the invitees; nobody is invited then
 * @throws Refusal InvalidInput when a sublicense has ended or the client is disabled
 */
export async function invitePeople(
  parts: InvitePeopleParts,
  tx: Tx,
  { inviting, people, act, memory }: { readonly inviting: Inviting; readonly people: readonly Invitee[]; readonly act: Act; readonly memory: AdmissionMemory },
): Promise<Map<LearnerId, InvitedOne>> {
  const { turn, owners } = await parts.accounts.openAll(tx, people, act.now);
  const places = await openPlaces(tx, inviting.sublicenses, act.now);
  const standings = await standingsOf(parts, turn, { inviting, people, owners, now: act.now });
  const decided = standings.map((standing): [Standing, Decision] => [standing, decide(standing, inviting)]);
  const those = (decision: Decision) => decided.filter(([, of]) => of === decision).map(([standing]) => standing);
  const ways = [letIn(those('let in'), { inviting, places, now: act.now }), hold(those('invite'), { inviting, places })];
  const record = (plan: AdmissionPlan) => writeDown(parts, tx, { plan, ways, inviting, places, invited: those('invite'), added: those('let in'), now: act.now });
  try {
    const plan = await admit(turn, { ways: ways.filter((way) => way.people!.size > 0), act, memory, record });
    return new Map(decided.map(([standing, decision]) => [standing.invitee.id, answerOf(standing, decision, { plan, way: ways[0]!, client: inviting.client.id })]));
  } catch (thrown) {
    throw thrown instanceof ShortOfSeats ? inIdsOfInvitees(thrown, standings) : thrown;
  }
}

async function openPlaces(tx: Tx, ids: readonly SublicenseId[], now: Date): Promise<Place[]> {
  const found = await placesOf(tx, ids);
  return ids.map((id) => {
    const place = found.get(id);
    if (place === undefined) throw new NotFound('sublicense');
    refuseClosed(place, now, 'sublicenseIds');
    return place;
  });
}

async function standingsOf(
  { accounts }: InvitePeopleParts,
  turn: Turn,
  { inviting, people, owners, now }: { readonly inviting: Inviting; readonly people: readonly Invitee[]; readonly owners: ReadonlyMap<string, LearnerId>; readonly now: Date },
): Promise<Standing[]> {
  const client = inviting.client.id;
  const facts = await accounts.facts(turn.tx, turn.people);
  const members = new Map((await membersOf(turn, [client])).map((member) => [member.learnerId, member]));
  const open = await openInvitesOf(turn.tx, { client, people: turn.people, now });
  const leadTo = await sublicensesOfInvites(turn.tx, open.map(({ id }) => id));
  return people.map((invitee) => {
    const learner = owners.get(invitee.email.key)!;
    const pending = open.find((one) => one.learnerId === learner && inviting.sublicenses.every((id) => leadTo.get(one.id)!.includes(id)));
    return { invitee, learner, facts: facts.get(learner)!, member: members.get(learner), pending };
  });
}

function decide({ facts, member, pending }: Standing, { sublicenses }: Inviting): Decision {
  if (member?.status === 'DISABLED') return 'disabled';
  if (member?.status === 'ACTIVE' && !isUnproven(facts)) return 'let in';
  if (pending !== undefined) return 'pending';
  return sublicenses.every((id) => member?.accesses.get(id)?.status === 'ACTIVE') ? 'held' : 'invite';
}

function letIn(standings: readonly Standing[], { inviting, places, now }: { readonly inviting: Inviting; readonly places: readonly Place[]; readonly now: Date }): Way {
  return {
    door: 'STAFF',
    words: 'by hand',
    people: new Set(standings.map(({ learner }) => learner)),
    sourceOf: () => idBytes(inviting.by.id),
    places,
    ownEndsAt: (place) => ownEndAfter(now, place.accessDays),
    uses: null,
    reserves: null,
    byStaff: true,
  };
}

function hold(standings: readonly Standing[], { inviting, places }: { readonly inviting: Inviting; readonly places: readonly Place[] }): Way {
  const people = new Map(standings.map(({ learner, invitee }) => [learner, invitee]));
  return {
    door: 'INVITE',
    words: 'for an invite',
    people: new Set(people.keys()),
    sourceOf: (person) => idBytes(people.get(person)!.inviteId),
    places,
    ownEndsAt: () => null,
    uses: null,
    reserves: { people: new Set(people.keys()), until: inviting.expiresAt, invitedAs: people },
    byStaff: true,
  };
}

interface ToWriteDown {
  readonly plan: AdmissionPlan;
  readonly ways: readonly Way[];
  readonly inviting: Inviting;
  readonly places: readonly Place[];
  readonly invited: readonly Standing[];
  readonly added: readonly Standing[];
  readonly now: Date;
}

async function writeDown({ post }: InvitePeopleParts, tx: Tx, { plan, ways, inviting, places, invited, added, now }: ToWriteDown): Promise<void> {
  const { client, sublicenses, message, sendEmail, expiresAt, by } = inviting;
  await insertInvites(
    tx,
    invited.map(({ invitee, learner }) => ({
      id: invitee.inviteId,
      clientId: client.id,
      learnerId: learner,
      email: invitee.email.written,
      firstName: invitee.firstName,
      lastName: invitee.lastName,
      message,
      tokenHash: linkTokenHash('inv', invitee.token)!,
      byMail: sendEmail,
      mailId: sendEmail ? invitee.mailId : null,
      sentAt: sendEmail ? null : now,
      expiresAt,
      invitedBy: by.id,
      createdAt: now,
      sublicenses,
    })),
  );
  if (!sendEmail) return;
  const names = places.map(({ sublicenseName }) => sublicenseName);
  const gained = added.filter(({ learner }) => plan.outcomes.get(ways[0]!)?.get(learner) === 'ADMITTED');
  await post.write(
    tx,
    [
      ...invited.map(({ invitee, learner }) => inviteLetter({ ...invitee, learner, message, expiresAt }, { client, by, sublicenses: names })),
      ...gained.map(({ invitee, learner, facts }) => accessAddedLetter({ id: invitee.mailId, learner, facts, message }, { client, sublicenses: names })),
    ],
    now,
  );
}

function answerOf(
  { invitee, learner, pending }: Standing,
  decision: Decision,
  { plan, way, client }: { readonly plan: AdmissionPlan; readonly way: Way; readonly client: ClientId },
): InvitedOne {
  if (decision === 'disabled') return { kind: 'disabled' };
  if (decision === 'invite') return { kind: 'invited', invite: invitee.inviteId, isNew: true };
  // A run whose COMMIT answer was lost made it.
  if (decision === 'pending') return { kind: 'invited', invite: pending!.id, isNew: pending!.id === invitee.inviteId };
  const membership = plan.memberOf(client, learner)!.id;
  return { kind: plan.outcomes.get(way)?.get(learner) === 'ADMITTED' ? 'added' : 'held', membership };
}

/** Who was short of what, by the ids that callers know. */
function inIdsOfInvitees(short: ShortOfSeats, standings: readonly Standing[]): ShortOfSeats {
  const needs = new Map(standings.map(({ invitee, learner }) => [invitee.id, short.needs.get(learner) ?? new Map()]));
  return new ShortOfSeats(short.shortages, needs, short.places, short.problem);
}
