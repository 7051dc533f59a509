import { timeText } from '../../kernel/clock.js';
import type { Database, Tx } from '../../kernel/database.js';
import { idBytes, type LearnerId } from '../../kernel/ids.js';
import { MAILBOX_SEAL, type KeptMails, type MailTransport, type OutgoingMail } from '../../kernel/mail.js';
import type { Delivery } from '../../kernel/outbox.js';
import type { Seal } from '../../kernel/seal.js';
import { rows, run } from '../../kernel/sql.js';

/** How long a mail is kept, in milliseconds. */
const KEPT = 90 * 86_400_000;

/** Keeps mails instead of sending them: a site without an SMTP server shows them to its owners. */
export class LocalMailbox implements MailTransport, KeptMails {
  readonly leaves = false;

  constructor(
    private readonly database: Database,
    private readonly seal: Seal,
  ) {}

  async send({ id, kind, to, subject, html, text, about, at }: OutgoingMail): Promise<Delivery> {
    const sealed = this.seal.seal(MAILBOX_SEAL, JSON.stringify({ html, text }));
    const isKept = await this.database.inTransaction(async (tx) => {
      // Whoever erases the person takes the message away first: after that there is nothing to keep.
      const isWanted = about === null || (await run(tx, 'UPDATE outbox_message SET tries = tries WHERE id = ?', [idBytes(id)])) === 1;
      if (!isWanted) return false;
      // Whoever died before noting the end delivers again: here it arrives once all the same.
      if ((await rows(tx, 'SELECT 1 AS one FROM mailbox_mail WHERE id = ?', [idBytes(id)])).length > 0) return true;
      await run(tx, 'INSERT INTO mailbox_mail (id, kind, to_address, subject, sealed, about_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)', [
        idBytes(id),
        kind,
        to.address,
        subject,
        sealed,
        about === null ? null : idBytes(about),
        timeText(at),
      ]);
      return true;
    });
    return isKept ? { kind: 'delivered' } : { kind: 'refused', reason: 'The person it is about was erased.' };
  }

  async forget(tx: Tx, learner: LearnerId): Promise<void> {
    await run(tx, 'DELETE FROM mailbox_mail WHERE about_id = ?', [idBytes(learner)]);
  }

  /** Deletes what is old. */
  async sweep(now: Date): Promise<void> {
    const before = timeText(new Date(now.getTime() - KEPT));
    await this.database.inTransaction((tx) => run(tx, 'DELETE FROM mailbox_mail WHERE at <= ?', [before]));
  }
}
