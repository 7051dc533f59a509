import type { Tx } from '../kernel/database.js';
import { idBytes, type MembershipId } from '../kernel/ids.js';
import { withoutBeginnings, wordStarts } from '../kernel/search-words.js';
import { insertRows, rows, run } from '../kernel/sql.js';

interface NamesRow {
  client_id: Buffer;
  external_id: string | null;
  invited_first_name: string | null;
  invited_last_name: string | null;
  email_key: string;
}

/** The words a membership is found by for its external id. */
export function wordsOfExternalId(externalId: string): string[] {
  return withoutBeginnings(wordStarts(externalId));
}

/**
 * Brings the words a membership is found by, besides those of its learner, in line with its row: its external id, and the
 * names and the address of whoever goes by the names of an invite. Under the turn of its learner.
 */
export async function renewMembershipWords(tx: Tx, { id }: { readonly id: MembershipId }): Promise<void> {
  const [row] = await rows<NamesRow>(tx, 'SELECT client_id, external_id, invited_first_name, invited_last_name, email_key FROM membership WHERE id = ?', [idBytes(id)]);
  await run(tx, 'DELETE FROM membership_word WHERE membership_id = ?', [idBytes(id)]);
  const { invited_first_name: first, invited_last_name: last } = row!;
  const texts = [row!.external_id, ...(last === null ? [] : [first, last, row!.email_key])];
  const words = withoutBeginnings(texts.flatMap((text) => wordStarts(text ?? '')));
  await insertRows(tx, 'membership_word', ['membership_id', 'word', 'client_id'], words.map((word) => [idBytes(id), word, row!.client_id]));
}
