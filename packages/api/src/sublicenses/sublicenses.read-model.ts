import { Seats } from '../allowances/allowances.api.js';
import { clientHas, CONTENT_ITEM_COLUMNS, inOrder, readContentItem, type ContentItemRow, type ContentItemType } from '../content/content.api.js';
import { readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, idFromHex, type ClientId, type SublicenseId } from '../kernel/ids.js';
import { partly } from '../kernel/partly.js';
import { rowsIn } from '../kernel/sql.js';
import { seesSublicense, type Scope } from '../kernel/viewer.js';
import { depthFirst } from './sublicense-tree.js';
import { SublicenseType } from './sublicenses.types.js';

interface SublicenseRow {
  id: string;
  client_id: string;
  parent_id: string | null;
  is_main: number | boolean;
  name: string;
  sku: string | null;
  max_taken: number | null;
  taken: number;
  expires_at: StoredTime | null;
  access_days: number | null;
}

/** The columns of {@link SublicenseRow}, and the tables they stand in. Its seats come along: a join costs less than a statement. */
const SUBLICENSE_COLUMNS = 
  'HEX(s.id) AS id, HEX(s.client_id) AS client_id, HEX(s.parent_id) AS parent_id, s.main_of IS NOT NULL AS is_main, s.name, s.sku, w.max_taken, w.taken, s.expires_at, s.access_days';
const SUBLICENSES = 'sublicense s JOIN allowance w ON w.id = s.seat_allowance_id';

const SELDOM = ['sku', 'isMain', 'seats', 'expiresAt', 'accessDays'] as const;

/** A sublicense of which perhaps no more than its name and place was read. */
export type NamedSublicense = Omit<SublicenseType, (typeof SELDOM)[number]>;

/** A step on the way from the root of a tree down to a sublicense. */
export interface PathStep {
  readonly id: SublicenseId;
  readonly name: string;
}

/** What sublicenses open, chosen or by a tag: Main all its client has, the others what they were given of it. */
const contentOf = (list: string) => `WITH asked AS (SELECT id, client_id, main_of FROM sublicense WHERE id IN (${list})), opened AS (
    SELECT s.id AS sublicense_id, cc.content_item_id FROM asked s JOIN client_content cc ON cc.client_id = s.client_id WHERE s.main_of IS NOT NULL
    UNION
    SELECT s.id, it.content_item_id FROM asked s JOIN client_content_tag ct ON ct.client_id = s.client_id
      JOIN content_item_tag it ON it.tag_key = ct.tag_key WHERE s.main_of IS NOT NULL
    UNION
    SELECT s.id, sc.content_item_id FROM asked s JOIN sublicense_content sc ON sc.sublicense_id = s.id
      WHERE ${clientHas('sc.content_item_id', '= s.client_id')}
    UNION
    SELECT s.id, it.content_item_id FROM asked s JOIN sublicense_content_tag st ON st.sublicense_id = s.id
      JOIN content_item_tag it ON it.tag_key = st.tag_key WHERE ${clientHas('it.content_item_id', '= s.client_id')}
  ) SELECT opened.sublicense_id, ${CONTENT_ITEM_COLUMNS} FROM opened JOIN content_item i ON i.id = opened.content_item_id ORDER BY i.title_key, i.id`;

/** What sublicenses were given one by one, of what their clients have. */
const chosenContentOf = (list: string) => `SELECT s.id AS sublicense_id, ${CONTENT_ITEM_COLUMNS} FROM sublicense s
    JOIN sublicense_content sc ON sc.sublicense_id = s.id JOIN content_item i ON i.id = sc.content_item_id
    WHERE s.id IN (${list}) AND ${clientHas('sc.content_item_id', '= s.client_id')} ORDER BY i.title_key, i.id`;

type OpenedRow = ContentItemRow & { sublicense_id: Buffer };

function itemsBySublicense(ids: readonly SublicenseId[], found: readonly OpenedRow[]): Map<SublicenseId, ContentItemType[]> {
  const items = new Map(ids.map((id) => [id, [] as ContentItemType[]]));
  for (const row of found) items.get(idFromBytes('sub', row.sublicense_id))!.push(readContentItem(row));
  return items;
}

/** Reads sublicenses. */
export class SublicensesReadModel {
  readonly #reader: Reader;

  constructor({ reader }: { reader: Reader }) {
    this.#reader = reader;
  }

  /** Sublicenses by id, whoever asks: for fields of what is in scope already. */
  readonly byId = async (ids: readonly SublicenseId[]): Promise<Map<SublicenseId, SublicenseType>> => {
    const found = await this.#where(this.#reader, 's.id', ids);
    return new Map(found.map((sublicense) => [sublicense.id, sublicense]));
  };

