import { readTime, type StoredTime } from '../kernel/clock.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes } from '../kernel/ids.js';
import { rows } from '../kernel/sql.js';
import type { DataOf } from '../learners/learners.api.js';

/** What a learner redeemed at a client, the oldest first, for the file of their data. */
export async function redemptionsOf(reader: Reader, { learnerId, clientId }: DataOf): Promise<object[]> {
  const found = await rows<{ id: Buffer; code: string; redeemed_at: StoredTime }>(
    reader,
    'SELECT r.id, k.code, r.redeemed_at FROM redemption r JOIN code k ON k.id = r.code_id WHERE r.learner_id = ? AND k.client_id = ? ORDER BY r.id',
    [idBytes(learnerId), idBytes(clientId)],
  );
  return found.map((row) => ({ id: idFromBytes('red', row.id), code: row.code, redeemedAt: readTime(row.redeemed_at) }));
}
