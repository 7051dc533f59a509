import type { ClientId, LearnerId, OutboxId } from '../kernel/ids.js';
import type { AccountFacts } from '../learners/learners.api.js';
import type { Letter } from '../mails/mails.api.js';
import type { InviteRecord } from './invite-records.js';

/** Who invites, by name. */
export interface Inviter {
  readonly name: string;
}

/** Whose mail it is, and what it is about. */
interface About {
  readonly client: { readonly id: ClientId; readonly slug: string; readonly inviteSubject: string | null };
  readonly by: Inviter;
  /** By name. */
  readonly sublicenses: readonly string[];
}

/** An invite as its mail needs it. */
interface ToWrite {
  readonly mailId: OutboxId;
  readonly learner: LearnerId;
  readonly email: { readonly written: string };
  readonly firstName: string;
  readonly lastName: string;
  readonly message: string | null;
  readonly token: string;
  readonly expiresAt: Date;
}

/** The mail that asks somebody in. */
export function inviteLetter({ mailId, learner, email, firstName, lastName, message, token, expiresAt }: ToWrite, { client, by, sublicenses }: About): Letter {
  return {
    id: mailId,
    to: { name: `${firstName} ${lastName}`, address: email.written },
    about: learner,
    client: client.id,
    facts: { kind: 'INVITE', firstName, inviter: by.name, sublicenses, message, subject: client.inviteSubject, expiresAt },
    path: `/${client.slug}/invite`,
    token,
  };
}

/** The same once more, with a link of its own. */
export function reminderLetter(
  { mailId, learnerId, email, firstName, lastName, message, token, expiresAt, isLast }: Omit<InviteRecord, 'mailId'> & { readonly mailId: OutboxId; readonly token: string; readonly isLast: boolean },
  { client, by, sublicenses }: About,
): Letter {
  const letter = inviteLetter({ mailId, learner: learnerId, email: { written: email }, firstName, lastName, message, token, expiresAt }, { client, by, sublicenses });
  return { ...letter, facts: { kind: 'INVITE_REMINDER', firstName, inviter: by.name, sublicenses, message, subject: client.inviteSubject, expiresAt, isLast } };
}

/** The note to somebody who is in already. */
export function accessAddedLetter(
  { id, learner, facts, message }: { readonly id: OutboxId; readonly learner: LearnerId; readonly facts: AccountFacts; readonly message: string | null },
  { client, sublicenses, endsAt }: Pick<About, 'client' | 'sublicenses'> & { readonly endsAt: Date | null | undefined },
): Letter {
  const { firstName, lastName, email } = facts;
  return {
    id,
    to: { name: `${firstName} ${lastName}`, address: email },
    about: learner,
    client: client.id,
    facts: { kind: 'ACCESS_ADDED', firstName, sublicenses, message, ...(endsAt !== undefined && { endsAt }) },
    path: `/${client.slug}`,
    token: null,
  };
}
