import { beginnings, changesBetween, recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import type { Reader, Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, type ContentItemId } from '../kernel/ids.js';
import { sortKey } from '../kernel/keys.js';
import { timeText } from '../kernel/clock.js';
import { insertRows, rows, run } from '../kernel/sql.js';
import { putTags, tagsOf, type TagOwner } from './content-tags.js';
import type { SaveContentItemInput } from './content.inputs.js';
import { readWebUrl } from '../kernel/web-url.js';

/** The only writer of content items. */
export class ContentService {
  /**
   * Makes an item under an id made outside the transaction; an item that has it already is this very call's,
   * run again.
   */
  async create(tx: Tx, id: ContentItemId, { input, act }: { input: SaveContentItemInput; act: Act }): Promise<void> {
    if (await exists(tx, id)) return;
    const at = timeText(act.now);
    await insertRows(
      tx,
      'content_item',
      ['id', 'title', 'title_key', 'kind', 'url', 'created_at', 'updated_at'],
      [[idBytes(id), ...columns(input), at, at]],
    );
    await putTags(tx, taggedItem(id), input.tags ?? []);
    const made = (await settingsOf(tx, id))!;
    const summary = `Made the content item "${made.title}".`;
    await recordHistory(tx, act, [{ action: 'content_item.created', clientId: null, subject: id, summary, changes: beginnings(made) }]);
  }

  /** Changes an item. @throws NotFound when there is none */
  async update(tx: Tx, id: ContentItemId, { input, act }: { input: SaveContentItemInput; act: Act }): Promise<void> {
    await run(tx, 'UPDATE content_item SET updated_at = ? WHERE id = ?', [timeText(act.now), idBytes(id)]);
    const before = await settingsOf(tx, id);
    if (before === undefined) throw new NotFound('content item');
    await run(tx, 'UPDATE content_item SET title = ?, title_key = ?, kind = ?, url = ? WHERE id = ?', [...columns(input), idBytes(id)]);
    if (input.tags !== undefined) await putTags(tx, taggedItem(id), input.tags);
    const changes = changesBetween(before, (await settingsOf(tx, id))!);
    if (changes.length === 0) return;
    const summary = `Changed ${changes.map(({ field }) => field).join(', ')} of the content item "${before.title}".`;
    await recordHistory(tx, act, [{ action: 'content_item.updated', clientId: null, subject: id, summary, changes }]);
  }
}

/** What an item is set to, as history tells it; undefined when there is none. */
async function settingsOf(reader: Reader, id: ContentItemId) {
  const [item] = await rows<{ title: string; kind: string; url: string }>(reader, 'SELECT title, kind, url FROM content_item WHERE id = ?', [idBytes(id)]);
  if (item === undefined) return undefined;
  return { title: item.title, kind: item.kind, url: item.url, tags: await tagsOf(reader, taggedItem(id)) };
}

async function exists(tx: Tx, id: ContentItemId): Promise<boolean> {
  return (await rows(tx, 'SELECT 1 AS one FROM content_item WHERE id = ?', [idBytes(id)])).length > 0;
}

function columns(input: SaveContentItemInput): [string, string, string, string] {
  const title = input.title.trim();
  return [title, sortKey(title, 200), input.kind, readWebUrl(input.url, 2000)!];
}

function taggedItem(id: ContentItemId): TagOwner {
  return { table: 'content_item_tag', column: 'content_item_id', id };
}
