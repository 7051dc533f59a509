import { timeText } from '../../kernel/clock.js';
import type { Reader, Tx } from '../../kernel/database.js';
import { idBytes, type LearnerId, type OutboxId } from '../../kernel/ids.js';
import type { Outbox, OutboxMessage } from '../../kernel/outbox.js';
import type { Seal } from '../../kernel/seal.js';
import { insertRows, rows, rowsIn, run, runIn } from '../../kernel/sql.js';

/** What the secrets of messages are sealed for. */
export const SEALED_FOR = 'outbox';

/** Messages in the database, in the transaction of what they tell of. */
export class StoredOutbox implements Outbox {
  constructor(private readonly seal: Seal) {}

  async put(tx: Tx, messages: readonly OutboxMessage[], now: Date): Promise<void> {
    // A run whose COMMIT answer was lost wrote them already.
    const there = await rowsIn<{ id: Buffer }>(tx, messages.map(({ id }) => idBytes(id)), (marks) => `SELECT id FROM outbox_message WHERE id IN (${marks})`);
    const known = new Set(there.map(({ id }) => id.toString('hex')));
    const missing = messages.filter(({ id }) => !known.has(idBytes(id).toString('hex')));
    await insertRows(
      tx,
      'outbox_message',
      ['id', 'topic', 'state', 'body', 'sealed', 'about_id', 'tries', 'due_at', 'created_at'],
      missing.map(({ id, topic, body, secret, about }) => [
        idBytes(id),
        topic,
        'WAITING',
        JSON.stringify(body),
        secret === null ? null : this.seal.seal(SEALED_FOR, secret),
        about === null ? null : idBytes(about),
        0,
        timeText(now),
        timeText(now),
      ]),
    );
  }

  async withdraw(tx: Tx, ids: readonly OutboxId[], now: Date): Promise<void> {
    await runIn(tx, ids.map(idBytes), (marks) => `UPDATE outbox_message SET state = 'WITHDRAWN', sealed = NULL, settled_at = ? WHERE state = 'WAITING' AND id IN (${marks})`, [
      timeText(now),
    ]);
  }

  async forget(tx: Tx, learner: LearnerId): Promise<void> {
    await run(tx, 'DELETE FROM outbox_message WHERE about_id = ?', [idBytes(learner)]);
  }

  async waiting(reader: Reader, topic: string): Promise<number> {
    const [row] = await rows<{ n: number }>(reader, "SELECT COUNT(*) AS n FROM outbox_message WHERE state = 'WAITING' AND topic = ?", [topic]);
    return Number(row!.n);
  }
}
