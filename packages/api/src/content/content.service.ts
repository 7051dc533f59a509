import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, type ContentItemId } from '../kernel/ids.js';
import { sha256, sortKey } from '../kernel/keys.js';
import { timeText } from '../kernel/clock.js';
import { insertRows, rows, run } from '../kernel/sql.js';
import type { SaveContentItemInput } from './content.inputs.js';
import { readWebUrl } from './web-url.js';

/** The only writer of content items. */
export class ContentService {
  /**
   * Makes an item under an id made outside the transaction; an item that has it already is this very call's,
   * run again.
   */
  async create(tx: Tx, id: ContentItemId, { input, now }: { input: SaveContentItemInput; now: Date }): Promise<void> {
    if (await exists(tx, id)) return;
    const at = timeText(now);
    await insertRows(
      tx,
      'content_item',
      ['id', 'title', 'title_key', 'kind', 'url', 'created_at', 'updated_at'],
      [[idBytes(id), ...columns(input), at, at]],
    );
    await putTags(tx, id, input.tags ?? []);
  }

  /** Changes an item. @throws NotFound when there is none */
  async update(tx: Tx, id: ContentItemId, { input, now }: { input: SaveContentItemInput; now: Date }): Promise<void> {
    const changed = await run(tx, 'UPDATE content_item SET title = ?, title_key = ?, kind = ?, url = ?, updated_at = ? WHERE id = ?', [
      ...columns(input),
      timeText(now),
      idBytes(id),
    ]);
    if (changed === 0) throw new NotFound('content item');
    if (input.tags === undefined) return;
    await run(tx, 'DELETE FROM content_item_tag WHERE content_item_id = ?', [idBytes(id)]);
    await putTags(tx, id, input.tags);
  }
}

async function exists(tx: Tx, id: ContentItemId): Promise<boolean> {
  return (await rows(tx, 'SELECT 1 AS one FROM content_item WHERE id = ?', [idBytes(id)])).length > 0;
}

function columns(input: SaveContentItemInput): [string, string, string, string] {
  const title = input.title.trim();
  return [title, sortKey(title, 200), input.kind, readWebUrl(input.url, 2000)!];
}

async function putTags(tx: Tx, id: ContentItemId, tags: readonly string[]): Promise<void> {
  const distinct = new Map(tags.map((tag) => tag.trim()).map((tag) => [tag.normalize('NFC').toLowerCase(), tag]));
  await insertRows(
    tx,
    'content_item_tag',
    ['content_item_id', 'tag_key', 'tag'],
    [...distinct].map(([key, tag]) => [idBytes(id), sha256(key), tag]),
  );
}
