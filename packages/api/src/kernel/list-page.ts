import { timeText } from './clock.js';
import type { Reader } from './database.js';
import { sha256 } from './keys.js';
import { COUNT_CAP, cursorOf, keyset, startOf, type Key, type OrderColumn, type PageRequest, type Reading } from './paging.js';
import { rows, type SqlValue } from './sql.js';

/** A condition with what is bound to it. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** True where all are. */
export function allOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return { sql: '1 = 1', parameters: [] };
  return { sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '), parameters: conditions.flatMap(({ parameters }) => parameters) };
}

/** True where one of them is. Put together by halves: SQLite reads 1,000 levels deep, and a chain is as deep as it is long. */
export function anyOf(conditions: readonly Condition[]): Condition {
  const [only] = conditions;
  if (only === undefined) return { sql: '1 = 0', parameters: [] };
  if (conditions.length === 1) return only;
  const half = Math.ceil(conditions.length / 2);
  const [one, other] = [anyOf(conditions.slice(0, half)), anyOf(conditions.slice(half))];
  return { sql: `(${one.sql}) OR (${other.sql})`, parameters: [...one.parameters, ...other.parameters] };
}

/** One part of a list: what it reads and which rows of it. No row is in two parts. */
export interface ListPart {
  readonly from: string;
  readonly where: string;
  readonly parameters: readonly SqlValue[];
}

/**
 * A list in parts, such as one for every client somebody looks after: each is a range of an index that knows the
 * order, where their union would have to be sorted.
 */
export interface PartedList {
  /** Its name; with the order it says which cursors fit. */
  readonly list: string;
  readonly parts: readonly ListPart[];
  /** Columns every part has. The last is the id. */
  readonly order: readonly OrderColumn[];
  /** What is read of the rows of a page in the statement that finds them. */
  readonly along?: Along;
}

/** Columns of tables that are joined to the page `p`, when it is found, by its id `p.id`: by LEFT JOIN, which no planner begins with. */
export interface Along {
  readonly columns: string;
  readonly joins: string;
}

/** The ids of a page, in order, and where the page lies. */
export interface PageOfIds<Row = unknown> {
  readonly ids: readonly Buffer[];
  /** What was read along, id for id. */
  readonly rows: readonly Row[];
  readonly cursors: readonly string[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly startCursor: string | null; readonly endCursor: string | null };
  readonly count: () => Promise<number>;
}

/** The most parts of one statement; SQLite joins at most 500 selects, and a part may need two. */
const MAX_PARTS = 100;

/** The ids of one page of a list in parts. One statement for every hundred parts. The caller states the shape of the rows read along. */
export async function pageOfParts<Row = unknown>(reader: Reader, list: PartedList, page: PageRequest): Promise<PageOfIds<Row>> {
  const name = nameOf(list);
  const from = startOf(page, name, list.order);
  const found: Found[] = [];
  for (let at = 0; at < list.parts.length; at += MAX_PARTS) {
    found.push(...(await read(reader, { ...list, parts: list.parts.slice(at, at + MAX_PARTS) }, { from, page })));
  }
  const ahead = found.filter((row) => !row.behind);
  if (list.parts.length > 1 || list.along !== undefined) ahead.sort(inOrder(list.order, page.backward));
  const kept = ahead.slice(0, page.size);
  if (page.backward) kept.reverse();
  // Cursors are made when somebody asks: most ask for none.
  const cursorAt = (at: number) => (kept[at] === undefined ? null : cursorOf([name, ...kept[at].keys]));
  const [more, behind] = [ahead.length > page.size, found.some((row) => row.behind)];
  return {
    ids: kept.map(({ keys }) => keys.at(-1) as Buffer),
    rows: kept.map(({ row }) => row as Row),
    get cursors() {
      return kept.map((_, at) => cursorAt(at)!);
    },
    pageInfo: {
      hasNextPage: page.backward ? behind : more,
      hasPreviousPage: page.backward ? more : behind,
      get startCursor() {
        return cursorAt(0);
      },
      get endCursor() {
        return cursorAt(kept.length - 1);
      },
    },
    count: () => counted(reader, list.parts),
  };
}

/** Counts the rows of a part, and stops beyond `cap`. */
export async function countTo(reader: Reader, cap: number, { from, where, parameters }: ListPart): Promise<number> {
  const [row] = await rows<{ n: number }>(reader, `SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM ${from} WHERE ${where} LIMIT ${cap + 1}) AS counted`, parameters);
  return Number(row!.n);
}

