import type { Counts } from '../allowances/allowances.api.js';
import type { Area } from '../kernel/areas.js';
import { timeText } from '../kernel/clock.js';
import type { Reader } from '../kernel/database.js';
import type { Direction } from '../kernel/direction.js';
import { idBytes, type SublicenseId } from '../kernel/ids.js';
import { allOf, anyOf, pageOfParts, type Along, type Condition, type ListPart, type PageOfIds } from '../kernel/list-page.js';
import { anyRow, FEW, FEW_TO_TRY, firstRare, isIn, readBy, walkedBy, type RareFilter } from '../kernel/list-paths.js';
import type { OrderColumn, PageRequest } from '../kernel/paging.js';
import type { SearchTerm } from '../kernel/search-words.js';
import type { SqlValue } from '../kernel/sql.js';
import { CODES_ALONG, type CodeRow } from './code-row.js';
import { rangesOf } from './code-words.js';
import type { CodeOrderField } from './codes-list.inputs.js';
import type { CodeStatus } from './code-status.js';

/** Which codes are listed, in which order. */
export interface CodesList {
  /** Where to look; within a part of a client, codes that open nothing else. */
  readonly areas: readonly Area[];
  readonly opening: SublicenseId | null;
  readonly terms: readonly SearchTerm[];
  readonly status: CodeStatus | null;
  readonly now: Date;
  readonly by: CodeOrderField;
  readonly direction: Direction;
  /** Up to so many rows are read by a filter of their own and sorted. */
  readonly few: number;
}

/** One kind of thing that is listed like codes: the tables its lists read. All of them call their columns alike, but for ids. */
export interface ListedKind {
  readonly list: string;
  /** What sorts: a table of its own beside millions of codes, or the things themselves where they are few. */
  readonly table: string;
  readonly id: string;
  readonly words: string;
  readonly opens: string;
  /** The column for it in the tables of words and of sublicenses. */
  readonly owner: string;
  /** What its allowances count. */
  readonly counts: Counts;
  /** How the names of its indexes begin. */
  readonly index: string;
  /** `k` for the row that says when it can be used, and of its standing what else there is to say. */
  readonly stands: { readonly from: string; readonly more: string };
  /** The words in which a word of a search may begin. */
  readonly rangesOf: (term: SearchTerm) => readonly SearchTerm[];
  readonly along: Along;
}

/** Registration codes. */
const REGISTRATION_CODES: ListedKind = {
  list: 'registrationCodes', table: 'registration_code_listing', id: 'code_id', words: 'registration_code_word', opens: 'code_sublicense', owner: 'code_id',
  counts: 'CODE_USES', index: 'ix_code_listing', stands: { from: 'code', more: '' }, rangesOf, along: CODES_ALONG,
};

/** Batches of redemption codes, without what is read along. */
export const BATCHES: Omit<ListedKind, 'along'> = {
  list: 'redemptionCodeBatches', table: 'redemption_code_batch', id: 'id', words: 'redemption_code_batch_word', opens: 'redemption_code_batch_sublicense', owner: 'batch_id',
  counts: 'BATCH_USES', index: 'ix_batch', stands: { from: 'redemption_code_batch', more: "WHEN k.state = 'MAKING' THEN 'SCHEDULED'" }, rangesOf: (term) => [term],
};

const idOf = (kind: ListedKind) => ({ column: `l.${kind.id}`, holds: 'id' }) as const;
const ORDERS: Readonly<Record<CodeOrderField, (kind: ListedKind) => readonly Omit<OrderColumn, 'direction'>[]>> = {
  LABEL: (kind) => [{ column: 'l.label_key', holds: 'text' }, idOf(kind)],
  CREATED_AT: (kind) => [{ column: 'l.created_at', holds: 'time' }, idOf(kind)],
  EXPIRES_AT: (kind) => [{ column: 'l.expires_key', holds: 'time' }, idOf(kind)],
  REDEMPTIONS: () => [{ column: 'al.taken', holds: 'number' }, { column: 'al.owner_id', holds: 'id' }],
};

/** The ends of the names of the indexes: one of the whole site and one of each client. */
const INDEXES: Readonly<Record<CodeOrderField, string>> = { LABEL: 'label', CREATED_AT: 'created', EXPIRES_AT: 'expires', REDEMPTIONS: 'taken' };

const USES = 'allowance al ON al.id = l.use_allowance_id';

/** One page of registration codes. */
export function pageOfCodes(reader: Reader, list: CodesList, page: PageRequest): Promise<PageOfIds<CodeRow>> {
  return pageOfKind<CodeRow>(reader, REGISTRATION_CODES, list, page);
}

/** One page of a kind. Reads few by their own index and sorts them; else walks the index of the order. The caller states the shape of what is read along. */
export async function pageOfKind<Row>(reader: Reader, kind: ListedKind, list: CodesList, page: PageRequest): Promise<PageOfIds<Row>> {
  const rare = (await firstRare(reader, list.few, rareFilters(kind, list))) ?? (await firstRare(reader, list.few * (FEW_TO_TRY / FEW), havingWords(kind, list)));
  const parts = rare === undefined ? list.areas.map((area) => walk(kind, list, area)) : [readRare(kind, list, rare)];
  const order = ORDERS[list.by](kind).map((column) => ({ ...column, direction: list.direction }));
  return pageOfParts<Row>(reader, { list: kind.list, parts: list.areas.length === 0 ? [] : parts, order, along: kind.along }, page);
}

