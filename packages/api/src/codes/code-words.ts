import { foldCode } from '@portico/shared';
import { beginningWith, withoutBeginnings, wordStarts, type SearchTerm } from '../kernel/search-words.js';

/** Stands before what comes from the code itself: no word of a label begins with it. */
const OF_CODE = '=';

/** The words a registration code is found by: of its label, and of the code from each of its groups on, folded as codes are compared. */
export function wordsOfCode({ label, code }: { readonly label: string; readonly code: string }): string[] {
  const groups = code.split(/[-\s]+/).filter((group) => group !== '');
  const ends = groups.map((_, at) => `${OF_CODE}${foldCode(groups.slice(at).join(''))}`);
  return withoutBeginnings([...wordStarts(label), ...ends]);
}

/** The ranges of words in which a word of a search may lie: as a word of a label, and as a code. */
export function rangesOf(term: SearchTerm): readonly [SearchTerm, SearchTerm] {
  return [term, beginningWith(`${OF_CODE}${foldCode(term.from)}`)];
}
