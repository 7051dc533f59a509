import type { Caller, Json } from './caller.js';
import { serial } from './factories.js';

const DASHBOARDS = 'dashboards { sublicense status since expiresAt client { name slug } why { door label since } content { title } }';

const PROBLEMS = `... on Problem { message }
  ... on CodeNotFound { code } ... on EmailNotAllowed { code } ... on CodeNotStarted { code startsAt } ... on CodeExpired { code expiredAt } ... on CodeExhausted { code }
  ... on SeatsExhausted { forCode sublicense available }`;

const REDEEMED = `__typename
  ... on CodesRedeemed { learner { id email firstName lastName } redemptions { id code redeemedAt sublicenses { name } } ${DASHBOARDS} }
  ${PROBLEMS} ... on InvalidInput { fields { path message } }`;

/** Redeems codes as a signed-in learner. @param slug the client's page; null: without one */
export async function redeem(learner: Caller, slug: string | null, codes: readonly string[]): Promise<Json> {
  const document = `mutation ($input: RedeemCodesInput!) { redeemCodes(input: $input) { ${REDEEMED} ... on AccessRevoked { forCode } } }`;
  return (await learner.ask(document, { input: { slug, codes } })).redeemCodes!;
}

/** What {@link register} sends unless told otherwise. */
export interface Registration {
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly password?: string;
  readonly acceptTerms?: boolean;
}

/** Registers somebody new with codes. @param slug the client's page; null: without one */
export async function register(stranger: Caller, slug: string | null, codes: readonly string[], person: Registration = {}): Promise<Json> {
  const document = `mutation ($input: RegisterAndRedeemInput!) { registerAndRedeem(input: $input) { ${REDEEMED} } }`;
  const input = {
    slug, codes, firstName: 'Nora', lastName: 'Newcomer', password: 'seven quiet harbours', acceptTerms: true,
    email: `newcomer${serial()}@example.test`,
    ...person,
  };
  return (await stranger.ask(document, { input })).registerAndRedeem!;
}

/** Looks at codes without using them. @param slug the client's page; null: without one */
export async function check(caller: Caller, slug: string | null, codes: readonly string[]): Promise<Json[]> {
  const document = `query ($input: CheckCodesInput!) { checkCodes(input: $input) {
    entered accepted opens client { name slug } problem { __typename ${PROBLEMS} ... on AccessRevoked { forCode } } } }`;
  // The schema says that it is a list.
  return (await caller.ask(document, { input: { slug, codes } })).checkCodes as unknown as Json[];
}

/** What a learner sees of their own. */
export async function dashboardsOf(learner: Caller): Promise<Json[]> {
  const { viewer } = await learner.ask(`{ viewer { ... on LearnerViewer { ${DASHBOARDS} } } }`);
  return viewer!.dashboards as unknown as Json[];
}