/** Begins at the table whose index has the order. */
function walk(kind: ListedKind, list: CodesList, area: Area): ListPart {
  const byUses = list.by === 'REDEMPTIONS';
  const { sql, parameters } = allOf([inArea(kind, area, byUses ? 'al' : 'l'), ...tests(kind, list)]);
  const index = walkedBy(`${byUses ? 'ix_allowance' : kind.index}_${area.client === null ? '' : 'client_'}${INDEXES[list.by]}`);
  if (byUses) return { from: `allowance al ${index} CROSS JOIN ${kind.table} l ON l.${kind.id} = al.owner_id`, where: `al.counts = '${kind.counts}' AND ${sql}`, parameters };
  return { from: `${kind.table} l ${index}`, where: sql, parameters };
}

function readRare(kind: ListedKind, list: CodesList, rare: RareFilter): ListPart {
  const anywhere = anyOf(list.areas.map((area) => inArea(kind, area, 'l')));
  return readBy(rare, `${kind.table} l CROSS JOIN ${USES}`, allOf([anywhere, ...tests(kind, list)]));
}

function inArea({ opens, owner, id }: ListedKind, { client, sublicenses }: Area, table: 'l' | 'al'): Condition {
  const conditions: Condition[] = client === null ? [] : [{ sql: `${table}.client_id = ?`, parameters: [idBytes(client)] }];
  if (sublicenses !== null) {
    const among = isIn('ks.sublicense_id', sublicenses.map(idBytes));
    const beyond = anyRow(`${opens} ks`, `ks.${owner} = l.${id} AND NOT (${among.sql})`, among.parameters);
    conditions.push({ sql: `(${beyond.sql}) IS NULL`, parameters: beyond.parameters });
  }
  return allOf(conditions);
}

function tests(kind: ListedKind, list: CodesList): Condition[] {
  const { words, opens, owner, id } = kind;
  return [
    ...list.terms.map((term) => {
      const word = isWord(kind, term);
      return anyRow(`${words} w`, `w.${owner} = l.${id} AND (${word.sql})`, word.parameters);
    }),
    ...(list.opening === null ? [] : [anyRow(`${opens} ks`, `ks.${owner} = l.${id} AND ks.sublicense_id = ?`, [idBytes(list.opening)])]),
    ...(list.status === null ? [] : [stands(kind, list.status, list.now)]),
  ];
}

function isWord(kind: ListedKind, term: SearchTerm, table: 'w' | 'v' = 'w'): Condition {
  const ranges = kind.rangesOf(term);
  return { sql: ranges.map(() => `(${table}.word >= ? AND ${table}.word < ?)`).join(' OR '), parameters: ranges.flatMap(({ from, to }) => [from, to]) };
}

/**
 * What weighs most is told, as by `statusOf` of the read model: switched off, then over, then used up, then not yet. As a
 * scalar, because MariaDB may begin a join at the clients, which loses the order.
 */
function stands({ opens, owner, id, stands: { from, more } }: ListedKind, status: CodeStatus, now: Date): Condition {
  const at: SqlValue = timeText(now);
  return {
    sql: `(SELECT CASE WHEN k.enabled = 0 OR c.status = 'DISABLED' THEN 'DISABLED'
      WHEN k.expires_at <= ? OR c.expires_at <= ?
        OR (SELECT MIN(s.expires_at) FROM ${opens} ks JOIN sublicense s ON s.id = ks.sublicense_id WHERE ks.${owner} = k.id) <= ? THEN 'EXPIRED'
      ${more} WHEN u.taken >= u.max_taken THEN 'EXHAUSTED' WHEN k.starts_at > ? THEN 'SCHEDULED' ELSE 'LIVE' END
      FROM ${from} k JOIN client c ON c.id = k.client_id JOIN allowance u ON u.id = k.use_allowance_id WHERE k.id = l.${id}) = ?`,
    parameters: [at, at, at, at, status],
  };
}

function havingWord(kind: ListedKind, areas: CodesList['areas'], term: SearchTerm): RareFilter {
  const clients = areas.flatMap(({ client }) => (client === null ? [] : [idBytes(client)]));
  const { sql, parameters } = allOf([...(clients.length === 0 ? [] : [isIn('w.client_id', clients)]), isWord(kind, term)]);
  return { rows: { from: `${kind.words} w`, where: sql, parameters }, id: `w.${kind.owner}`, joins: `l.${kind.id}` };
}

/** Of several words: the codes that have one, the longest first, since fewer have it, tried for the others. */
function havingWords(kind: ListedKind, { areas, terms }: CodesList): RareFilter[] {
  if (terms.length < 2) return [];
  return terms.toSorted((a, b) => b.from.length - a.from.length).map((term) => {
    const others = terms.filter((other) => other !== term).map((other) => isWord(kind, other, 'v'));
    const tried = others.map(({ sql, parameters }) => anyRow(`${kind.words} v`, `v.${kind.owner} = w.${kind.owner} AND (${sql})`, parameters));
    return { ...havingWord(kind, areas, term), tried: allOf(tried) };
  });
}

/** The filters that have an index of their own. */
function rareFilters(kind: ListedKind, { areas, opening, terms }: CodesList): RareFilter[] {
  const words = terms.map((term) => havingWord(kind, areas, term));
  if (opening === null) return words;
  const opens = { from: `${kind.opens} ks`, where: 'ks.sublicense_id = ?', parameters: [idBytes(opening)] };
  return [...words, { rows: opens, id: `ks.${kind.owner}`, joins: `l.${kind.id}` }];
}
