import { timeText } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, type OutboxId } from '../kernel/ids.js';
import type { DeliveryEnd } from '../kernel/outbox.js';
import { run } from '../kernel/sql.js';

/** Notes on an invite what became of its mail; a mail that a newer one took the place of is nobody's any more. */
export async function noteInviteMail(tx: Tx, mail: OutboxId, end: DeliveryEnd, now: Date): Promise<void> {
  const [sentAt, failure] = end.kind === 'delivered' ? [timeText(now), null] : [null, end.reason.slice(0, 500)];
  await run(tx, 'UPDATE invite SET sent_at = ?, failure = ? WHERE mail_id = ?', [sentAt, failure, idBytes(mail)]);
}
