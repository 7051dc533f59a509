import type { Reader } from './database.js';
import { countTo, type Condition, type ListPart } from './list-page.js';
import { marks, type SqlValue } from './sql.js';

/**
 * How a filtered list is read. A filter that few rows pass is read by its own index, and the few are sorted; one that
 * many pass is tried on the rows in their order, where a page is soon full. Up to so many are few: in a list of a million,
 * sorting 4,000 costs about what walking to the first fifty of 4,000 does (docs/adr/0013).
 */
export const FEW = 4_000;

/**
 * Words that many have each are had together by few: up to so many who have one are tried for the others. In a list of a
 * million, walking to the first fifty who have two words of 40,000 each costs about what that does.
 */
export const FEW_TO_TRY = 10 * FEW;

/** A filter with an index of its own: the rows that pass it, cheap to count. */
export interface RareFilter {
  /** Reads the ids of the rows that pass. */
  readonly rows: ListPart;
  /** What each of them is tried for before anything is joined. */
  readonly tried?: Condition;
  /** What such a row has that the listed row is joined by. */
  readonly id: string;
  /** The listed row's column for it. */
  readonly joins: string;
}

/** The first of the filters that few rows pass; undefined when none is so rare. */
export async function firstRare(reader: Reader, few: number, filters: readonly RareFilter[]): Promise<RareFilter | undefined> {
  return (await firstRareOf(reader, few, filters.map((filter) => [filter])))?.[0];
}

/** {@link firstRare} of filters each of which is passed in one of several ways, with an index for each way; few all together. */
export async function firstRareOf<Filter extends RareFilter>(reader: Reader, few: number, filters: readonly (readonly Filter[])[]): Promise<readonly Filter[] | undefined> {
  for (const ways of filters) {
    let passing = 0;
    for (const { rows } of ways) passing += passing > few ? 0 : await countTo(reader, few, rows);
    if (passing <= few) return ways;
  }
  return undefined;
}

/**
 * A list read by a rare filter, then sorted: `listed` is the table that is listed and what it is joined with.
 * CROSS JOIN keeps SQLite from beginning elsewhere.
 */
export function readBy({ rows, tried = EVERY, id, joins }: RareFilter, listed: string, where: Condition): ListPart {
  const [table, ...more] = listed.split(' CROSS JOIN ');
  const rare = `(SELECT DISTINCT ${id} AS rare_id FROM ${rows.from} WHERE ${rows.where} AND ${tried.sql}) AS rare`;
  const from = [`${rare} CROSS JOIN ${table} ON ${joins} = rare.rare_id`, ...more].join(' CROSS JOIN ');
  return { from, where: where.sql, parameters: [...rows.parameters, ...tried.parameters, ...where.parameters] };
}

const EVERY: Condition = { sql: '1 = 1', parameters: [] };

/**
 * Holds MariaDB and MySQL to the index of the order: with filters to try on the rows they may, some pages on, sort all that
 * is left instead. To SQLite it is a comment.
 */
export function walkedBy(index: string): string {
  return `/*! FORCE INDEX (${index}) */`;
}

/**
 * True where a row of another table is found. As a scalar with LIMIT, because MariaDB would turn EXISTS into a join and
 * may begin it at the other table, which loses the order.
 */
export function anyRow(table: string, where: string, parameters: readonly SqlValue[]): Condition {
  return { sql: `(SELECT 1 FROM ${table} WHERE ${where} LIMIT 1) = 1`, parameters };
}

/** `column IN (…)`; without values nothing is in. */
export function isIn(column: string, values: readonly SqlValue[]): Condition {
  return values.length === 0 ? { sql: '1 = 0', parameters: [] } : { sql: `${column} IN (${marks(values.length)})`, parameters: values };
}

/** The same value, tried on rows in their order: hidden from the planner, who would leave the order for an index of the column. */
export function isWhileWalking(column: string, value: string): Condition {
  return { sql: `COALESCE(${column}, '') = ?`, parameters: [value] };
}
