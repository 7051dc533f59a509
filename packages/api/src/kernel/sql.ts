import type { Reader, Tx } from './database.js';

/** What may be bound to a statement. Times go through `timeText`, ids through `idBytes`. */
export type SqlValue = string | number | null | boolean | Buffer;

/** The most parameters one statement may carry: SQLite takes 32,766. */
const MAX_PARAMETERS = 32_000;

/** What TypeORM and the drivers ask for; none of them writes to it. */
const writable = (parameters: readonly SqlValue[]) => parameters as SqlValue[];

/** Runs a statement that writes and answers how many rows it matched. */
export async function run(tx: Tx, sql: string, parameters: readonly SqlValue[]): Promise<number> {
  const result = await tx.queryRunner!.query(sql, writable(parameters), true);
  return result.affected ?? 0;
}

/** Runs a SELECT and answers its rows, whose shape the caller states. */
export function rows<Row>(reader: Reader, sql: string, parameters: readonly SqlValue[]): Promise<Row[]> {
  // Straight to the runner where there is one: the manager before it only adds promises to every statement.
  return (reader.queryRunner ?? reader).query(sql, writable(parameters)) as Promise<Row[]>;
}

/** `?, ?, ?` for a list of the given length. */
export function marks(count: number): string {
  return count === 0 ? '' : `${'?, '.repeat(count - 1)}?`;
}

/** The SELECT of {@link rows} for a list of any length, cut by parameters; `sql` gets the marks of one cut. */
export async function rowsIn<Row>(
  reader: Reader,
  list: readonly SqlValue[],
  sql: (marks: string) => string,
  before: readonly SqlValue[] = [],
): Promise<Row[]> {
  if (list.length > 0 && list.length <= MAX_PARAMETERS - before.length) return rows<Row>(reader, sql(marks(list.length)), [...before, ...list]);
  const found: Row[] = [];
  for (const part of cut(list, MAX_PARAMETERS - before.length)) {
    found.push(...(await rows<Row>(reader, sql(marks(part.length)), [...before, ...part])));
  }
  return found;
}

/** The write of {@link run} for a list of any length, cut by parameters; answers all matched rows together. */
export async function runIn(
  tx: Tx,
  list: readonly SqlValue[],
  sql: (marks: string) => string,
  before: readonly SqlValue[] = [],
): Promise<number> {
  let matched = 0;
  for (const part of cut(list, MAX_PARAMETERS - before.length)) {
    matched += await run(tx, sql(marks(part.length)), [...before, ...part]);
  }
  return matched;
}

/** How many rows one statement takes away where there may be many thousands. */
const PORTION = 1_000;

/**
 * As {@link runIn} for what may be long and touches many indexes: SQLite runs a statement to its end in the one thread there
 * is, and others get their turn only between two.
 */
export async function runInPortions(tx: Tx, list: readonly SqlValue[], sql: (marks: string) => string): Promise<void> {
  for (const part of cut(list, PORTION)) await run(tx, sql(marks(part.length)), part);
}

/** Inserts rows, many a statement; every row gives its values in the order of `columns`. */
export async function insertRows(
  tx: Tx,
  table: string,
  columns: readonly string[],
  values: readonly (readonly SqlValue[])[],
): Promise<void> {
  const one = `(${marks(columns.length)})`;
  for (const part of cut(values, Math.floor(MAX_PARAMETERS / columns.length))) {
    const all = part.length === 1 ? one : part.map(() => one).join(', ');
    await run(tx, `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${all}`, part.flat());
  }
}

/** A row and the values it is to have, in the order of the columns. */
export interface RowUpdate {
  readonly id: Buffer;
  readonly values: readonly SqlValue[];
}

/** Gives rows values of their own, many a statement. @param table with a primary key `id` */
export async function updateEach(tx: Tx, table: string, columns: readonly string[], updates: readonly RowUpdate[]): Promise<void> {
  for (const part of cut(updates, Math.floor(MAX_PARAMETERS / (2 * columns.length + 1)))) {
    const whens = part.map(() => 'WHEN ? THEN ?').join(' ');
    const sets = columns.map((column) => `${column} = CASE id ${whens} ELSE ${column} END`).join(', ');
    const values = columns.flatMap((_, at) => part.flatMap(({ id, values: row }) => [id, row[at]!]));
    await run(tx, `UPDATE ${table} SET ${sets} WHERE id IN (${marks(part.length)})`, [...values, ...part.map(({ id }) => id)]);
  }
}

function* cut<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
