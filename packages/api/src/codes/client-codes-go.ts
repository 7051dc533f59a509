import type { Reader, Tx } from '../kernel/database.js';
import { idBytes, type ClientId } from '../kernel/ids.js';
import { rows, rowsIn, run, runInPortions } from '../kernel/sql.js';

/** How many codes a client has. */
export async function countCodes(reader: Reader, client: ClientId): Promise<number> {
  const [row] = await rows<{ n: number }>(reader, 'SELECT COUNT(*) AS n FROM code WHERE client_id = ?', [idBytes(client)]);
  return Number(row!.n);
}

/** Deletes every code of a client that goes, redeemed or not, with its redemptions; also the words of those deleted before. */
export async function removeCodes(tx: Tx, client: ClientId): Promise<void> {
  const found = await rows<{ id: Buffer }>(tx, 'SELECT id FROM code WHERE client_id = ? ORDER BY id', [idBytes(client)]);
  const codes = found.map(({ id }) => id);
  const redemptions = await rowsIn<{ id: Buffer }>(tx, codes, (marks) => `SELECT id FROM redemption WHERE code_id IN (${marks}) ORDER BY id`);
  await runInPortions(tx, redemptions.map(({ id }) => id), (marks) => `DELETE FROM redemption WHERE id IN (${marks})`);
  await runInPortions(tx, codes, (marks) => `DELETE FROM code_sublicense WHERE code_id IN (${marks})`);
  for (const table of ['registration_code_word', 'registration_code_listing', 'code', 'retired_code']) {
    await run(tx, `DELETE FROM ${table} WHERE client_id = ?`, [idBytes(client)]);
  }
}
