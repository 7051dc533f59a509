import type { OutboxId } from '../kernel/ids.js';
import type { SessionHolder } from '../kernel/sessions.js';
import type { ClientType } from '../clients/clients.api.js';
import type { Letter } from '../mails/mails.api.js';
import type { LinkAccount } from './link-accounts.js';
import type { MailedPurpose } from './mailed-link.entity.js';

/** The kind of mail a link comes in, and where it leads: a page of the learner app, a word of the admin app's address. */
const KINDS = {
  sgn: { kind: 'SIGN_IN_LINK', page: 'sign-in', word: 'sign-in' },
  pwr: { kind: 'PASSWORD_RESET', page: 'reset-password', word: 'reset' },
  prf: { kind: 'ADDRESS_PROOF', page: 'confirm-email', word: 'confirm' },
} as const satisfies Readonly<Record<MailedPurpose, object>>;

/** Whose mail it is. */
interface Whose {
  readonly holder: SessionHolder;
  readonly account: Pick<LinkAccount, 'firstName' | 'fullName' | 'isUnproven'>;
  /** In whose design; null: the site's own. */
  readonly client: Pick<ClientType, 'id' | 'slug'> | null;
  /** Where it goes. */
  readonly address: string;
}

/** A link into an account, as its mail needs it. */
interface LinkToMail {
  readonly id: OutboxId;
  readonly purpose: MailedPurpose;
  readonly token: string;
  readonly expiresAt: Date;
}

/** The mail that carries a link. */
export function linkLetter({ id, purpose, token, expiresAt }: LinkToMail, { holder, account, client, address }: Whose): Letter {
  const { kind, page, word } = KINDS[purpose];
  return {
    id,
    // A stranger may have chosen the name.
    to: { name: account.isUnproven ? null : account.fullName, address },
    about: holder.kind === 'learner' ? holder.id : null,
    client: client?.id ?? null,
    facts: { kind, firstName: account.firstName, expiresAt },
    path: client === null ? '/admin/' : `/${client.slug}/${page}`,
    token: client === null ? `${word}=${token}` : token,
  };
}

/** The note to the address an account had. */
export function addressChangedLetter({ id, newEmail }: { readonly id: OutboxId; readonly newEmail: string }, { holder, account, client, address }: Whose): Letter {
  return {
    id,
    to: { name: account.fullName, address },
    about: holder.kind === 'learner' ? holder.id : null,
    client: client?.id ?? null,
    facts: { kind: 'ADDRESS_CHANGED', firstName: account.firstName, newEmail },
    path: client === null ? '/admin/' : `/${client.slug}`,
    token: null,
  };
}
