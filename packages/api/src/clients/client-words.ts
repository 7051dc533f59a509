import type { Tx } from '../kernel/database.js';
import { idBytes, type ClientId } from '../kernel/ids.js';
import { withoutBeginnings, wordStarts } from '../kernel/search-words.js';
import { insertRows, run } from '../kernel/sql.js';

/** What a client is found by. */
export interface NamesOfClient {
  readonly name: string;
  readonly slug: string;
  readonly sku: string | null;
}

/** The words a client is found by: of its name, its slug and its SKU. */
export function wordsOfClient({ name, slug, sku }: NamesOfClient): string[] {
  return withoutBeginnings([name, slug, sku ?? ''].flatMap(wordStarts));
}

/** Writes the words of a client anew. */
export async function putClientWords(tx: Tx, id: ClientId, names: NamesOfClient): Promise<void> {
  await run(tx, 'DELETE FROM client_word WHERE client_id = ?', [idBytes(id)]);
  await insertRows(tx, 'client_word', ['client_id', 'word'], wordsOfClient(names).map((word) => [idBytes(id), word]));
}
