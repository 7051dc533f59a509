import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { readEmail } from '../kernel/email.js';
import { idBytes, type LearnerId, type MembershipId, type OutboxId } from '../kernel/ids.js';
import {
  admit,
  isUnproven,
  learnersByExternalId,
  ownEndAfter,
  ShortOfSeats,
  takeStaffEntries,
  type AdmissionMemory,
  type AdmissionPlan,
  type Opened,
  type Place,
  type ProofRequests,
  type Way,
} from '../learners/learners.api.js';
import { openPlaces, standingsOf, type Invitee, type InvitePeopleParts, type Inviting, type Standing } from './invite-standing.js';
import { hold, inIdsOfInvitees, writeDown } from './invite-writing.js';

/** What {@link provisionPeople} works with. */
export interface ProvisionPeopleParts extends InvitePeopleParts {
  readonly proofs: ProofRequests;
}

/** Somebody to be provisioned, with the id of the mail that may ask for a proof of their address. */
export interface Provisioned extends Invitee {
  readonly proofId: OutboxId;
}

/** How it went for one person, in a form that can be kept and read again. */
export type ProvisionedOne = { readonly kind: 'in'; readonly membership: MembershipId; readonly isNew: boolean } | { readonly kind: 'revoked' } | { readonly kind: 'disabled' };

/** What is asked for, and what outlasts a run whose COMMIT answer was lost. */
export interface Provisioning {
  readonly inviting: Inviting;
  readonly people: readonly Provisioned[];
  readonly act: Act;
  readonly memory: AdmissionMemory;
  /** The memberships runs of this very call made. */
  readonly made: Set<MembershipId>;
}

/**
 * Makes or updates learners of one client in one pass of the gate, found by external id, then by address. Whoever is new to the
 * client is invited where mails are sent; everybody else is in at once by the hand of staff, or, where a stranger may have opened
 * the account, when they prove the address. Whom staff took out stays out. A number of statements that does not grow with them.
 *
 * @returns how it went, by the id of the invitee
 * @throws ShortOfSeats when there are fewer seats than people, by the ids of the invitees; nothing is changed then
 * @throws Refusal InvalidInput when a sublicense has ended or the client is disabled
 */
export async function provisionPeople(parts: ProvisionPeopleParts, tx: Tx, { inviting, people, act, memory, made }: Provisioning): Promise<Map<LearnerId, ProvisionedOne>> {
  const { turn, owners } = await openThem(parts, tx, { inviting, people, now: act.now });
  const places = await openPlaces(tx, inviting.sublicenses, act.now);
  const standings = onePerLearner(await standingsOf(parts, turn, { inviting, people, owners, now: act.now })).map(atTheirAddress);
  const [invited, byHand] = [true, false].map((isInvited) => standings.filter((standing) => toInvite(standing, inviting) === isInvited)) as [Standing[], Standing[]];
  const ways = [hold(invited.filter(({ pending }) => pending === undefined), { inviting, places, byStaff: false }), handIn(byHand, { inviting, places, now: act.now })];
  const record = async (plan: AdmissionPlan) => {
    const gained = (way: Way, of: readonly Standing[]) => of.filter(({ learner }) => plan.outcomes.get(way)?.get(learner) === 'ADMITTED');
    const inAtOnce = gained(ways[1]!, byHand).filter(({ facts }) => !isUnproven(facts));
    await writeDown(parts, tx, { inviting, places, invited: gained(ways[0]!, invited), gained: inAtOnce.filter(({ member }) => member !== undefined), now: act.now });
    const toProve = gained(ways[1]!, byHand).filter(({ facts }) => isUnproven(facts));
    await parts.proofs.ask(tx, toProve.map(({ invitee, learner }) => ({ id: (invitee as Provisioned).proofId, learner, client: inviting.client.id })), act.now);
    const entries = standings.flatMap((standing) => entryOf(standing, plan, ways, inviting) ?? []);
    await takeStaffEntries(turn, entries, act);
  };
  try {
    const plan = await admit(turn, { ways, act, memory, record });
    for (const { member } of plan.newMembers) made.add(member.id);
    const byLearner = new Map(standings.map((standing) => [standing.learner, answerOf(standing, { plan, ways, inviting, made })]));
    return new Map(people.map(({ id }) => [id, byLearner.get(owners.get(id)!)!]));
  } catch (thrown) {
    throw thrown instanceof ShortOfSeats ? inIdsOfInvitees(thrown, standings) : thrown;
  }
}

