// The pure rules that the server and both web apps share. Operations and their types are under ./admin and ./learner.
export {
  CODE_LENGTH, CODE_PAGE_WORDS, foldCode, GENERATED_CODE_LENGTH, GENERATED_LENGTHS, groupsOfFour, isFoldedPageWord, isPageWord, isWellFormedCode, LONGEST_PREFIX, oddsOfGuess,
  WORST_ODDS,
} from './code-rules.js';
export { CHECKED_ALPHABET, checkSymbol, hasValidCheckSymbol, MOST_CHECKED_SYMBOLS, nextSum, sumOf } from './check-symbol.js';
export { mayBeMistyped } from './mistyped-code.js';
export { readPasted, splitPasted, type PastedCode } from './pasted-code.js';
export { RESERVED_SLUGS } from './reserved-slugs.js';
export { brandPalette, type BrandColours, type BrandPalette } from './brand-colours.js';
export { dayOf, endOf, momentOf, type Calendar } from './dates.js';
export { endOfDay, startOfDay } from './zones.js';
export { fill } from './fill.js';
export { OnceKeys } from './once-key.js';
export { fitted, LOGO_ROOM, type Size } from './fitted.js';
export { contrast } from './contrast.js';
export type { LearnerPages, PageAnswer, PageOperation, PageRequest, RenderedPage } from './learner-pages.js';
