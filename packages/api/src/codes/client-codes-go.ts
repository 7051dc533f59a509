import type { Reader, Tx } from '../kernel/database.js';
import { idBytes, type ClientId } from '../kernel/ids.js';
import { rows, rowsIn, run, runInPortions } from '../kernel/sql.js';

/** How many codes a client has. */
export async function countCodes(reader: Reader, client: ClientId): Promise<number> {
  const [row] = await rows<{ n: number }>(reader, 'SELECT COUNT(*) AS n FROM code WHERE client_id = ?', [idBytes(client)]);
  return Number(row!.n);
}

/** Codes deleted at once: a client may have millions. */
const PORTION = 10_000;

/** Deletes every code of a client that goes, redeemed or not, with its redemptions; also the words of those deleted before. */
export async function removeCodes(tx: Tx, client: ClientId): Promise<void> {
  const bytes = [idBytes(client)];
  // Whoever makes codes of a batch locks it: none comes behind those that go.
  await run(tx, 'UPDATE redemption_code_batch SET label = label WHERE client_id = ?', bytes);
  for (;;) {
    const found = await rows<{ id: Buffer }>(tx, `SELECT id FROM code WHERE client_id = ? ORDER BY id LIMIT ${PORTION}`, bytes);
    await removeThese(tx, found.map(({ id }) => id));
    if (found.length < PORTION) break;
  }
  await run(tx, 'DELETE FROM retired_code WHERE client_id = ?', bytes);
  const batches = await rows<{ id: Buffer }>(tx, 'SELECT id FROM redemption_code_batch WHERE client_id = ?', bytes);
  await runInPortions(tx, batches.map(({ id }) => id), (marks) => `DELETE FROM redemption_code_batch_sublicense WHERE batch_id IN (${marks})`);
  for (const table of ['redemption_code_batch_word', 'redemption_code_batch']) await run(tx, `DELETE FROM ${table} WHERE client_id = ?`, bytes);
}

async function removeThese(tx: Tx, codes: readonly Buffer[]): Promise<void> {
  const redemptions = await rowsIn<{ id: Buffer }>(tx, codes, (marks) => `SELECT id FROM redemption WHERE code_id IN (${marks}) ORDER BY id`);
  await runInPortions(tx, redemptions.map(({ id }) => id), (marks) => `DELETE FROM redemption WHERE id IN (${marks})`);
  for (const table of ['handed_code', 'code_sublicense', 'registration_code_word', 'registration_code_listing']) {
    await runInPortions(tx, codes, (marks) => `DELETE FROM ${table} WHERE code_id IN (${marks})`);
  }
  await runInPortions(tx, codes, (marks) => `DELETE FROM code WHERE id IN (${marks})`);
}
