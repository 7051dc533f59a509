import { timeText } from '../kernel/clock.js';
import type { Reader, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type ClientId } from '../kernel/ids.js';
import { Refusal } from '../kernel/problem.js';
import { rows, rowsIn, run } from '../kernel/sql.js';
import { SlugTaken } from './clients.problems.js';
import { numberedSlug, slugProblem } from './slugs.js';

/** So many tries at a slug are looked up in one statement. */
const TRIES = 100;

/** The client a slug leads to, be it its present or an old one; a client that was deleted is none. */
export async function clientOfSlug(reader: Reader, slug: string): Promise<ClientId | undefined> {
  const [row] = await rows<{ id: Buffer }>(reader, 'SELECT c.id FROM client_slug a JOIN client c ON c.id = a.client_id WHERE a.slug = ?', [slug]);
  return row === undefined ? undefined : idFromBytes('cli', row.id);
}

/** The client that has or had a slug, also one that was deleted. */
export async function holderOfSlug(reader: Reader, slug: string): Promise<ClientId | undefined> {
  const [row] = await rows<{ client_id: Buffer }>(reader, 'SELECT client_id FROM client_slug WHERE slug = ?', [slug]);
  return row === undefined ? undefined : idFromBytes('cli', row.client_id);
}

/** The first of `base`, `base-2`, `base-3`, … that no client has or had and that is not reserved. */
export async function freeSlug(reader: Reader, base: string): Promise<string> {
  for (let from = 1; ; from += TRIES) {
    const tries = Array.from({ length: TRIES }, (_, at) => numberedSlug(base, from + at)).filter((slug) => slugProblem(slug) === null);
    const found = await rowsIn<{ slug: string }>(reader, tries, (marks) => `SELECT slug FROM client_slug WHERE slug IN (${marks})`);
    const taken = new Set(found.map((row) => row.slug));
    const free = tries.find((slug) => !taken.has(slug));
    if (free !== undefined) return free;
  }
}

/**
 * Gives a client the slug somebody chose for it, unless it has or had it already.
 *
 * @throws SlugTaken when another client has or had it
 */
export async function giveSlug(tx: Tx, client: ClientId, { slug, now }: { slug: string; now: Date }): Promise<void> {
  const holder = await holderOfSlug(tx, slug);
  if (holder === client) return;
  if (holder !== undefined) throw new Refusal(new SlugTaken(await freeSlug(tx, slug)));
  await giveFreeSlug(tx, client, { slug, now });
}

/** As {@link giveSlug} for a slug nobody chose: when another client got it meanwhile, the transaction runs again and finds the next. */
export async function giveFreeSlug(tx: Tx, client: ClientId, { slug, now }: { slug: string; now: Date }): Promise<void> {
  await run(tx, 'INSERT INTO client_slug (slug, client_id, created_at) VALUES (?, ?, ?)', [slug, idBytes(client), timeText(now)]);
}
