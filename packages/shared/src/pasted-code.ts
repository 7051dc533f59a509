/** Longer texts are no code and no link to one. */
const LONGEST = 2_000;

/** What somebody pasted: a code, and the slug where it was a link to a client's page. */
export interface PastedCode {
  /** As it was written; may be no code at all. */
  readonly code: string;
  /** In lower case; null without a link and for links that name no client, such as `https://portico.example/redeem/SPRING-2027`. */
  readonly slug: string | null;
}

/** What mails and chats put around a link or a code: white space, quotes, brackets, a number sign. */
const OPENING = /^[\s<>()[\]#"'`\u00ab\u00bb\u2018-\u201f\u2039\u203a]+/;

/** The same, and the full stop or comma of the sentence around it. */
const CLOSING = /[\s<>()[\]#"'`\u00ab\u00bb\u2018-\u201f\u2039\u203a.,]+$/;

/** The hyphens and dashes that word processors put in the place of the one on the keyboard. */
const DASHES = /[\u2010-\u2015\u2212]/g;

/** What a slug is made of: whatever else stands in its place in a link names no client. */
const SLUG = /^[a-z0-9-]+$/;

/**
 * Takes a link apart that ends in a code, such as `https://portico.example/acme/SPRING-2027`; anything else is the code
 * itself. Query and fragment are dropped, and so is punctuation around the whole.
 */
export function readPasted(pasted: string): PastedCode {
  const text = pasted.trim();
  // Before anything else looks at it: searching a long text for its end takes time.
  if (text.length > LONGEST) return { code: text, slug: null };
  // NFKC (Unicode Annex 15): letters of full width, as some keyboards write them, are the plain ones.
  const bare = text.normalize('NFKC').replace(DASHES, '-').replace(OPENING, '').replace(CLOSING, '');
  if (!bare.includes('/')) return { code: bare, slug: null };
  const parts = pathOf(bare).split('/').filter((part) => part !== '');
  const slug = parts.at(-2)?.toLowerCase() ?? 'redeem';
  return { code: decoded(parts.at(-1) ?? ''), slug: slug === 'redeem' || !SLUG.test(slug) ? null : slug };
}

/**
 * Several codes or links pasted or typed at once, in their order, each for {@link readPasted}. Commas, semicolons,
 * tabs and line breaks lie between them; spaces do not, since codes are typed with spaces, except where there are links.
 */
export function splitPasted(text: string): string[] {
  return text
    .split(/[,;\t\r\n]/)
    .flatMap((piece) => (piece.includes('://') ? piece.split(/\s/) : [piece]))
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

/** The path of a link, with or without its scheme. No slug has a full stop or a colon, so a first part with one is the host. */
function pathOf(link: string): string {
  return link.replace(/[?#].*$/s, '').replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/^[^/]*[.:][^/]*/, '');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
