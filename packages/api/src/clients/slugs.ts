import slugify from '@sindresorhus/slugify';
import { RESERVED_SLUGS } from '@portico/shared';

const SHORTEST = 2;
const LONGEST = 60;
const FORM = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What is wrong with a slug somebody chose, in words for them; null when nothing is. Whether it is free is another question. */
export function slugProblem(slug: string): string | null {
  if (slug.length < SHORTEST || slug.length > LONGEST) return `slug must have ${SHORTEST} to ${LONGEST} characters.`;
  if (!FORM.test(slug)) return 'slug must be lower-case letters a to z, digits and single hyphens between them.';
  if (RESERVED_SLUGS.has(slug)) return "slug is the name of one of the site's own pages.";
  return null;
}

/** The slug in an address somebody followed, or undefined when no client can have it. */
export function slugInAddress(text: string): string | undefined {
  const slug = text.toLowerCase();
  return slugProblem(slug) === null ? slug : undefined;
}

/** What a name suggests as a slug: well-formed, perhaps reserved, perhaps taken. */
export function slugFromName(name: string): string {
  const slug = slugify(name, { decamelize: false }).slice(0, LONGEST).replace(/-+$/, '');
  const wellFormed = FORM.test(slug) ? slug : '';
  if (wellFormed.length >= SHORTEST) return wellFormed;
  return wellFormed === '' ? 'client' : `client-${wellFormed}`;
}

/** The n-th try at a slug: itself, then `-2`, `-3`, … */
export function numberedSlug(base: string, n: number): string {
  if (n === 1) return base;
  const suffix = `-${n}`;
  return base.slice(0, LONGEST - suffix.length).replace(/-+$/, '') + suffix;
}
