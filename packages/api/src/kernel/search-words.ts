import { invalid } from './problem.js';
import { sortKey } from './keys.js';

/** Words are compared by so many symbols; what is longer is found by its beginning. */
export const WORD_LENGTH = 64;
/** The most words of one search: each costs a look at the index. */
const MAX_TERMS = 10;

const STARTS = /(?<![a-z0-9~])[a-z0-9~]/g;
/** Signs beyond ASCII, such as a dash or a quotation mark: they part words as a space does. */
const OTHER_SIGNS = /(?![\x00-\x7f])[\p{P}\p{S}\p{Z}]/gu;
const NO_WORD = /^[^a-z0-9~]+|[^a-z0-9~]+$/g;

/**
 * Every place in a text at which a word begins, with what follows up to the next space: `Anna-Maria Öz` gives
 * `anna-maria`, `maria` and `oz`, so that both "maria" and "anna-m" find it. Folded as by {@link sortKey}.
 */
export function wordStarts(text: string): string[] {
  const parts = folded(text).split(' ');
  return parts.flatMap((part) => [...part.matchAll(STARTS)].map((start) => part.slice(start.index, start.index + WORD_LENGTH)));
}

function folded(text: string): string {
  return sortKey(text.replaceAll(OTHER_SIGNS, ' '), 2_000);
}

/** Each word once, without those that begin another one: whoever looks for the shorter finds the longer. */
export function withoutBeginnings(words: readonly string[]): string[] {
  const sorted = [...new Set(words)].sort();
  return sorted.filter((word, at) => sorted[at + 1]?.startsWith(word) !== true);
}

/** One word of a search, as the range of words that begin with it: `from` up to, and without, `to`. */
export interface SearchTerm {
  readonly from: string;
  readonly to: string;
}

/** The words that begin with a folded text. Every symbol of a word sorts before DEL. */
export function beginningWith(folded: string): SearchTerm {
  const from = folded.slice(0, WORD_LENGTH);
  return { from, to: `${from}\u007f` };
}

/**
 * Reads a search: every word of it must be the beginning of some word.
 *
 * @returns null when nothing is searched for; empty when there is neither letter nor digit in it, so that nothing can be found
 * @throws Refusal InvalidInput for more than ten words
 */
export function searchTerms(search: string | null | undefined): readonly SearchTerm[] | null {
  if (search == null || search.trim() === '') return null;
  const words = folded(search).split(' ').map((word) => word.replaceAll(NO_WORD, '')).filter((word) => word !== '');
  const distinct = [...new Set(words)];
  if (distinct.length > MAX_TERMS) throw invalid('filter.search', `Search for at most ${MAX_TERMS} words at once.`);
  return distinct.map(beginningWith);
}

/** Symbols of a word by which two words are looked up together. */
const BEGINNING = 3;
/** Who has words of more beginnings is looked up among all who have. */
const MOST_BEGINNINGS = 6;
/** Stand before what no term of a search begins with. */
const PAIR = '=';
const MANY = '=*';

/**
 * Further words of the same thing, by which any two of its words are found together: two names that many have each are had
 * together by few, and to look through the many takes long.
 */
export function pairsOf(words: readonly string[]): string[] {
  const beginnings = [...new Set(words.filter((word) => word.length >= BEGINNING).map((word) => word.slice(0, BEGINNING)))].sort();
  if (beginnings.length > MOST_BEGINNINGS) return [MANY];
  return beginnings.flatMap((one, at) => beginnings.slice(at + 1).map((other) => `${PAIR}${one}${other}`));
}

/**
 * Where of {@link pairsOf} everything lies that has two terms of a search, with those terms; undefined for a search without
 * two terms long enough that begin differently. One word may lie under both of two that begin alike.
 */
export function pairOf(terms: readonly SearchTerm[]): { readonly words: readonly string[]; readonly terms: readonly SearchTerm[] } | undefined {
  const long = terms.filter(({ from }) => from.length >= BEGINNING).toSorted((a, b) => b.from.length - a.from.length);
  const [one, other] = [long[0], long.find(({ from }) => from.slice(0, BEGINNING) !== long[0]!.from.slice(0, BEGINNING))];
  if (one === undefined || other === undefined) return undefined;
  const beginnings = [one, other].map(({ from }) => from.slice(0, BEGINNING)).sort();
  return { words: [`${PAIR}${beginnings.join('')}`, MANY], terms: [one, other] };
}
