import { tagsOf, type TagOwner } from '../content/content.api.js';
import { Named, type Told } from '../history/history.api.js';
import { readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type ClientId } from '../kernel/ids.js';
import { rows } from '../kernel/sql.js';

interface SettingsRow {
  name: string;
  slug: string;
  sku: string | null;
  max_taken: number | null;
  expires_at: StoredTime | null;
  time_zone: string;
  language: string;
  reference: string;
}

/** A client as an owner of tags. */
export function taggedClient(id: ClientId): TagOwner {
  return { table: 'client_content_tag', column: 'client_id', id };
}

/** What a client is set to, as history tells it: by the names the API has for it. */
export async function settingsOf(reader: Reader, id: ClientId): Promise<{ readonly [field: string]: Told }> {
  const [row] = await rows<SettingsRow>(
    reader,
    `SELECT c.name, c.slug, c.sku, a.max_taken, c.expires_at, c.time_zone, c.language, c.reference
      FROM client c JOIN allowance a ON a.id = c.seat_allowance_id WHERE c.id = ?`,
    [idBytes(id)],
  );
  if (row === undefined) return {};
  const { name, slug, sku, language } = row;
  const content = await rows<{ id: Buffer; title: string }>(
    reader,
    'SELECT i.id, i.title FROM client_content cc JOIN content_item i ON i.id = cc.content_item_id WHERE cc.client_id = ? ORDER BY i.title_key, i.id',
    [idBytes(id)],
  );
  return {
    name,
    slug,
    sku,
    seatLimit: row.max_taken,
    expiresAt: readTimeOrNull(row.expires_at),
    timeZone: row.time_zone,
    language,
    reference: JSON.parse(row.reference) as readonly Told[],
    content: content.map((item) => new Named(idFromBytes('cnt', item.id), item.title)),
    contentTags: await tagsOf(reader, taggedClient(id)),
  };
}
