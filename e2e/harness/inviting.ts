import type { Caller } from './caller.js';

/** Milliseconds a mail may take to come: a guard against hanging, no bar. */
const PATIENCE = 90_000;
const PROBLEM = '... on Problem { message } ... on InvalidInput { fields { path message } }';

/** Whom to ask in, to what. */
export interface Inviting {
  readonly clientId: string;
  readonly sublicenseId: string;
  readonly email: string;
  readonly firstName?: string;
  readonly lastName?: string;
}

/** An invite that was made. */
export interface MadeInvite {
  readonly id: string;
  /** Null when it was mailed. */
  readonly link: string | null;
}

/** Invites somebody. @param staff who invites @param sendEmail false: the answer holds the link */
export async function invite(staff: Caller, { clientId, sublicenseId, email, firstName = 'Nora', lastName = 'Newcomer' }: Inviting, sendEmail: boolean): Promise<MadeInvite> {
  const [answer] = await staff.ask<readonly { readonly invite: { readonly id: string }; readonly link: string | null }[]>(
    `mutation ($input: InviteLearnersInput!) { inviteLearners(input: $input) { ... on LearnerInvited { invite { id } link } ${PROBLEM} } }`,
    { input: { clientId, sublicenseIds: [sublicenseId], learners: [{ firstName, lastName, email }], sendEmail } },
  );
  return { id: answer!.invite.id, link: answer!.link };
}

export async function resendInvite(staff: Caller, id: string): Promise<void> {
  await staff.ask('mutation ($input: ResendInviteInput!) { resendInvite(input: $input) { id } }', { input: { ids: [id] } });
}

export async function cancelInvite(staff: Caller, id: string): Promise<void> {
  await staff.ask('mutation ($input: CancelInviteInput!) { cancelInvite(input: $input) { id } }', { input: { ids: [id] } });
}

/** How many mails have come to an address. */
export async function mailsTo(staff: Caller, email: string): Promise<number> {
  return (await mailsOf(staff, email)).length;
}

async function mailsOf(staff: Caller, email: string): Promise<readonly { readonly text: string }[]> {
  return (await staff.ask<{ readonly nodes: readonly { readonly text: string }[] }>('query ($search: String) { mailbox(search: $search) { nodes { text } } }', { search: email })).nodes;
}

/**
 * Waits until so many mails have come to an address, as the mailbox of a site without a mail server shows them.
 *
 * @returns the link of the latest
 */
export async function mailedLink(staff: Caller, email: string, count = 1): Promise<string> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    const mails = await mailsOf(staff, email);
    if (mails.length >= count) return /\S+#(?:[\w-]+=)?\w{3}_[\w-]+/.exec(mails[0]!.text)![0];
  }
  throw new Error(`Not as many as ${count} mails came to ${email}.`);
}
