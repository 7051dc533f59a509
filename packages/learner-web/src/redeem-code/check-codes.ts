import { foldCode, readPasted, splitPasted } from '@portico/shared';
import { CheckCodesDocument, type CheckCodesQuery } from '@portico/shared/learner';
import { ask } from '../server/ask.js';
import { LONGEST_CODE } from '../ui/address.js';

/** What the server says of one code. */
export type CodeCheck = CheckCodesQuery['checkCodes'][number];

/** Asks what codes would do just now; uses nothing up. */
export async function checkCodes(slug: string | null, codes: readonly string[]): Promise<CodeCheck[]> {
  return (await ask(CheckCodesDocument, { input: { slug, codes: [...codes] } })).checkCodes;
}

/** What somebody entered: codes for this page, or a link that leads to another client's. */
export type Entered = { readonly codes: readonly string[] } | { readonly elsewhere: string };

/** Reads one or several codes or links, leaving out what is there already. */
export function readEntered(text: string, slug: string | null, have: readonly string[]): Entered {
  const pasted = splitPasted(text).map(readPasted).map(({ code, slug }) => ({ slug, code: code.slice(0, LONGEST_CODE) }));
  const other = pasted.find((one) => one.slug !== null && one.slug !== slug);
  if (other !== undefined) return { elsewhere: `/${other.slug}/${encodeURIComponent(other.code)}` };
  const seen = new Set(have.map(foldCode));
  const fresh = pasted.filter(({ code }) => code !== '' && !seen.has(foldCode(code)) && seen.add(foldCode(code)));
  return { codes: [...have, ...fresh.map(({ code }) => code)] };
}
