import { idBytes, type LearnerId } from '../../src/kernel/ids.js';
import { run } from '../../src/kernel/sql.js';
import type { Caller, Json } from './caller.js';
import { ACCESS } from './administering.js';
import type { Site } from './site.js';

const MEMBERSHIP = 'id externalId reference { name value } learner { firstName lastName }';

export const MOVE = `mutation ($input: MoveAccessInput!) { moveAccess(input: $input) { __typename
  ... on AccessGranted { access { ${ACCESS} membership { id } } } ... on AlreadyHasAccess { membership { id accesses { ${ACCESS} } } }
  ... on Problem { message } ... on SeatsExhausted { sublicense available forCode } ... on InvalidInput { fields { path message } } } }`;

export const UPDATE_MEMBERSHIP = `mutation ($input: UpdateMembershipInput!) { updateMembership(input: $input) { __typename
  ... on MembershipUpdated { membership { ${MEMBERSHIP} } } ... on Problem { message } ... on InvalidInput { fields { path message } } } }`;

export const REMOVE = 'mutation ($input: RemoveFromClientInput!) { removeFromClient(input: $input) }';

/** Moves accesses to another sublicense; the answers in order. */
export async function move(staff: Caller, sublicenseId: string, accessIds: readonly unknown[], idempotencyKey: string | null = null): Promise<Json[]> {
  return (await staff.ask(MOVE, { input: { sublicenseId, accessIds, idempotencyKey } })).moveAccess as unknown as Json[];
}

/** Changes a membership; its result. */
export async function updateMembership(staff: Caller, input: object): Promise<Json> {
  return (await staff.ask(UPDATE_MEMBERSHIP, { input })).updateMembership!;
}

/** Takes memberships out of their clients; their ids. */
export async function removeFromClient(staff: Caller, membershipIds: readonly unknown[]): Promise<string[]> {
  return (await staff.ask(REMOVE, { input: { membershipIds } })).removeFromClient as unknown as string[];
}

/** The addresses a search finds, in their order. */
export async function found(staff: Caller, search: string, clientId: string | null = null): Promise<string[]> {
  const { learners } = await staff.ask('query ($filter: LearnerFilter) { learners(filter: $filter, orderBy: { by: EMAIL, direction: ASC }, first: 100) { nodes { learner { email } } } }', {
    filter: { search, clientId },
  });
  return (learners!.nodes as unknown as { learner: { email: string } }[]).map(({ learner }) => learner.email);
}

/** What history says of a membership, the newest first. */
export async function historyOf(staff: Caller, membershipId: unknown): Promise<Json[]> {
  const { node } = await staff.ask('query ($id: ID!) { node(id: $id) { ... on Membership { history(first: 100) { nodes { action summary changes { field before after } actor { kind } } } } } }', { id: membershipId });
  return node!.history!.nodes as unknown as Json[];
}

/** Makes somebody who never signed in of somebody who did, as people are whom others brought in. */
export async function neverSeen(site: Site, learner: LearnerId): Promise<void> {
  await site.database.inTransaction((tx) => run(tx, 'UPDATE learner SET last_seen_at = NULL WHERE id = ?', [idBytes(learner)]));
}
