/** Longer texts are no code and no link to one. */
const LONGEST = 2_000;

/** What somebody pasted: a code, and the slug where it was a link to a client's page. */
export interface PastedCode {
  readonly code: string;
  readonly slug: string | null;
}

/** Takes a link apart that ends in a code, such as `https://portico.example/acme/SPRING-2027`; anything else is the code itself. */
export function readPasted(pasted: string): PastedCode {
  const text = pasted.trim();
  if (!text.includes('/') || text.length > LONGEST) return { code: text, slug: null };
  const parts = text.replace(/[?#].*$/, '').split('/').filter((part) => part !== '');
  return { code: decoded(parts.at(-1) ?? ''), slug: parts.at(-2)?.toLowerCase() ?? null };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
