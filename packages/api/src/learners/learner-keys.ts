import { readTimeOrNull, timeText, type StoredTime } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, type LearnerId } from '../kernel/ids.js';
import { sortKey } from '../kernel/keys.js';
import { beginningWith, pairsOf, withoutBeginnings, WORD_LENGTH, wordStarts, type SearchTerm } from '../kernel/search-words.js';
import { insertRows, rowsIn, run, runIn, type SqlValue } from '../kernel/sql.js';

/** Symbols of a name's sort key. */
const NAME_LENGTH = 100;

/** Stands for "never seen": before every time. */
const NEVER = '1000-01-01 00:00:00.000';

/** What a learner is sorted and found by. */
export interface NamesOfLearner {
  readonly firstName: string;
  readonly lastName: string;
  readonly emailKey: string;
}

/** The key by which lists sort a name. */
export function nameKey(name: string): string {
  return sortKey(name, NAME_LENGTH);
}

/** The key by which lists sort when somebody was last seen; never comes first. */
export function seenKey(lastSeenAt: Date | null): string {
  return lastSeenAt === null ? NEVER : timeText(lastSeenAt);
}

/** Stands before a word of a domain. Half a site may share one, so such words are in no pair. */
const OF_DOMAIN = '@';

/**
 * The words a learner is found by: of both names and of the address, whose last label alone finds nobody; and those by
 * which two of the others are found together.
 */
export function wordsOfLearner({ firstName, lastName, emailKey }: NamesOfLearner): string[] {
  const lastLabel = emailKey.slice(emailKey.lastIndexOf('.') + 1);
  const ofAddress = wordStarts(emailKey).filter((word) => word !== lastLabel);
  const own = [...wordStarts(firstName), ...wordStarts(lastName), ...ofAddress.filter((word) => word.includes('@'))];
  const ofDomain = ofAddress.filter((word) => !word.includes('@')).map((word) => `${OF_DOMAIN}${word}`.slice(0, WORD_LENGTH));
  return [...withoutBeginnings([...own, ...ofDomain]), ...pairsOf(own)];
}

/** The ranges of words in which a word of a search may lie: as a person's own, and as one of a domain. */
export function rangesOf(term: SearchTerm): readonly [SearchTerm, SearchTerm] {
  return [term, rangeOfDomain(term)];
}

/** The range of words in which a word of a search may lie as one of a domain. */
export function rangeOfDomain(term: SearchTerm): SearchTerm {
  return beginningWith(`${OF_DOMAIN}${term.from}`);
}

/** Writes the words of new learners, whose keys their own row has already: one statement for all of them. */
export async function addWords(tx: Tx, people: readonly (NamesOfLearner & { readonly id: LearnerId })[]): Promise<void> {
  const rows = people.flatMap((person) => wordsOfLearner(person).map((word): SqlValue[] => [idBytes(person.id), word]));
  await insertRows(tx, 'learner_word', ['learner_id', 'word'], rows);
}

interface NamesRow {
  id: Buffer;
  first_name: string;
  last_name: string;
  email_key: string;
  last_seen_at: StoredTime | null;
}

/**
 * Brings what lists sort and search by in line with the names and addresses of learners. Whoever changes a learner's
 * first name, last name or address calls this afterwards, in the same transaction and under the learner's turn.
 * Two statements, and two for every learner.
 */
export async function renewKeys(tx: Tx, people: readonly LearnerId[]): Promise<void> {
  const ids = people.map(idBytes);
  const found = await rowsIn<NamesRow>(tx, ids, (marks) => `SELECT id, first_name, last_name, email_key, last_seen_at FROM learner WHERE id IN (${marks})`);
  await runIn(tx, ids, (marks) => `DELETE FROM learner_word WHERE learner_id IN (${marks})`);
  const words = found.flatMap((row) =>
    wordsOfLearner({ firstName: row.first_name, lastName: row.last_name, emailKey: row.email_key }).map((word): SqlValue[] => [row.id, word]),
  );
  await insertRows(tx, 'learner_word', ['learner_id', 'word'], words);
  for (const row of found) {
    const [last, first] = [nameKey(row.last_name), nameKey(row.first_name)];
    const seen = seenKey(readTimeOrNull(row.last_seen_at));
    await run(tx, 'UPDATE learner SET last_name_key = ?, first_name_key = ? WHERE id = ?', [last, first, row.id]);
    // Who is no more than invited goes by the names of the invite.
    await run(tx, 'UPDATE membership SET last_name_key = ?, first_name_key = ?, email_key = ?, last_seen_key = ? WHERE learner_id = ? AND invited_last_name IS NULL', [
      last,
      first,
      row.email_key,
      seen,
      row.id,
    ]);
  }
}
