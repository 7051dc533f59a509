import { idBytes, idFromBytes, type ClientId, type LearnerId } from '../../../src/kernel/ids.js';
import { rows } from '../../../src/kernel/sql.js';
import type { makeStaff, MadeLearner } from '../../harness/factories.js';
import type { Call } from '../../harness/lines.js';
import type { MadePlaces } from '../../harness/quick-places.js';
import type { Site } from '../../harness/site.js';

/** What scenes are set on. */
export interface Stage {
  readonly site: Site;
  readonly staff: Awaited<ReturnType<typeof makeStaff>>;
  /** Four learners who have an account and nothing at the client of a fresh scene. */
  readonly cast: readonly [MadeLearner, MadeLearner, MadeLearner, MadeLearner];
  /** Sends a call that must go well; what sets a scene is done by the product itself. */
  send(call: Call): Promise<void>;
}

/** The accesses and memberships of a client, oldest first. */
export async function insideOf({ site }: Stage, client: ClientId): Promise<{ accesses: string[]; memberships: string[] }> {
  const found = await rows<{ id: Buffer; membership_id: Buffer }>(
    site.database.reader,
    'SELECT a.id, a.membership_id FROM access a JOIN membership m ON m.id = a.membership_id WHERE m.client_id = ? ORDER BY a.id',
    [idBytes(client)],
  );
  const memberships = new Set(found.map((row) => idFromBytes('mem', row.membership_id)));
  return { accesses: found.map((row) => idFromBytes('acc', row.id)), memberships: [...memberships] };
}

/** A fresh client with its people, and the call that is about to be disturbed. */
export interface Scene {
  readonly places: MadePlaces;
  readonly people: readonly LearnerId[];
  readonly call: Call;
}

/** An operation in one of the ways it can go, disturbed at each of its statements. */
export interface Operation {
  readonly name: string;
  /** The types of its answers, in order, when nothing fails. */
  readonly told: readonly string[];
  set(stage: Stage): Promise<Scene>;
}

const REFUSED = '... on Problem { message } ... on SeatsExhausted { forCode sublicense available }';
const ACCESS = 'id status ownEndsAt grounds { door label } sublicense { name }';

/** The calls, with everything in the answer that could come out wrong. */
export const CALLS = {
  redeem: ({ caller }: MadeLearner, { slug }: MadePlaces, codes: readonly string[]): Call => ({
    cookie: caller.cookies,
    query: `mutation ($input: RedeemCodesInput!) { redeemCodes(input: $input) { __typename
      ... on CodesRedeemed { learner { id } redemptions { id code redeemedAt sublicenses { name } } } ${REFUSED} } }`,
    input: { slug, codes },
  }),
  register: (email: string, { slug }: MadePlaces, codes: readonly string[]): Call => ({
    cookie: '',
    query: `mutation ($input: RegisterAndRedeemInput!) { registerAndRedeem(input: $input) { __typename
      ... on CodesRedeemed { learner { id firstName } redemptions { id code redeemedAt sublicenses { name } } dashboards { sublicense status why { label } } } ${REFUSED} } }`,
    input: { slug, codes, firstName: 'Nora', lastName: 'Newcomer', email, password: 'seven quiet harbours', acceptTerms: true },
  }),
  grant: ({ staff }: Stage, sublicenseId: string, people: readonly MadeLearner[], expiresAt?: string): Call => ({
    cookie: staff.caller.cookies,
    query: `mutation ($input: GrantAccessInput!) { grantAccess(input: $input) { __typename
      ... on AccessGranted { access { ${ACCESS} membership { id status } } } ... on AlreadyHasAccess { membership { id status accesses { ${ACCESS} } } } ${REFUSED} } }`,
    input: { sublicenseId, learnerIds: people.map(({ id }) => id), ...(expiresAt !== undefined && { expiresAt }) },
  }),
  revoke: ({ staff }: Stage, accessIds: readonly string[]): Call => ({
    cookie: staff.caller.cookies,
    query: `mutation ($input: RevokeAccessInput!) { revokeAccess(input: $input) { __typename ${ACCESS} revokedAt } }`,
    input: { accessIds },
  }),
  setStatus: ({ staff }: Stage, ids: readonly string[], enabled: boolean): Call => ({
    cookie: staff.caller.cookies,
    query: `mutation ($input: SetMembershipStatusInput!) { setMembershipStatus(input: $input) { __typename
      ... on MembershipUpdated { membership { id status accesses { ${ACCESS} } } } ${REFUSED} } }`,
    input: { ids, enabled },
  }),
  move: ({ staff }: Stage, sublicenseId: string, accessIds: readonly string[]): Call => ({
    cookie: staff.caller.cookies,
    query: `mutation ($input: MoveAccessInput!) { moveAccess(input: $input) { __typename
      ... on AccessGranted { access { ${ACCESS} membership { id status } } } ... on AlreadyHasAccess { membership { id status accesses { ${ACCESS} } } } ${REFUSED} } }`,
    input: { sublicenseId, accessIds },
  }),
  update: ({ staff }: Stage, membership: string, changes: object): Call => ({
    cookie: staff.caller.cookies,
    query: `mutation ($input: UpdateMembershipInput!) { updateMembership(input: $input) { __typename
      ... on MembershipUpdated { membership { id externalId reference { name value } learner { firstName lastName } } } ... on Problem { message } } }`,
    input: { id: membership, ...changes },
  }),
};
