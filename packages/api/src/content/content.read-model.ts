import { pageOfIds, pageOfNodes } from '../kernel/connection.js';
import type { Reader } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, idFromBytes, type ContentItemId } from '../kernel/ids.js';
import { sortKey } from '../kernel/keys.js';
import { pageRequest } from '../kernel/paging.js';
import { marks, rowsIn, type SqlValue } from '../kernel/sql.js';
import { clientsInScope, type Scope } from '../kernel/viewer.js';
import { itemsOf } from './client-content.js';
import { inOrder } from './content-tags.js';
import type { ContentItemsArgs } from './content.inputs.js';
import type { ContentKind } from './content-item.entity.js';
import { ContentItemConnection, ContentItemType } from './content.types.js';

/** The columns of an item, for statements that join `content_item i`. */
export const CONTENT_ITEM_COLUMNS = 'i.id AS item_id, i.title AS item_title, i.kind AS item_kind, i.url AS item_url';

/** A row with {@link CONTENT_ITEM_COLUMNS}. */
export interface ContentItemRow {
  item_id: Buffer;
  item_title: string;
  item_kind: ContentKind;
  item_url: string;
}

export function readContentItem(row: ContentItemRow): ContentItemType {
  return new ContentItemType({ id: idFromBytes('cnt', row.item_id), title: row.item_title, kind: row.item_kind, url: row.item_url });
}

/** Makes sure that there are such items. @throws NotFound when one of them is unknown */
export async function requireContentItems(reader: Reader, ids: readonly ContentItemId[]): Promise<void> {
  const found = await rowsIn<{ id: Buffer }>(reader, ids.map(idBytes), (list) => `SELECT id FROM content_item WHERE id IN (${list})`);
  if (found.length !== ids.length) throw new NotFound('content item');
}

/** What a scope lets see of `content_item i`: everything, or what its clients have. */
function inScope(scope: Scope): { where: string; parameters: SqlValue[] } {
  const clients = clientsInScope(scope);
  if (clients === null) return { where: '1 = 1', parameters: [] };
  if (clients.length === 0) return { where: '1 = 0', parameters: [] };
  return { where: `i.id IN (${itemsOf(marks(clients.length))})`, parameters: [...clients, ...clients].map(idBytes) };
}

/** The beginning of any word of the title. */
function searching(search: string | null | undefined): { where: string; parameters: SqlValue[] } {
  const key = sortKey(search ?? '', 200).replace(/[!%_]/g, '!$&');
  if (key === '') return { where: '1 = 1', parameters: [] };
  return { where: `(i.title_key LIKE ? ESCAPE '!' OR i.title_key LIKE ? ESCAPE '!')`, parameters: [`${key}%`, `% ${key}%`] };
}

/** Reads content items. */
export class ContentReadModel {
  readonly #reader: Reader;

  constructor({ reader }: { reader: Reader }) {
    this.#reader = reader;
  }

  /** Items by id, whoever asks: for fields of what is in scope already. */
  readonly byId = async (ids: readonly ContentItemId[]): Promise<Map<ContentItemId, ContentItemType>> => {
    const found = await rowsIn<ContentItemRow>(
      this.#reader,
      ids.map(idBytes),
      (list) => `SELECT ${CONTENT_ITEM_COLUMNS} FROM content_item i WHERE i.id IN (${list})`,
    );
    return new Map(found.map(readContentItem).map((item) => [item.id, item]));
  };

  /** The tags of items, in the order of the alphabet. */
  readonly tagsOf = async (ids: readonly ContentItemId[]): Promise<Map<ContentItemId, string[]>> => {
    const found = await rowsIn<{ id: Buffer; tag: string }>(
      this.#reader,
      ids.map(idBytes),
      (list) => `SELECT content_item_id AS id, tag FROM content_item_tag WHERE content_item_id IN (${list})`,
    );
    const tags = new Map(ids.map((id) => [id, [] as string[]]));
    for (const row of found) tags.get(idFromBytes('cnt', row.id))!.push(row.tag);
    return new Map([...tags].map(([id, list]) => [id, inOrder(list)]));
  };

  /** An item, if there is one and the scope lets see it. */
  async visible(reader: Reader, scope: Scope, id: ContentItemId): Promise<ContentItemType | undefined> {
    const cut = inScope(scope);
    const [row] = await rowsIn<ContentItemRow>(
      reader,
      [idBytes(id)],
      (list) => `SELECT ${CONTENT_ITEM_COLUMNS} FROM content_item i WHERE ${cut.where} AND i.id IN (${list})`,
      cut.parameters,
    );
    return row === undefined ? undefined : readContentItem(row);
  }

  /** One page of what a scope lets see, by title. */
  async page(scope: Scope, args: ContentItemsArgs): Promise<InstanceType<typeof ContentItemConnection>> {
    const cut = inScope(scope);
    const search = searching(args.search);
    const list = {
      from: 'content_item i',
      where: `${cut.where} AND ${search.where}`,
      parameters: [...cut.parameters, ...search.parameters],
      order: [
        { column: 'i.title_key', direction: 'ASC' as const, holds: 'text' as const },
        { column: 'i.id', direction: 'ASC' as const, holds: 'id' as const },
      ],
    };
    const found = await pageOfIds(this.#reader, list, pageRequest(args));
    const idOf = (bytes: Buffer) => idFromBytes('cnt', bytes);
    return new ContentItemConnection(pageOfNodes(found, idOf, await this.byId(found.ids.map(idOf))));
  }
}
