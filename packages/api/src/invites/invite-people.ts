import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, type ClientId, type InviteId, type LearnerId, type MembershipId } from '../kernel/ids.js';
import { admit, type AdmissionMemory, isUnproven, ownEndAfter, ShortOfSeats, takeStaffEntries, type AdmissionPlan, type Place, type Turn, type Way } from '../learners/learners.api.js';
import { openPlaces, standingsOf, type Invitee, type InvitePeopleParts, type Inviting, type Standing } from './invite-standing.js';
import { hold, inIdsOfInvitees, writeDown } from './invite-writing.js';

/** How inviting went for one person, in a form that can be kept and read again. */
export type InvitedOne =
  | { readonly kind: 'invited'; readonly invite: InviteId; readonly isNew: boolean }
  | { readonly kind: 'added' | 'held'; readonly membership: MembershipId }
  /** Taken: somebody else of the client has the external id. */
  | { readonly kind: 'disabled' }
  | { readonly kind: 'taken' };

type Decision = 'let in' | 'invite' | 'pending' | 'held' | 'disabled' | 'taken';

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
  const standings = await standingsOf(parts, turn, { inviting, people, owners: new Map(people.map(({ id, email }) => [id, owners.get(email.key)!])), now: act.now });
  const decided = standings.map((standing): [Standing, Decision] => [standing, decide(standing, inviting)]);
  const those = (decision: Decision) => decided.filter(([, of]) => of === decision).map(([standing]) => standing);
  const ways = [letIn(those('let in'), { inviting, places, now: act.now }), hold(those('invite'), { inviting, places, byStaff: true })];
  const record = async (plan: AdmissionPlan) => {
    const gained = those('let in').filter(({ learner }) => plan.outcomes.get(ways[0]!)?.get(learner) === 'ADMITTED');
    await writeDown(parts, tx, { inviting, places, invited: those('invite'), gained, now: act.now });
    await nameOutside(turn, plan, { standings: standings.filter((standing) => decide(standing, inviting) !== 'taken'), client: inviting.client.id, act });
  };
  try {
    const plan = await admit(turn, { ways: ways.filter((way) => way.people!.size > 0), act, memory, record });
    return new Map(decided.map(([standing, decision]) => [standing.invitee.id, answerOf(standing, decision, { plan, way: ways[0]!, client: inviting.client.id })]));
  } catch (thrown) {
    throw thrown instanceof ShortOfSeats ? inIdsOfInvitees(thrown, standings) : thrown;
  }
}

function decide({ learner, facts, member, pending, namesake }: Standing, { sublicenses }: Inviting): Decision {
  if (member?.status === 'DISABLED') return 'disabled';
  if (namesake !== undefined && namesake !== learner) return 'taken';
  if (member?.status === 'ACTIVE' && !isUnproven(facts)) return 'let in';
  if (pending !== undefined) return 'pending';
  return sublicenses.every((id) => member?.accesses.get(id)?.status === 'ACTIVE') ? 'held' : 'invite';
}

/** Writes down what systems of the client call them; the names somebody was known by stay. */
async function nameOutside(turn: Turn, plan: AdmissionPlan, { standings, client, act }: { readonly standings: readonly Standing[]; readonly client: ClientId; readonly act: Act }): Promise<void> {
  const entries = standings.flatMap(({ learner, member: before, invitee: { externalId } }) => {
    const member = plan.memberOf(client, learner) ?? before;
    return member === undefined || member.status === 'DISABLED' || externalId === null ? [] : [{ membership: member.id, names: null, externalId }];
  });
  await takeStaffEntries(turn, entries, act);
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

function answerOf(
  { invitee, learner, pending, member }: Standing,
  decision: Decision,
  { plan, way, client }: { readonly plan: AdmissionPlan; readonly way: Way; readonly client: ClientId },
): InvitedOne {
  if (decision === 'disabled') return { kind: decision };
  if (decision === 'taken') return { kind: decision };
  if (decision === 'invite') return { kind: 'invited', invite: invitee.inviteId, isNew: true };
  // A run whose COMMIT answer was lost made it.
  if (decision === 'pending') return { kind: 'invited', invite: pending!.id, isNew: pending!.id === invitee.inviteId };
  const membership = (member ?? plan.memberOf(client, learner)!).id;
  return { kind: plan.outcomes.get(way)?.get(learner) === 'ADMITTED' ? 'added' : 'held', membership };
}