  /** Makes a sublicense of its name and place, read along with something else, and whatever more was. */
  readonly named = partly(SublicenseType, SELDOM, this.byId);

  /** The trees of clients, depth first, Main first, then by name. */
  readonly ofClient = async (ids: readonly ClientId[]): Promise<Map<ClientId, SublicenseType[]>> => {
    const found = await this.#where(this.#reader, 's.client_id', ids);
    return new Map(ids.map((id) => [id, depthFirst(found.filter(({ clientId }) => clientId === id), ({ isMain }) => isMain)]));
  };

  /** The Mains of clients. */
  readonly mainOf = async (ids: readonly ClientId[]): Promise<Map<ClientId, SublicenseType>> => {
    const found = await this.#where(this.#reader, 's.main_of', ids);
    return new Map(found.map((main) => [main.clientId, main]));
  };

  /** The content items sublicenses open, by title. */
  readonly contentOf = async (ids: readonly SublicenseId[]): Promise<Map<SublicenseId, ContentItemType[]>> => {
    return itemsBySublicense(ids, await rowsIn<OpenedRow>(this.#reader, ids.map(idBytes), contentOf));
  };

  /** The content items sublicenses were given one by one, of those their clients have, by title. */
  readonly chosenContentOf = async (ids: readonly SublicenseId[]): Promise<Map<SublicenseId, ContentItemType[]>> => {
    return itemsBySublicense(ids, await rowsIn<OpenedRow>(this.#reader, ids.map(idBytes), chosenContentOf));
  };

  /** The tags by which sublicenses open content, in the order of the alphabet. */
  readonly contentTagsOf = async (ids: readonly SublicenseId[]): Promise<Map<SublicenseId, string[]>> => {
    const found = await rowsIn<{ id: Buffer; tag: string }>(
      this.#reader,
      ids.map(idBytes),
      (list) => `SELECT sublicense_id AS id, tag FROM sublicense_content_tag WHERE sublicense_id IN (${list})`,
    );
    const tags = new Map(ids.map((id) => [id, [] as string[]]));
    for (const row of found) tags.get(idFromBytes('sub', row.id))!.push(row.tag);
    return new Map([...tags].map(([id, list]) => [id, inOrder(list)]));
  };

  /** The ways from the root of the tree down to sublicenses, themselves included. */
  readonly pathOf = async (ids: readonly SublicenseId[]): Promise<Map<SublicenseId, PathStep[]>> => {
    const found = await rowsIn<{ leaf: Buffer; id: Buffer; name: string }>(
      this.#reader,
      ids.map(idBytes),
      (list) => `WITH RECURSIVE up AS (
          SELECT id AS leaf, id, parent_id, name, 0 AS height FROM sublicense WHERE id IN (${list})
          UNION ALL
          SELECT up.leaf, s.id, s.parent_id, s.name, up.height + 1 FROM up JOIN sublicense s ON s.id = up.parent_id
        ) SELECT leaf, id, name FROM up ORDER BY height DESC`,
    );
    const paths = new Map(ids.map((id) => [id, [] as PathStep[]]));
    for (const row of found) paths.get(idFromBytes('sub', row.leaf))!.push({ id: idFromBytes('sub', row.id), name: row.name });
    return paths;
  };

  /** A sublicense, if there is one and it is in scope. */
  async visible(reader: Reader, scope: Scope, id: SublicenseId): Promise<SublicenseType | undefined> {
    const [found] = await this.#where(reader, 's.id', [id]);
    return found !== undefined && seesSublicense(scope, found.clientId, found.id) ? found : undefined;
  }

  async #where(reader: Reader, column: 's.id' | 's.client_id' | 's.main_of', ids: readonly (ClientId | SublicenseId)[]): Promise<SublicenseType[]> {
    const found = await rowsIn<SublicenseRow>(
      reader,
      ids.map(idBytes),
      (list) => `SELECT ${SUBLICENSE_COLUMNS} FROM ${SUBLICENSES} WHERE ${column} IN (${list}) ORDER BY s.name_key, s.id`,
    );
    return found.map(readSublicense);
  }
}

/** Reads `HEX(s.parent_id)`, which is '' on SQLite where there is none. */
export function readParent(hex: string | null): SublicenseId | null {
  return hex === null || hex === '' ? null : idFromHex('sub', hex);
}

function readSublicense(row: SublicenseRow): SublicenseType {
  return new SublicenseType({
    id: idFromHex('sub', row.id),
    clientId: idFromHex('cli', row.client_id),
    parentId: readParent(row.parent_id),
    name: row.name,
    sku: row.sku,
    isMain: Boolean(row.is_main),
    seats: new Seats({ maxTaken: row.max_taken, taken: row.taken }),
    expiresAt: readTimeOrNull(row.expires_at),
    accessDays: row.access_days,
  });
}
