import type { Caller } from './caller.js';

/** The password of every learner that {@link registerLearner} makes. */
export const LEARNER_PASSWORD = 'quiet harbour at dawn';

export interface LearnerInput {
  /** The client's page; without it only codes that are unique on the site are known. */
  readonly slug?: string;
  readonly codes: readonly string[];
  readonly email: string;
  readonly firstName?: string;
  readonly lastName?: string;
}

/** Registers somebody with codes, without a browser; whoever calls is signed in as them afterwards. */
export async function registerLearner(caller: Caller, learner: LearnerInput): Promise<void> {
  const input = { firstName: 'Nora', lastName: 'Newcomer', password: LEARNER_PASSWORD, acceptTerms: true, ...learner };
  await caller.ask('mutation ($input: RegisterAndRedeemInput!) { registerAndRedeem(input: $input) { __typename ... on Problem { message } } }', { input });
}

/** Redeems more codes for whoever has signed in. */
export async function redeemCodes(caller: Caller, slug: string, codes: readonly string[]): Promise<void> {
  await caller.ask('mutation ($input: RedeemCodesInput!) { redeemCodes(input: $input) { __typename ... on Problem { message } } }', { input: { slug, codes } });
}

/** Signs in somebody who has an account, as on one more device. */
export async function signInLearner(caller: Caller, slug: string, email: string): Promise<void> {
  const input = { slug, email, password: LEARNER_PASSWORD };
  await caller.ask('mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Problem { message } } }', { input });
}
