import { OnceKeys } from '@portico/shared';
import { AcceptInviteDocument, ClaimInviteDocument, InvitationDocument, SignInDocument, type AcceptInviteMutation, type InvitationQuery } from '@portico/shared/learner';
import { ask } from '../server/ask.js';
import type { Newcomer } from '../ui/newcomer.js';

const keys = new OnceKeys();

/** What a link invites to. */
export type Invitation = NonNullable<InvitationQuery['invitation']>;

/** Why it cannot be accepted. */
export type Reason = NonNullable<InvitationQuery['inviteProblem']>['reason'];

/** What stands in the way of somebody who accepts. */
export type Refusal = Exclude<AcceptInviteMutation['acceptInvite'], { readonly __typename: 'InviteAccepted' }>;

/** Finds out what a link leads to; uses nothing up. */
export async function lookAt(token: string): Promise<Invitation | Reason> {
  const { invitation, inviteProblem } = await ask(InvitationDocument, { token });
  return invitation ?? inviteProblem?.reason ?? 'UNKNOWN';
}

/** Makes an account and accepts in one step. Gives what stands in the way; null when they are in. */
export async function accept(token: string, { firstName, lastName, password }: Newcomer): Promise<Refusal | null> {
  const input = { token, firstName, lastName, password, acceptTerms: true };
  const { acceptInvite } = await ask(AcceptInviteDocument, { input: { ...input, idempotencyKey: keys.keyFor(input) } });
  return acceptInvite.__typename === 'InviteAccepted' ? null : acceptInvite;
}

/** Accepts for whoever is signed in. Gives why not; null when they are in. */
export async function claim(token: string): Promise<Reason | null> {
  const { claimInvite } = await ask(ClaimInviteDocument, { input: { token, idempotencyKey: keys.keyFor({ token }) } });
  return claimInvite.__typename === 'InviteNotUsable' ? claimInvite.reason : null;
}

/** False when address and password do not go together. */
export async function signIn(slug: string, { email, password }: Newcomer): Promise<boolean> {
  return (await ask(SignInDocument, { input: { slug, email, password } })).signIn.__typename === 'SignedIn';
}
