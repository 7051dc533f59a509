import { foldCode, isPageWord, readPasted, splitPasted, type CODE_PAGE_WORDS } from '@portico/shared';

/** The most codes of one call. */
export const MOST_CODES = 10;

/** The most characters the server reads of what was entered as a code; no code is as long. */
export const LONGEST_CODE = 200;

/** What an address of the learner pages leads to. */
export interface Address {
  /** The client's, as it stands in the address; null on `/redeem`, where any client's generated codes are taken; empty at `/`, which is nobody's. */
  readonly slug: string | null;
  readonly page: 'home' | 'codes' | 'sign-in' | 'profile' | 'invite' | 'reset-password' | 'confirm-email' | 'not-there';
  /** What is to be redeemed, in order. */
  readonly codes: readonly string[];
}

const PAGES = ['sign-in', 'profile', 'invite', 'reset-password', 'confirm-email'] as const satisfies readonly (typeof CODE_PAGE_WORDS)[number][];

/**
 * Reads an address: `/<slug>`, `/<slug>/<code>`, `/<slug>/<page>`, `/redeem`, `/redeem/<code>`. More codes stand in `?with=`,
 * and a code typed before the page's script was there in `?code=`.
 */
export function readAddress(url: string): Address {
  const { pathname, searchParams } = new URL(url, 'http://learner');
  const [first = '', second, ...rest] = pathname.replace(/\/$/, '').split('/').slice(1).map(decoded);
  const slug = first === 'redeem' ? null : first;
  const page = PAGES.find((name) => name === second);
  if (rest.length > 0 || first === '' || (slug === null && page !== undefined)) return { slug, page: 'not-there', codes: [] };
  if (page !== undefined) return { slug, page, codes: [] };
  const isCode = second !== undefined && second !== 'redeem';
  if (isCode && isPageWord(second)) return { slug, page: 'not-there', codes: [] };
  const typed = [...(isCode ? [second] : []), ...splitPasted(searchParams.get('with') ?? ''), ...splitPasted(searchParams.get('code') ?? '').map((text) => readPasted(text).code)];
  const codes = withoutRepeats(typed.map((code) => code.slice(0, LONGEST_CODE))).slice(0, MOST_CODES);
  return { slug, page: codes.length > 0 || slug === null || second !== undefined ? 'codes' : 'home', codes };
}

/** Codes as they are written, each once however it is written, and none that is empty. */
export function withoutRepeats(codes: readonly string[]): string[] {
  const seen = new Set(['']);
  return codes.filter((code) => !seen.has(foldCode(code)) && seen.add(foldCode(code)));
}

/** The address of codes: what can be sent on, loaded again and gone back to. */
export function addressOf(slug: string | null, codes: readonly string[]): string {
  const [first = '', ...more] = codes.map(encodeURIComponent);
  return `/${slug ?? 'redeem'}/${first === '' ? 'redeem' : first}${more.length === 0 ? '' : `?with=${more.join(',')}`}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
