import type { Caller, Json } from './caller.js';
import { serial } from './factories.js';

/** What somebody new says of themselves. */
export const NEWCOMER = { firstName: 'Nora', lastName: 'Newcomer', password: 'seven quiet harbours', acceptTerms: true } as const;

export const INVITE = `mutation ($input: InviteLearnersInput!) { inviteLearners(input: $input) { __typename
  ... on LearnerInvited { isNew link invite { id email firstName lastName message status expiresAt sublicenses { id } } }
  ... on AccessAdded { membership { id status accesses { sublicense { id } status } } } ... on AlreadyHasAccess { membership { id } }
  ... on Problem { message } ... on SeatsExhausted { available } ... on InvalidInput { fields { path message } } } }`;

export const ACCEPT = `mutation ($input: AcceptInviteInput!) { acceptInvite(input: $input) { __typename
  ... on InviteAccepted { learner { id email firstName lastName } dashboards { sublicense status client { slug } } }
  ... on InviteNotUsable { reason message } ... on AccountExists { message } ... on InvalidInput { fields { path } } } }`;

export const CLAIM = `mutation ($input: ClaimInviteInput!) { claimInvite(input: $input) { __typename
  ... on InviteAccepted { learner { id } dashboards { sublicense status } } ... on InviteNotUsable { reason message } } }`;

/** Whom and to what. */
export interface Inviting {
  readonly clientId: string;
  readonly sublicenseIds: readonly string[];
  /** Left out: one person nobody knows. */
  readonly people?: readonly { readonly email: string; readonly firstName: string; readonly lastName: string }[];
  readonly message?: string;
  readonly sendEmail?: boolean;
  readonly idempotencyKey?: string;
}

/** Invites people through the API; the answers in order. */
export async function invite(staff: Caller, { people, ...input }: Inviting): Promise<Json[]> {
  const learners = people ?? [{ email: `invited${serial()}@invited.test`, firstName: 'Ida', lastName: 'Invited' }];
  return (await staff.ask(INVITE, { input: { ...input, learners } })).inviteLearners as unknown as Json[];
}

/** The token of the link of a new invite, as staff are handed it who want no mail. */
export async function linkToken(staff: Caller, inviting: Inviting): Promise<string> {
  const [answer] = await invite(staff, { ...inviting, sendEmail: false });
  return tokenIn(String(answer!.link));
}

/** What follows `#` in a link. */
export function tokenIn(link: string): string {
  return new URL(link).hash.slice(1);
}

/** The token in the latest mail to an address, as the mailbox of a site without a mail server shows it. */
export async function mailedToken(owner: Caller, email: string): Promise<string> {
  const { mailbox } = await owner.ask('query ($search: String) { mailbox(search: $search, first: 1) { nodes { text } } }', { search: email });
  const text = String((mailbox!.nodes as unknown as Json[])[0]?.text);
  const link = /https?:\/\/\S+#\S+/.exec(text)?.[0];
  if (link === undefined) throw new Error(`The mail to ${email} has no link with a token: ${text}`);
  return tokenIn(link);
}

/** Accepts an invite as somebody new; the answer. */
export async function accept(caller: Caller, token: string, more: object = {}): Promise<Json> {
  return (await caller.ask(ACCEPT, { input: { ...NEWCOMER, token, ...more } })).acceptInvite!;
}
