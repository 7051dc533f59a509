import { tagsOf, type TagOwner } from '../content/content.api.js';
import { Named, type Told } from '../history/history.api.js';
import { readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type SublicenseId } from '../kernel/ids.js';
import { rows } from '../kernel/sql.js';

interface SettingsRow {
  name: string;
  sku: string | null;
  parent_id: Buffer | null;
  parent_name: string | null;
  max_taken: number | null;
  expires_at: StoredTime | null;
  access_days: number | null;
}

/** A sublicense as an owner of tags. */
export function taggedSublicense(id: SublicenseId): TagOwner {
  return { table: 'sublicense_content_tag', column: 'sublicense_id', id };
}

/** What a sublicense is set to, as history tells it: by the names the API has for it. */
export async function settingsOf(reader: Reader, id: SublicenseId): Promise<{ readonly [field: string]: Told }> {
  const [row] = await rows<SettingsRow>(
    reader,
    `SELECT s.name, s.sku, s.parent_id, p.name AS parent_name, a.max_taken, s.expires_at, s.access_days
      FROM sublicense s JOIN allowance a ON a.id = s.seat_allowance_id LEFT JOIN sublicense p ON p.id = s.parent_id WHERE s.id = ?`,
    [idBytes(id)],
  );
  if (row === undefined) return {};
  const { name, sku } = row;
  const content = await rows<{ id: Buffer; title: string }>(
    reader,
    'SELECT i.id, i.title FROM sublicense_content sc JOIN content_item i ON i.id = sc.content_item_id WHERE sc.sublicense_id = ? ORDER BY i.title_key, i.id',
    [idBytes(id)],
  );
  return {
    name,
    sku,
    parent: row.parent_id === null ? null : new Named(idFromBytes('sub', row.parent_id), row.parent_name!),
    seatLimit: row.max_taken,
    expiresAt: readTimeOrNull(row.expires_at),
    accessDays: row.access_days,
    content: content.map((item) => new Named(idFromBytes('cnt', item.id), item.title)),
    contentTags: await tagsOf(reader, taggedSublicense(id)),
  };
}