function nameOf({ list, order }: PartedList): string {
  const columns = order.map(({ column, direction }) => `${column} ${direction}`).join(',');
  return sha256(`${list} by ${columns}`).subarray(0, 6).toString('base64url');
}

interface Found {
  readonly keys: readonly Key[];
  readonly row: FoundRow;
  /** True for a row on the other side of the cursor: it only tells that there is one. */
  readonly behind: boolean;
}

type FoundRow = Readonly<Record<string, string | number | Date | Uint8Array>>;

async function read(
  reader: Reader,
  list: PartedList,
  { from, page }: { readonly from: readonly Key[] | null; readonly page: PageRequest },
): Promise<Found[]> {
  const ahead = (part: ListPart) => selectOf(list, part, { reading: { from, backward: page.backward }, limit: page.size + 1, behind: 0 });
  const behind = (part: ListPart) => selectOf(list, part, { reading: { from, backward: !page.backward, inclusive: true }, limit: 1, behind: 1 });
  const selects = list.parts.flatMap((part) => (from === null ? [ahead(part)] : [ahead(part), behind(part)]));
  const sql = selects.length === 1 ? selects[0]!.sql : selects.map(({ sql }, at) => `SELECT * FROM (${sql}) AS p${at}`).join(' UNION ALL ');
  const found = await rows<FoundRow>(reader, withMore(sql, list), selects.flatMap(({ parameters }) => parameters));
  return found.map((row) => ({ keys: list.order.map(({ holds }, at) => plainKey(row[`k${at}`]!, holds)), row, behind: Number(row['behind']) === 1 }));
}

/** How a key is read: ids as `idFromHex` says. */
const asRead = (column: string, holds: OrderColumn['holds']) => (holds === 'id' ? `HEX(${column})` : column);

function withMore(sql: string, { along, order }: PartedList): string {
  if (along === undefined) return sql;
  const keys = order.map(({ holds }, at) => `${asRead(`p.k${at}`, holds)} AS k${at}`).join(', ');
  return `SELECT ${keys}, p.behind, ${along.columns} FROM (${sql}) AS p ${along.joins.replaceAll('p.id', `p.k${order.length - 1}`)}`;
}

function selectOf(
  { order, along }: PartedList,
  { from, where, parameters }: ListPart,
  { reading, limit, behind }: { readonly reading: Reading; readonly limit: number; readonly behind: 0 | 1 },
): Condition {
  const slice = keyset(order, reading);
  const columns = order.map(({ column, holds }, at) => `${along === undefined ? asRead(column, holds) : column} AS k${at}`).join(', ');
  return {
    sql: `SELECT ${columns}, ${behind} AS behind FROM ${from} WHERE (${where}) AND (${slice.where}) ORDER BY ${slice.orderBy} LIMIT ${limit}`,
    parameters: [...parameters, ...slice.parameters],
  };
}

function plainKey(key: string | number | Date | Uint8Array, holds: OrderColumn['holds']): Key {
  if (holds === 'id') return Buffer.from(String(key), 'hex');
  if (key instanceof Date) return timeText(key);
  return key instanceof Uint8Array && !Buffer.isBuffer(key) ? Buffer.from(key) : key;
}

/** Compares as the databases do: key texts are ASCII, ids are bytes. */
function inOrder(order: readonly OrderColumn[], backward: boolean): (a: Found, b: Found) => number {
  return ({ keys: a }, { keys: b }) => {
    for (const [at, { direction }] of order.entries()) {
      const compared = compare(a[at]!, b[at]!);
      if (compared !== 0) return (direction === 'ASC') === backward ? -compared : compared;
    }
    return 0;
  };
}

function compare(a: Key, b: Key): number {
  if (Buffer.isBuffer(a) && Buffer.isBuffer(b)) return Buffer.compare(a, b);
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Adds the parts up until the cap is passed. */
async function counted(reader: Reader, parts: readonly ListPart[]): Promise<number> {
  let all = 0;
  for (let at = 0; at < parts.length && all <= COUNT_CAP; at += MAX_PARTS) {
    const some = parts.slice(at, at + MAX_PARTS);
    const selects = some.map(({ from, where }, n) => `SELECT * FROM (SELECT 1 AS one FROM ${from} WHERE ${where} LIMIT ${COUNT_CAP + 1}) AS p${n}`);
    const [row] = await rows<{ n: number }>(reader, `SELECT COUNT(*) AS n FROM (${selects.join(' UNION ALL ')}) AS counted`, some.flatMap(({ parameters }) => parameters));
    all += Number(row!.n);
  }
  return all;
}
