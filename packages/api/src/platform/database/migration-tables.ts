import { Table, TableForeignKey, TableIndex, TableUnique, type QueryRunner } from 'typeorm';
import type { ColumnDefinition, Product } from './migration-columns.js';

/** A named index over some columns. */
export interface Key {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A named foreign key: deleting or changing what is pointed to is refused. */
export interface ForeignKey extends Key {
  readonly references: readonly [table: string, columns: readonly string[]];
}

/** A table as a migration states it; it reads like its entity, and every key has the name it has there. */
export interface TableDefinition {
  readonly name: string;
  readonly columns: readonly ColumnDefinition[];
  readonly primary: readonly string[];
  readonly uniques?: readonly Key[];
  readonly indexes?: readonly Key[];
  readonly foreignKeys?: readonly ForeignKey[];
}

/** Makes a table with its keys, unless a migration that crashed half-way has made it. */
export async function createTable(runner: QueryRunner, definition: TableDefinition): Promise<void> {
  const { type } = runner.dataSource.options;
  const product = type === 'mariadb' || type === 'mysql' ? type : 'sqlite';
  await runner.createTable(tableOf(product, definition), true);
}

/** SQLite keeps a table in the order of its primary key when told so; rows with long values are better off without. */
function isNarrow(table: Table): boolean {
  return table.columns.every(({ type, length }) => type !== 'text' && (type !== 'blob' || length !== ''));
}

function tableOf(product: Product, { name, columns, primary, uniques = [], indexes = [], foreignKeys = [] }: TableDefinition): Table {
  const plain = indexes.map((key) => new TableIndex({ name: key.name, columnNames: [...key.columns] }));
  const unique = uniques.map((key) => new TableIndex({ name: key.name, columnNames: [...key.columns], isUnique: true }));
  const table = new Table({
    name,
    columns: columns.map((column) => column(product)).map((column) => ({ ...column, isPrimary: primary.includes(column.name) })),
    indices: product !== 'sqlite' ? [...unique, ...plain] : plain,
    uniques: product !== 'sqlite' ? [] : uniques.map((key) => new TableUnique({ name: key.name, columnNames: [...key.columns] })),
    foreignKeys: foreignKeys.map(foreignKeyOf),
  });
  table.withoutRowid = product === 'sqlite' && isNarrow(table);
  if (product !== 'sqlite') table.engine = 'InnoDB';
  inOrderOf(primary, table);
  return table;
}

function foreignKeyOf({ name, columns, references: [table, referenced] }: ForeignKey): TableForeignKey {
  return new TableForeignKey({
    name,
    columnNames: [...columns],
    referencedTableName: table,
    referencedColumnNames: [...referenced],
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  });
}

/** TypeORM takes the order of a primary key from the order of columns, and that order decides what the key finds. */
function inOrderOf(primary: readonly string[], table: Table): void {
  const place = ({ name }: { name: string }): number => (primary.includes(name) ? primary.indexOf(name) : primary.length);
  table.columns.sort((a, b) => place(a) - place(b));
}