/** Finds people by external id, then by address; makes the accounts that are missing and takes everybody's turn. */
async function openThem(
  { accounts }: ProvisionPeopleParts,
  tx: Tx,
  { inviting, people, now }: { readonly inviting: Inviting; readonly people: readonly Provisioned[]; readonly now: Date },
): Promise<{ readonly turn: Opened['turn']; readonly owners: Map<LearnerId, LearnerId> }> {
  const known = await learnersByExternalId(tx, inviting.client.id, people.flatMap(({ externalId }) => externalId ?? []));
  const knownOf = ({ externalId }: Provisioned) => (externalId === null ? undefined : known.get(externalId));
  const { turn, owners } = await accounts.openAll(tx, people.filter((person) => knownOf(person) === undefined), now, [...known.values()]);
  return { turn, owners: new Map(people.map((person) => [person.id, knownOf(person) ?? owners.get(person.email.key)!])) };
}

/** Two of a call may be one person: by the external id of the one and the address of the other. The first counts. */
function onePerLearner(standings: readonly Standing[]): Standing[] {
  return [...new Map(standings.toReversed().map((standing) => [standing.learner, standing])).values()].toReversed();
}

/** Mail goes to the address of the account, also where somebody found by their external id was given another: its link leads into that account. */
function atTheirAddress(standing: Standing): Standing {
  const own = readEmail(standing.facts.email)!;
  return own.key === standing.invitee.email.key ? standing : { ...standing, invitee: { ...standing.invitee, email: own } };
}

function toInvite({ member }: Standing, { sendEmail }: Inviting): boolean {
  return sendEmail && (member === undefined || member.status === 'INVITED');
}

function handIn(standings: readonly Standing[], { inviting, places, now }: { readonly inviting: Inviting; readonly places: readonly Place[]; readonly now: Date }): Way {
  const names = new Map(standings.map(({ learner, invitee }) => [learner, invitee]));
  const unproven = new Set(standings.flatMap(({ learner, facts }) => (isUnproven(facts) ? [learner] : [])));
  return {
    door: 'STAFF',
    words: 'by provisioning',
    people: new Set(names.keys()),
    sourceOf: () => idBytes(inviting.by.id),
    places,
    ownEndsAt: (place) => ownEndAfter(now, place.accessDays),
    uses: null,
    reserves: unproven.size === 0 ? null : { people: unproven, until: inviting.expiresAt, invitedAs: names },
    byStaff: false,
    namedAs: names,
  };
}

/** What staff say of whoever was not taken out before. */
function entryOf({ learner, invitee, member }: Standing, plan: AdmissionPlan, ways: readonly Way[], { client }: Inviting) {
  const membership = (plan.memberOf(client.id, learner) ?? member)?.id;
  if (membership === undefined || isOut(plan, ways, learner)) return null;
  return { membership, names: { firstName: invitee.firstName, lastName: invitee.lastName }, externalId: invitee.externalId };
}

function isOut(plan: AdmissionPlan, ways: readonly Way[], learner: LearnerId): boolean {
  return ways.some((way) => ['REVOKED', 'DISABLED'].includes(plan.outcomes.get(way)?.get(learner) ?? ''));
}

function answerOf(
  { learner, member }: Standing,
  { plan, ways, inviting, made }: { readonly plan: AdmissionPlan; readonly ways: readonly Way[]; readonly inviting: Inviting; readonly made: ReadonlySet<MembershipId> },
): ProvisionedOne {
  if (isOut(plan, ways, learner)) return member?.status === 'DISABLED' ? { kind: 'disabled' } : { kind: 'revoked' };
  const { id } = plan.memberOf(inviting.client.id, learner)!;
  return { kind: 'in', membership: id, isNew: made.has(id) };
}
