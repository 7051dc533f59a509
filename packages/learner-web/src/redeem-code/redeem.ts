import { OnceKeys } from '@portico/shared';
import { RedeemCodesDocument, RegisterAndRedeemDocument, SignInDocument } from '@portico/shared/learner';
import { ask } from '../server/ask.js';
import type { Newcomer } from '../ui/newcomer.js';
import type { CodeCheck } from './check-codes.js';
import type { Refusal } from './refusals.js';

const keys = new OnceKeys();

/** Codes that are to be redeemed together. */
export interface Hand {
  readonly slug: string | null;
  readonly checks: readonly CodeCheck[];
}

const codesOf = ({ slug, checks }: Hand) => ({ slug, codes: checks.map((check) => check.entered) });

/** Where a learner goes once they are in: the page of the first code's client. */
export function homeOf({ slug, checks }: Hand): string {
  return `/${slug ?? checks[0]?.client?.slug ?? 'redeem'}`;
}

/** Redeems for whoever is signed in. Gives what stands in the way; null when they are in. */
export async function redeem(hand: Hand): Promise<Refusal | null> {
  const input = codesOf(hand);
  const { redeemCodes } = await ask(RedeemCodesDocument, { input: { ...input, idempotencyKey: keys.keyFor(input) } });
  return redeemCodes.__typename === 'CodesRedeemed' ? null : redeemCodes;
}

/** Makes an account and redeems in one step. Gives what stands in the way; null when they are in. */
export async function register(hand: Hand, person: Newcomer): Promise<Refusal | null> {
  const input = { ...codesOf(hand), ...person, acceptTerms: true };
  const { registerAndRedeem } = await ask(RegisterAndRedeemDocument, { input: { ...input, idempotencyKey: keys.keyFor(input) } });
  return registerAndRedeem.__typename === 'CodesRedeemed' ? null : registerAndRedeem;
}

/** Signs in a learner on the page of the codes' client. False when address and password do not go together. */
export async function signIn(hand: Hand, { email, password }: Pick<Newcomer, 'email' | 'password'>): Promise<boolean> {
  const slug = homeOf(hand).slice(1);
  return (await ask(SignInDocument, { input: { slug, email, password } })).signIn.__typename === 'SignedIn';
}
