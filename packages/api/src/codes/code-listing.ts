import { NO_END, timeText } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type AllowanceId, type ClientId, type CodeId } from '../kernel/ids.js';
import { sortKey } from '../kernel/keys.js';
import { insertRows, rows, run } from '../kernel/sql.js';
import { wordsOfCode } from './code-words.js';

/** A registration code about to be listed. */
interface ListedCode {
  readonly id: CodeId;
  readonly clientId: ClientId;
  readonly useAllowanceId: AllowanceId;
  readonly label: string;
  readonly text: { readonly text: string };
  readonly expiresAt: Date | null;
}

/** Puts a new registration code into the lists. */
export async function addListing(tx: Tx, code: ListedCode, now: Date): Promise<void> {
  await insertRows(
    tx,
    'registration_code_listing',
    ['code_id', 'client_id', 'label_key', 'created_at', 'expires_key', 'use_allowance_id'],
    [[idBytes(code.id), idBytes(code.clientId), sortKey(code.label, 120), timeText(now), timeText(code.expiresAt ?? NO_END), idBytes(code.useAllowanceId)]],
  );
  await addWords(tx, code);
}

/** Brings the lists in line with a changed code. @param changed label left out: as it was */
export async function renewListing(tx: Tx, id: CodeId, { label, expiresAt }: { readonly label: string | undefined; readonly expiresAt: Date | null }): Promise<void> {
  await run(tx, 'UPDATE registration_code_listing SET expires_key = ? WHERE code_id = ?', [timeText(expiresAt ?? NO_END), idBytes(id)]);
  if (label === undefined) return;
  await run(tx, 'UPDATE registration_code_listing SET label_key = ? WHERE code_id = ?', [sortKey(label, 120), idBytes(id)]);
  await run(tx, 'DELETE FROM registration_code_word WHERE code_id = ?', [idBytes(id)]);
  const [row] = await rows<{ client_id: Buffer; code: string }>(tx, 'SELECT client_id, code FROM code WHERE id = ?', [idBytes(id)]);
  if (row !== undefined) await addWords(tx, { id, clientId: idFromBytes('cli', row.client_id), label, text: { text: row.code } });
}

/** Takes a code out of the lists. */
export async function removeListing(tx: Tx, id: CodeId): Promise<void> {
  await run(tx, 'DELETE FROM registration_code_word WHERE code_id = ?', [idBytes(id)]);
  await run(tx, 'DELETE FROM registration_code_listing WHERE code_id = ?', [idBytes(id)]);
}

async function addWords(tx: Tx, { id, clientId, label, text }: Pick<ListedCode, 'id' | 'clientId' | 'label' | 'text'>): Promise<void> {
  const words = wordsOfCode({ label, code: text.text });
  await insertRows(tx, 'registration_code_word', ['code_id', 'word', 'client_id'], words.map((word) => [idBytes(id), word, idBytes(clientId)]));
}
