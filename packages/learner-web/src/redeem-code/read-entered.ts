import { readPasted, splitPasted } from '@portico/shared';
import { addressOf, LONGEST_CODE, readAddress, withoutRepeats } from '../ui/address.js';

/** What somebody entered: codes for this page, or a link of this site that leads to another page. */
export type Read = { readonly codes: readonly string[] } | { readonly elsewhere: string };

interface Where {
  /** The client's page they are on. */
  readonly slug: string | null;
  /** Name and port of this site. */
  readonly host: string;
  /** What is there already. */
  readonly have: readonly string[];
}

/** Reads one or several codes or links. Links of other sites are taken for what they end in. */
export function readEntered(text: string, { slug, host, have }: Where): Read {
  const codes = [...have];
  for (const piece of splitPasted(text)) {
    const path = ownPath(piece, host);
    const link = path === null ? null : readAddress(path);
    if (link !== null && link.slug !== null && link.slug !== slug && link.page !== 'not-there') return { elsewhere: link.codes.length === 0 ? `/${link.slug}` : addressOf(link.slug, link.codes) };
    codes.push(...(link === null ? [readPasted(piece).code.slice(0, LONGEST_CODE)] : link.codes));
  }
  return { codes: withoutRepeats(codes) };
}

const SCHEME = /^https?:\/\//i;

/** The path of a link to this site, however much of it was pasted; null for what is no such link. */
function ownPath(piece: string, host: string): string | null {
  const bare = piece.replace(/^[<"'(]+|[>"').,]+$/g, '');
  const rest = bare.replace(SCHEME, '');
  const isOwn = rest.toLowerCase().startsWith(`${host.toLowerCase()}/`);
  const path = isOwn ? rest.slice(host.length) : bare;
  // One stroke and a letter or digit: anything else could lead to another site.
  return /^\/[a-z0-9]/i.test(path) ? path : null;
}
