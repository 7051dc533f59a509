import { timeText } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, type ClientId } from '../kernel/ids.js';
import { run } from '../kernel/sql.js';

/**
 * Whoever changes a client's settings or the tree of its sublicenses takes turns here, before reading what
 * the change depends on. A real write: a cluster's nodes do not see each other's row locks.
 *
 * @throws NotFound when there is no such client
 */
export async function takeClientTurn(tx: Tx, client: ClientId): Promise<void> {
  if ((await run(tx, 'UPDATE client SET turn = turn + 1 WHERE id = ?', [idBytes(client)])) !== 1) throw new NotFound('client');
}

/** Notes that a client, or the tree of its sublicenses, was changed by whoever has the turn. */
export async function noteClientChange(tx: Tx, client: ClientId, now: Date): Promise<void> {
  await run(tx, 'UPDATE client SET updated_at = ? WHERE id = ?', [timeText(now), idBytes(client)]);
}
