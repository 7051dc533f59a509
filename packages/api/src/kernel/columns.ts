import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';
import { idBytes, idFromBytes, type Id, type IdType } from './ids.js';

/** Options that suit both a key and a plain column. */
type PrimaryOptions = ColumnOptions & { nullable?: false };

function idOptions(type: IdType): PrimaryOptions {
  return {
    type: 'binary',
    length: 16,
    transformer: {
      to: (id: Id<IdType> | null | undefined) => (typeof id === 'string' ? idBytes(id) : id),
      from: (bytes: Uint8Array | null) => (bytes === null ? null : idFromBytes(type, bytes)),
    },
  };
}

/** The id of an entity: 16 bytes in the database, text in the code. */
export function IdColumn(type: IdType): PropertyDecorator {
  return PrimaryColumn(idOptions(type));
}

/** The id of another thing. */
export function RefColumn(type: IdType, name: string, options: { nullable?: boolean; primary?: boolean } = {}): PropertyDecorator {
  return options.primary === true ? PrimaryColumn({ ...idOptions(type), name }) : Column({ ...idOptions(type), name, nullable: options.nullable ?? false });
}

/** A time to the millisecond, UTC, always set by the application. */
export function TimeColumn(name: string, options: { nullable?: boolean } = {}): PropertyDecorator {
  return Column({ type: 'datetime', precision: 3, name, nullable: options.nullable ?? false });
}

/** A SHA-256: the key of what no collation may compare (a token, a SKU, a sibling's name). */
export function HashColumn(name: string, options: { nullable?: boolean; primary?: boolean } = {}): PropertyDecorator {
  const column: PrimaryOptions = { type: 'binary', length: 32, name };
  return options.primary === true ? PrimaryColumn(column) : Column({ ...column, nullable: options.nullable ?? false });
}

/** Text made by us of lower-case ASCII only (an e-mail key, a slug, a sort key): the only text that is compared or unique. */
export function KeyColumn(name: string, length: number, options: { nullable?: boolean; primary?: boolean } = {}): PropertyDecorator {
  const column: PrimaryOptions = { type: 'varchar', length, name };
  return options.primary === true ? PrimaryColumn(column) : Column({ ...column, nullable: options.nullable ?? false });
}

/** Text as people wrote it: shown, never compared. */
export function TextColumn(name: string, length: number, options: { nullable?: boolean } = {}): PropertyDecorator {
  return Column({ type: 'varchar', length, name, nullable: options.nullable ?? false });
}

/** A text of any length. */
export function LongTextColumn(name: string, options: { nullable?: boolean } = {}): PropertyDecorator {
  return Column({ type: 'longtext', name, nullable: options.nullable ?? false });
}

/** Any plain value, kept as JSON text. */
export function JsonColumn(name: string, options: { nullable?: boolean } = {}): PropertyDecorator {
  return Column({
    type: 'longtext',
    name,
    nullable: options.nullable ?? false,
    transformer: {
      to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)),
      from: (text: string | null): unknown => (text === null ? null : JSON.parse(text)),
    },
  });
}

/** Bytes of any length, as a Buffer. */
export function BytesColumn(name: string, options: { nullable?: boolean } = {}): PropertyDecorator {
  return Column({ type: 'longblob', name, nullable: options.nullable ?? false });
}
