import type { TableColumnOptions } from 'typeorm';

/** Which database a migration speaks to. */
export type Product = 'sqlite' | 'mariadb' | 'mysql';

/** A column of a migration, as each database spells it. */
export type ColumnDefinition = (product: Product) => TableColumnOptions;

/** Texts compare byte by byte, trailing spaces too, as they do on SQLite; MariaDB and MySQL name that differently. */
const BYTE_BY_BYTE: Readonly<Record<Product, Pick<TableColumnOptions, 'charset' | 'collation'>>> = {
  sqlite: {},
  mariadb: { charset: 'utf8mb4', collation: 'utf8mb4_nopad_bin' },
  mysql: { charset: 'utf8mb4', collation: 'utf8mb4_0900_bin' },
};

interface Nullable {
  readonly nullable?: boolean;
}

function bytesOf(length: number) {
  return (name: string, { nullable = false }: Nullable = {}): ColumnDefinition =>
    (product) => ({ name, type: product === 'sqlite' ? 'blob' : 'binary', length: String(length), isNullable: nullable });
}

/** Entity: `@IdColumn(type)`. */
export function id(name = 'id'): ColumnDefinition {
  return bytesOf(16)(name);
}

/** The id of another thing; entity: `@RefColumn(type, name)`. */
export const ref = bytesOf(16);

/** A SHA-256; entity: `@HashColumn(name)`. */
export const hash = bytesOf(32);

/** A text people wrote, `length` in characters; entity: `@Column({ type: 'varchar', length })`. */
export function text(name: string, length: number, { nullable = false }: Nullable = {}): ColumnDefinition {
  return (product) => ({ name, type: 'varchar', length: String(length), isNullable: nullable, ...BYTE_BY_BYTE[product] });
}

/** A text of lower-case ASCII made by us: a key, a slug, a sort key, a word of the code; entity as for {@link text}. */
export function ascii(name: string, length: number, options: Nullable = {}): ColumnDefinition {
  return text(name, length, options);
}

/** A text of any length; entity: `@LongTextColumn(name)` or, for JSON, `@JsonColumn(name)`. */
export function longText(name: string, { nullable = false }: Nullable = {}): ColumnDefinition {
  return (product) => ({ name, type: product === 'sqlite' ? 'text' : 'longtext', isNullable: nullable, ...BYTE_BY_BYTE[product] });
}

/** JSON as text. */
export function json(name: string, options: Nullable = {}): ColumnDefinition {
  return longText(name, options);
}

/** Bytes of any length; entity: `@BytesColumn(name)`. */
export function bytes(name: string, { nullable = false }: Nullable = {}): ColumnDefinition {
  return (product) => ({ name, type: product === 'sqlite' ? 'blob' : 'longblob', isNullable: nullable });
}

/** A time to the millisecond, UTC; entity: `@TimeColumn(name)`. */
export function time(name: string, { nullable = false }: Nullable = {}): ColumnDefinition {
  return () => ({ name, type: 'datetime', precision: 3, isNullable: nullable });
}

/** A whole number up to 2,147,483,647; entity: `@Column({ type: 'int' })`. */
export function int(name: string, { nullable = false }: Nullable = {}): ColumnDefinition {
  return (product) => ({ name, type: product === 'sqlite' ? 'integer' : 'int', isNullable: nullable });
}

/** A whole number up to 2^53; entity: `@Column({ type: 'bigint' })`, which reads it as a number. */
export function bigInt(name: string, { nullable = false }: Nullable = {}): ColumnDefinition {
  return () => ({ name, type: 'bigint', isNullable: nullable });
}

/** True or false; entity: `@Column({ type: 'boolean' })`. */
export function bool(name: string, { nullable = false }: Nullable = {}): ColumnDefinition {
  return (product) => ({ name, type: product === 'sqlite' ? 'boolean' : 'tinyint', isNullable: nullable });
}
