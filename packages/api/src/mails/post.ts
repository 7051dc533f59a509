import type { Tx } from '../kernel/database.js';
import type { Kept } from '../kernel/idempotency.js';
import type { ClientId, LearnerId, OutboxId } from '../kernel/ids.js';
import type { MailParty } from '../kernel/mail.js';
import type { Outbox } from '../kernel/outbox.js';
import type { MailFacts } from './mail-facts.js';

/** The topic of mails in the outbox. */
export const MAIL_TOPIC = 'mail';

type WithoutLink<Facts> = Facts extends unknown ? Omit<Facts, 'link'> : never;

/** What a mail is about; its link is made when it leaves. */
export type LetterFacts = WithoutLink<MailFacts>;

/** A mail that is to be written when the transaction has committed. */
export interface Letter {
  /** Made outside of what may run again. */
  readonly id: OutboxId;
  readonly to: MailParty;
  /** Whose personal data it holds; null: of no learner. */
  readonly about: LearnerId | null;
  /** In whose design and name; null: the site's own. */
  readonly client: ClientId | null;
  readonly facts: LetterFacts;
  /** Where its link leads: a path of the site, such as `/acme/invite`. */
  readonly path: string;
  /** What the link carries behind `#`, so that no server and no log sees it; null: nothing. */
  readonly token: string | null;
}

/** A letter as it waits in the outbox: what JSON makes of it. */
export interface WaitingLetter extends Omit<Letter, 'id' | 'token' | 'facts'> {
  readonly facts: { readonly kind: MailFacts['kind'] } & Readonly<Record<string, unknown>>;
}

/** Hands mails to the outbox. */
export class Post {
  readonly #outbox: Outbox;

  constructor({ outbox }: { readonly outbox: Outbox }) {
    this.#outbox = outbox;
  }

  /** Writes mails that leave after COMMIT; the same letter twice is one. */
  write(tx: Tx, letters: readonly Letter[], now: Date): Promise<void> {
    const messages = letters.map(({ id, token, ...letter }) => {
      // Times become texts, as they are kept.
      const body = JSON.parse(JSON.stringify(letter)) as Kept;
      return { id, topic: MAIL_TOPIC, body, secret: token, about: letter.about };
    });
    return this.#outbox.put(tx, messages, now);
  }

  /** Takes back what has not left yet. */
  withdraw(tx: Tx, ids: readonly OutboxId[], now: Date): Promise<void> {
    return this.#outbox.withdraw(tx, ids, now);
  }
}
