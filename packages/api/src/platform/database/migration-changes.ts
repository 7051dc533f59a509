import { TableColumn, type QueryRunner, type TableColumnOptions } from 'typeorm';
import type { ColumnDefinition, Product } from './migration-columns.js';
import type { Key } from './migration-tables.js';

/** A column more for a table that has rows. */
export interface NewColumn {
  readonly column: ColumnDefinition;
  /** What the rows that are there get, as SQL: `''`, `0`. */
  readonly fill: string;
}

/** Adds columns to a table, unless a migration that crashed half-way has added them. They keep no default. */
export async function addColumns(runner: QueryRunner, table: string, columns: readonly NewColumn[]): Promise<void> {
  const product = productOf(runner);
  if (product === 'sqlite') return addColumnsByCopy(runner, table, columns);
  const there = await namesOf(runner, 'columns', { name: 'column_name', table });
  const asked = columns.map(({ column, fill }) => ({ ...column(product), fill }));
  const missing = asked.filter(({ name }) => !there.has(name));
  if (missing.length > 0) await runner.query(`ALTER TABLE ${table} ${missing.map((column) => `ADD COLUMN ${columnSql(column)} DEFAULT ${column.fill}`).join(', ')}`);
  await runner.query(`ALTER TABLE ${table} ${asked.map(({ name }) => `ALTER COLUMN ${name} DROP DEFAULT`).join(', ')}`);
}

/** Adds indexes to a table, unless they are there. */
export async function addIndexes(runner: QueryRunner, table: string, indexes: readonly Key[]): Promise<void> {
  if (productOf(runner) === 'sqlite') {
    for (const { name, columns } of indexes) await runner.query(`CREATE INDEX IF NOT EXISTS "${name}" ON "${table}" (${columns.map((column) => `"${column}"`).join(', ')})`);
    return;
  }
  const there = await namesOf(runner, 'statistics', { name: 'index_name', table });
  const missing = indexes.filter(({ name }) => !there.has(name));
  if (missing.length > 0) await runner.query(`ALTER TABLE ${table} ${missing.map(({ name, columns }) => `ADD INDEX ${name} (${columns.join(', ')})`).join(', ')}`);
}

/** Takes a foreign key from a table, unless it is gone already. Its index stays. */
export async function dropForeignKey(runner: QueryRunner, table: string, name: string): Promise<void> {
  const key = (await runner.getTable(table))?.foreignKeys.find((one) => one.name === name);
  if (key !== undefined) await runner.dropForeignKey(table, key);
}

/** SQLite cannot add a column that must have a value and take its default away again: TypeORM copies the table, twice. */
async function addColumnsByCopy(runner: QueryRunner, table: string, columns: readonly NewColumn[]): Promise<void> {
  const asked = columns.map(({ column, fill }) => new TableColumn({ ...column('sqlite'), default: fill }));
  await runner.addColumns(table, asked);
  await runner.changeColumns(table, asked.map((oldColumn, at) => ({ oldColumn, newColumn: new TableColumn(columns[at]!.column('sqlite')) })));
}

function columnSql({ name, type, length, precision, charset, collation, isNullable }: TableColumnOptions): string {
  const size = length ?? (precision == null ? '' : String(precision));
  const text = charset === undefined ? '' : ` CHARACTER SET ${charset} COLLATE ${collation}`;
  return `${name} ${type}${size === '' ? '' : `(${size})`}${text}${isNullable === true ? ' NULL' : ' NOT NULL'}`;
}

async function namesOf(runner: QueryRunner, view: 'columns' | 'statistics', { name, table }: { readonly name: string; readonly table: string }): Promise<Set<string>> {
  const sql = `SELECT ${name} AS name FROM information_schema.${view} WHERE table_schema = DATABASE() AND table_name = ?`;
  return new Set(((await runner.query(sql, [table])) as { name: string }[]).map((row) => row.name));
}

function productOf(runner: QueryRunner): Product {
  const { type } = runner.dataSource.options;
  return type === 'mariadb' || type === 'mysql' ? type : 'sqlite';
}

/** A row to change: its primary key, and the new values in the order of the columns. */
export interface RowChange {
  readonly key: Buffer;
  readonly values: readonly unknown[];
}

/** Sets columns of many rows, each to its own values, a few hundred rows a statement. */
export async function setColumns(runner: QueryRunner, { table, columns }: { readonly table: string; readonly columns: readonly string[] }, changes: readonly RowChange[]): Promise<void> {
  for (let at = 0; at < changes.length; at += 200) {
    const some = changes.slice(at, at + 200);
    const cases = columns.map((column) => `${column} = CASE id ${some.map(() => 'WHEN ? THEN ?').join(' ')} END`);
    const values = columns.flatMap((_, n) => some.flatMap(({ key, values }) => [key, values[n]]));
    await runner.query(`UPDATE ${table} SET ${cases.join(', ')} WHERE id IN (${some.map(() => '?').join(', ')})`, [...values, ...some.map(({ key }) => key)]);
  }
}

/** All rows of a table with an id, a thousand at a time, in the order of their ids. */
export async function* rowsById<Row extends { readonly id: Buffer }>(runner: QueryRunner, select: string, alias: string): AsyncGenerator<readonly Row[]> {
  let last = Buffer.alloc(0);
  for (;;) {
    const found = (await runner.query(`${select} WHERE ${alias}.id > ? ORDER BY ${alias}.id LIMIT 1000`, [last])) as Row[];
    if (found.length === 0) return;
    yield found;
    last = Buffer.from(found.at(-1)!.id);
  }
}
