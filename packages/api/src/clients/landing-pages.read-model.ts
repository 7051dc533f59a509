import { earliest, readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type ClientId } from '../kernel/ids.js';
import { rows, rowsIn } from '../kernel/sql.js';
import { DESIGN_COLUMNS, readDesign, type DesignRow } from './client-row.js';
import type { ClientStatus, Language } from './client.entity.js';
import { LandingPage } from './landing-page.types.js';
import { slugInAddress } from './slugs.js';

interface LandingRow extends DesignRow {
  id: Buffer;
  name: string;
  slug: string;
  status: ClientStatus;
  disabled_at: StoredTime | null;
  expires_at: StoredTime | null;
  language: Language;
  time_zone: string;
}

const COLUMNS = `c.id, c.name, c.slug, c.status, c.disabled_at, c.expires_at, c.language, c.time_zone, ${DESIGN_COLUMNS}`;

/** When a page is read, and where the site is reached. */
export interface PageReading {
  readonly now: Date;
  readonly publicUrl: URL;
}

/** The landing pages of clients by id. */
export async function landingPagesOf(reader: Reader, ids: readonly ClientId[], reading: PageReading): Promise<Map<ClientId, LandingPage>> {
  const found = await rowsIn<LandingRow>(reader, ids.map(idBytes), (list) => `SELECT ${COLUMNS} FROM client c WHERE c.id IN (${list})`);
  return new Map(found.map((row) => [idFromBytes('cli', row.id), readLandingPage(row, reading)]));
}

/** The landing page a slug from an address leads to, be it a present or an old one. */
export async function landingPageOf(reader: Reader, text: string, reading: PageReading): Promise<LandingPage | undefined> {
  const slug = slugInAddress(text);
  if (slug === undefined) return undefined;
  const [row] = await rows<LandingRow>(reader, `SELECT ${COLUMNS} FROM client_slug a JOIN client c ON c.id = a.client_id WHERE a.slug = ?`, [slug]);
  return row === undefined ? undefined : readLandingPage(row, reading);
}

function readLandingPage(row: LandingRow, { now, publicUrl }: PageReading): LandingPage {
  const end = readTimeOrNull(row.expires_at);
  const closed = row.status === 'DISABLED' ? readTimeOrNull(row.disabled_at) : null;
  const unavailableSince = earliest(closed, end !== null && end <= now ? end : null);
  return new LandingPage({
    name: row.name,
    slug: row.slug,
    design: readDesign(row, publicUrl),
    signIn: ['PASSWORD', 'EMAIL_LINK'],
    available: unavailableSince === null,
    unavailableSince,
    language: row.language,
    timeZone: row.time_zone,
  });
}
