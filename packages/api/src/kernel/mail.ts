import type { Tx } from './database.js';
import type { LearnerId, OutboxId } from './ids.js';
import type { Delivery } from './outbox.js';

/** Somebody a mail is from or to. */
export interface MailParty {
  /** Null: the address alone. */
  readonly name: string | null;
  readonly address: string;
}

/** A mail, ready to be sent. */
export interface OutgoingMail {
  /** Of its message in the outbox: sent twice, it is the same mail, with the same Message-ID. */
  readonly id: OutboxId;
  /** What sort of mail: `INVITE`. */
  readonly kind: string;
  readonly from: MailParty;
  readonly to: MailParty;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Whose personal data it holds; null: of no learner. */
  readonly about: LearnerId | null;
  readonly at: Date;
}

/** What the words of kept mails are sealed for. */
export const MAILBOX_SEAL = 'mailbox';

/** The port through which mails leave: an SMTP server, or the mailbox of a site that has none. `platform/mail` implements it. */
export interface MailTransport {
  /** False: mails are kept on the site, and none leaves it. */
  readonly leaves: boolean;
  send(mail: OutgoingMail): Promise<Delivery>;
}

/** Deletes the mails to a person that a site without an SMTP server kept. */
export interface KeptMails {
  forget(tx: Tx, learner: LearnerId): Promise<void>;
}
