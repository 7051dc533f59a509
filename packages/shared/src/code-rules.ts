/** How long a code may be, counted in folded symbols. */
export const CODE_LENGTH = { min: 4, max: 40 } as const;

/** Symbols of a generated code, the last of which is its check symbol. */
export const GENERATED_CODE_LENGTH = 12;

/** How many symbols a generated code may have behind its prefix, the check symbol among them. */
export const GENERATED_LENGTHS = { min: 8, max: 24 } as const;

/** How many letters and digits may stand before the symbols of a generated code. */
export const LONGEST_PREFIX = 8;

/** The most a guess at a generated code may have for it: 1 in 10 million. */
export const WORST_ODDS = 1e-7;

/**
 * How probable it is that a guess hits one of the generated codes of a length that are live, by somebody who knows their prefix
 * and how check symbols are made: all symbols but the last are drawn from 32.
 */
export function oddsOfGuess(live: number, length: number): number {
  return live / 32 ** (length - 1);
}

/**
 * The form in which codes are compared and stored as a key: lower-case, without hyphens and white space, and with
 * the letters that are taken for digits as those digits (`o` is `0`, `i` and `l` are `1`). Only ASCII letters are
 * lowered, so that no other script's letter can turn into one of ours.
 */
export function foldCode(entered: string): string {
  return entered
    .replace(/[-\s]/g, '')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
}

/**
 * The second path segments under a client's page that are pages and therefore can be no codes, however they are
 * written: `/<slug>/invite`, `/<slug>/sign-in`.
 */
export const CODE_PAGE_WORDS = [
  'account', 'codes', 'confirm', 'confirm-email', 'dashboard', 'forgot-password', 'help', 'invite', 'password', 'privacy', 'profile', 'redeem',
  'register', 'reset-password', 'sign-in', 'sign-out', 'sign-up', 'support', 'terms', 'unavailable', 'welcome',
] as const;

const FOLDED_PAGE_WORDS: ReadonlySet<string> = new Set(CODE_PAGE_WORDS.map(foldCode));

/** Whether what was entered is the name of a page, as a code would be read. */
export function isPageWord(entered: string): boolean {
  return isFoldedPageWord(foldCode(entered));
}

/** The same of what is folded already. */
export function isFoldedPageWord(folded: string): boolean {
  return FOLDED_PAGE_WORDS.has(folded);
}

const CODE_CHARACTERS = /^[A-Za-z0-9\-\s]+$/;

/**
 * Whether what was entered can be a code at all: ASCII letters, digits and hyphens (white space is forgiven), 4 to
 * 40 symbols once folded, and no page word. Says nothing about whether such a code exists.
 */
export function isWellFormedCode(entered: string): boolean {
  if (!CODE_CHARACTERS.test(entered)) return false;
  const { length } = foldCode(entered);
  return length >= CODE_LENGTH.min && length <= CODE_LENGTH.max && !isPageWord(entered);
}

/** Symbols as people read them best: groups of four with hyphens, `ABCDEFGHJK` is `ABCD-EFGH-JK`. */
export function groupsOfFour(symbols: string): string {
  return (symbols.match(/.{1,4}/gs) ?? []).join('-');
}
