import type { Tx } from '../kernel/database.js';
import { idBytes, type MembershipId } from '../kernel/ids.js';
import { withoutBeginnings, wordStarts } from '../kernel/search-words.js';
import { insertRows, rowsIn, runIn, type SqlValue } from '../kernel/sql.js';

interface NamesRow {
  id: Buffer;
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
 * Brings the words memberships are found by, besides those of their learners, in line with their rows: their external ids, and
 * the names and the address of whoever goes by the names of an invite. Under the turns of their learners; three statements.
 */
export async function renewMembershipWords(tx: Tx, memberships: readonly { readonly id: MembershipId }[]): Promise<void> {
  const ids = memberships.map(({ id }) => idBytes(id));
  const found = await rowsIn<NamesRow>(tx, ids, (marks) => `SELECT id, client_id, external_id, invited_first_name, invited_last_name, email_key FROM membership WHERE id IN (${marks})`);
  await runIn(tx, ids, (marks) => `DELETE FROM membership_word WHERE membership_id IN (${marks})`);
  const words = found.flatMap((row) => wordsOf(row).map((word): SqlValue[] => [row.id, word, row.client_id]));
  await insertRows(tx, 'membership_word', ['membership_id', 'word', 'client_id'], words);
}

function wordsOf({ external_id: externalId, invited_first_name: first, invited_last_name: last, email_key: email }: NamesRow): string[] {
  const texts = [externalId, ...(last === null ? [] : [first, last, email])];
  return withoutBeginnings(texts.flatMap((text) => wordStarts(text ?? '')));
}
