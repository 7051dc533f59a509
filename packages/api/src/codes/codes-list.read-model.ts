import type { Area } from '../kernel/areas.js';
import { timeText } from '../kernel/clock.js';
import type { Reader } from '../kernel/database.js';
import type { Direction } from '../kernel/direction.js';
import { idBytes, type SublicenseId } from '../kernel/ids.js';
import { allOf, anyOf, pageOfParts, type Condition, type ListPart, type PageOfIds } from '../kernel/list-page.js';
import { anyRow, FEW, FEW_TO_TRY, firstRare, isIn, readBy, walkedBy, type RareFilter } from '../kernel/list-paths.js';
import type { OrderColumn, PageRequest } from '../kernel/paging.js';
import type { SearchTerm } from '../kernel/search-words.js';
import type { SqlValue } from '../kernel/sql.js';
import { CODES_ALONG, type CodeRow } from './code-row.js';
import { rangesOf } from './code-words.js';
import type { CodeOrderField } from './codes-list.inputs.js';
import type { CodeStatus } from './codes.types.js';

/** Which registration codes are listed, in which order. */
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

const ID = { column: 'l.code_id', holds: 'id' } as const;
const ORDERS: Readonly<Record<CodeOrderField, readonly Omit<OrderColumn, 'direction'>[]>> = {
  LABEL: [{ column: 'l.label_key', holds: 'text' }, ID],
  CREATED_AT: [{ column: 'l.created_at', holds: 'time' }, ID],
  EXPIRES_AT: [{ column: 'l.expires_key', holds: 'time' }, ID],
  REDEMPTIONS: [{ column: 'al.taken', holds: 'number' }, { column: 'al.owner_id', holds: 'id' }],
};

/** The ends of the names of the indexes: one of the whole site and one of each client. */
const INDEXES: Readonly<Record<CodeOrderField, string>> = { LABEL: 'label', CREATED_AT: 'created', EXPIRES_AT: 'expires', REDEMPTIONS: 'taken' };

const LISTED = 'registration_code_listing l';
const USES = 'allowance al ON al.id = l.use_allowance_id';

/** One page of registration codes. Reads few by their own index and sorts them; else walks the index of the order. */
export async function pageOfCodes(reader: Reader, list: CodesList, page: PageRequest): Promise<PageOfIds<CodeRow>> {
  const rare = (await firstRare(reader, list.few, rareFilters(list))) ?? (await firstRare(reader, list.few * (FEW_TO_TRY / FEW), havingWords(list)));
  const parts = rare === undefined ? list.areas.map((area) => walk(list, area)) : [readRare(list, rare)];
  const order = ORDERS[list.by].map((column) => ({ ...column, direction: list.direction }));
  return pageOfParts(reader, { list: 'registrationCodes', parts: list.areas.length === 0 ? [] : parts, order, along: CODES_ALONG }, page);
}

/** Begins at the table whose index has the order. */
function walk(list: CodesList, area: Area): ListPart {
  const byUses = list.by === 'REDEMPTIONS';
  const { sql, parameters } = allOf([inArea(area, byUses ? 'al' : 'l'), ...tests(list)]);
  const index = walkedBy(`${byUses ? 'ix_allowance' : 'ix_code_listing'}_${area.client === null ? '' : 'client_'}${INDEXES[list.by]}`);
  if (byUses) return { from: `allowance al ${index} CROSS JOIN ${LISTED} ON l.code_id = al.owner_id`, where: `al.counts = 'CODE_USES' AND ${sql}`, parameters };
  return { from: `${LISTED} ${index}`, where: sql, parameters };
}

function readRare(list: CodesList, rare: RareFilter): ListPart {
  const anywhere = anyOf(list.areas.map((area) => inArea(area, 'l')));
  return readBy(rare, `${LISTED} CROSS JOIN ${USES}`, allOf([anywhere, ...tests(list)]));
}

