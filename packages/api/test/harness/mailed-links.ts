import { idBytes } from '../../src/kernel/ids.js';
import { idFrom } from '../../src/kernel/outside-ids.js';
import { run } from '../../src/kernel/sql.js';
import type { Caller, Json } from './caller.js';
import { makeCode, makeOwner, PASSWORD, serial, type MadeClient } from './factories.js';
import { mailedToken } from './inviting.js';
import { register } from './redeeming.js';
import type { Site } from './site.js';

const ENTERED = '__typename ... on SignedIn { viewer { __typename ... on Staff { id } ... on LearnerViewer { learner { id email emailProven } } } } ... on Problem { message } ... on InvalidInput { fields { path message } }';

/** The mutations that mail a link. */
export const REQUESTS = {
  sgn: 'mutation ($input: RequestSignInLinkInput!) { answer: requestSignInLink(input: $input) }',
  pwr: 'mutation ($input: RequestPasswordResetInput!) { answer: requestPasswordReset(input: $input) }',
} as const;

/** The mutations that follow one. */
export const FOLLOW = {
  sgn: `mutation ($input: SignInWithLinkInput!) { answer: signInWithLink(input: $input) { ${ENTERED} } }`,
  pwr: `mutation ($input: ResetPasswordInput!) { answer: resetPassword(input: $input) { ${ENTERED} } }`,
  prf: `mutation ($input: ConfirmEmailInput!) { answer: confirmEmail(input: $input) { ${ENTERED} } }`,
} as const;

/** Whose link: an address and, for a learner, the page it is asked for on. */
export interface Whose {
  readonly email: string;
  readonly slug?: string;
}

/** Asks for a link as a stranger, and has what waits delivered. */
export async function requestLink(site: Site, purpose: keyof typeof REQUESTS, { email, slug }: Whose): Promise<void> {
  await site.stranger().ask(REQUESTS[purpose], { input: { email, ...(slug === undefined ? {} : { slug }) } });
  await site.deliver();
}

/** Asks for a link and reads its token out of the mail, the word of the admin app's address taken away. */
export async function linkFor(site: Site, owner: Caller, purpose: keyof typeof REQUESTS, whose: Whose): Promise<string> {
  await requestLink(site, purpose, whose);
  return latestToken(owner, whose.email);
}

/** The token in the latest mail to an address. */
export async function latestToken(owner: Caller, email: string): Promise<string> {
  return (await mailedToken(owner, email)).replace(/^[a-z-]+=/, '');
}

/** Follows a link; the answer. */
export async function follow(caller: Caller, purpose: keyof typeof FOLLOW, input: object): Promise<Json> {
  return (await caller.ask(FOLLOW[purpose], { input })).answer!;
}

/** The kinds of mail an address got, the newest first, as the mailbox of a site without a mail server keeps them. */
export async function mailsTo(owner: Caller, email: string): Promise<string[]> {
  const { mailbox } = await owner.ask('query ($search: String) { mailbox(search: $search, first: 100) { nodes { kind } } }', { search: email });
  return (mailbox!.nodes as unknown as Json[]).map(({ kind }) => String(kind));
}

/** Somebody with an account and a session, by whom links are asked for. */
export interface Registered extends Whose {
  readonly id: string;
  readonly caller: Caller;
}

/** Somebody who registered with a code that opens Main, with PASSWORD, and proved the address since unless told. */
export async function registered(site: Site, client: MadeClient, { proven = true, email = `linked${serial()}@example.test` } = {}): Promise<Registered> {
  const { code } = await makeCode(await makeOwner(site), client.id, { sublicenseIds: [client.main] });
  const caller = site.stranger();
  const { learner } = await register(caller, client.slug, [code], { email, password: PASSWORD });
  const id = idFrom('lrn', learner!.id!);
  if (proven) await site.database.inTransaction((tx) => run(tx, 'UPDATE learner SET email_proven_at = created_at WHERE id = ?', [idBytes(id)]));
  return { id, caller, email, slug: client.slug };
}

/** Whether a password lets somebody in. */
export async function signsIn(site: Site, { email, slug }: Whose, password: string): Promise<boolean> {
  const { signIn } = await site.stranger().ask('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', { input: { email, password, ...(slug === undefined ? {} : { slug }) } });
  return signIn!.__typename === 'SignedIn';
}