function inArea({ client, sublicenses }: Area, table: 'l' | 'al'): Condition {
  const conditions: Condition[] = client === null ? [] : [{ sql: `${table}.client_id = ?`, parameters: [idBytes(client)] }];
  if (sublicenses !== null) {
    const among = isIn('ks.sublicense_id', sublicenses.map(idBytes));
    const beyond = anyRow('code_sublicense ks', `ks.code_id = l.code_id AND NOT (${among.sql})`, among.parameters);
    conditions.push({ sql: `(${beyond.sql}) IS NULL`, parameters: beyond.parameters });
  }
  return allOf(conditions);
}

function tests(list: CodesList): Condition[] {
  return [
    ...list.terms.map((term) => {
      const word = isWord(term);
      return anyRow('registration_code_word w', `w.code_id = l.code_id AND (${word.sql})`, word.parameters);
    }),
    ...(list.opening === null ? [] : [anyRow('code_sublicense ks', 'ks.code_id = l.code_id AND ks.sublicense_id = ?', [idBytes(list.opening)])]),
    ...(list.status === null ? [] : [stands(list.status, list.now)]),
  ];
}

function isWord(term: SearchTerm, table: 'w' | 'v' = 'w'): Condition {
  const ranges = rangesOf(term);
  return { sql: ranges.map(() => `(${table}.word >= ? AND ${table}.word < ?)`).join(' OR '), parameters: ranges.flatMap(({ from, to }) => [from, to]) };
}

/**
 * What weighs most is told, as by `statusOf` of the read model: switched off, then over, then used up, then not yet. As a
 * scalar, because MariaDB may begin a join at the clients, which loses the order.
 */
function stands(status: CodeStatus, now: Date): Condition {
  const at: SqlValue = timeText(now);
  return {
    sql: `(SELECT CASE WHEN k.enabled = 0 OR c.status = 'DISABLED' THEN 'DISABLED'
      WHEN k.expires_at <= ? OR c.expires_at <= ?
        OR (SELECT MIN(s.expires_at) FROM code_sublicense ks JOIN sublicense s ON s.id = ks.sublicense_id WHERE ks.code_id = k.id) <= ? THEN 'EXPIRED'
      WHEN u.taken >= u.max_taken THEN 'EXHAUSTED' WHEN k.starts_at > ? THEN 'SCHEDULED' ELSE 'LIVE' END
      FROM code k JOIN client c ON c.id = k.client_id JOIN allowance u ON u.id = k.use_allowance_id WHERE k.id = l.code_id) = ?`,
    parameters: [at, at, at, at, status],
  };
}

function havingWord(areas: CodesList['areas'], term: SearchTerm): RareFilter {
  const clients = areas.flatMap(({ client }) => (client === null ? [] : [idBytes(client)]));
  const { sql, parameters } = allOf([...(clients.length === 0 ? [] : [isIn('w.client_id', clients)]), isWord(term)]);
  return { rows: { from: 'registration_code_word w', where: sql, parameters }, id: 'w.code_id', joins: 'l.code_id' };
}

/** Of several words: the codes that have one, the longest first, since fewer have it, tried for the others. */
function havingWords({ areas, terms }: CodesList): RareFilter[] {
  if (terms.length < 2) return [];
  return terms.toSorted((a, b) => b.from.length - a.from.length).map((term) => {
    const others = terms.filter((other) => other !== term).map((other) => isWord(other, 'v'));
    const tried = others.map(({ sql, parameters }) => anyRow('registration_code_word v', `v.code_id = w.code_id AND (${sql})`, parameters));
    return { ...havingWord(areas, term), tried: allOf(tried) };
  });
}

/** The filters that have an index of their own. */
function rareFilters({ areas, opening, terms }: CodesList): RareFilter[] {
  const words = terms.map((term) => havingWord(areas, term));
  if (opening === null) return words;
  const opens = { from: 'code_sublicense ks', where: 'ks.sublicense_id = ?', parameters: [idBytes(opening)] };
  return [...words, { rows: opens, id: 'ks.code_id', joins: 'l.code_id' }];
}
