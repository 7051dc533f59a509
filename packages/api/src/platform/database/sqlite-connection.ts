import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import { DatabaseError } from './database-error.js';

/** What SQLite binds. */
type Bound = string | number | bigint | null | Uint8Array;

/** A row as SQLite gives it: an object without a prototype. */
export type SqliteRow = Record<string, unknown>;

const HELD_STATEMENTS = 500;
/** Characters of SQL held prepared in all: multi-row inserts are long. */
const HELD_LENGTH = 2_000_000;

/** A prepared statement in the shape of better-sqlite3, which is what TypeORM speaks. */
export class SqliteStatement {
  /** True when it answers rows. */
  readonly reader: boolean;
  readonly #statement: StatementSyncInstance;
  readonly #marks: number;
  readonly #columns: readonly { readonly name: string; readonly mayBeBytes: boolean }[];

  constructor(statement: StatementSyncInstance, sql: string) {
    const columns = statement.columns();
    this.reader = columns.length > 0;
    this.#statement = statement;
    this.#marks = countMarks(sql);
    // Bytes may stand where that is declared, and in whatever is computed.
    this.#columns = columns.map(({ name, type }) => ({ name, mayBeBytes: type === null || /blob/i.test(type) }));
    // Rows by name are made here: the driver takes half as long again for them.
    if (this.reader) statement.setReturnArrays(true);
  }

  all(...parameters: unknown[]): SqliteRow[] {
    const found = this.#statement.all(...this.#bound(parameters)) as unknown as readonly unknown[][];
    return found.map((values) => this.#row(values));
  }

  #row(values: readonly unknown[]): SqliteRow {
    const row: SqliteRow = {};
    for (let at = 0; at < this.#columns.length; at += 1) {
      const { name, mayBeBytes } = this.#columns[at]!;
      const value = values[at];
      row[name] = mayBeBytes && value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
    }
    return row;
  }

  run(...parameters: unknown[]): { changes: number; lastInsertRowid: number | bigint } {
    return this.#statement.run(...this.#bound(parameters));
  }

  /** A parameter left out would be bound as null, and an object as named parameters: both are refused. */
  #bound(parameters: readonly unknown[]): Bound[] {
    if (parameters.length !== this.#marks) {
      throw new DatabaseError('other', 'SQLITE_BIND', `${this.#marks} parameters are needed, ${parameters.length} were given`);
    }
    return parameters.map(bindable);
  }
}

function bindable(value: unknown): Bound {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || value instanceof Uint8Array) return value;
  if (value === undefined) return null;
  throw new DatabaseError('other', 'SQLITE_BIND', 'only texts, numbers, booleans, bytes and null can be bound');
}

/** How many `?` stand outside quotes. */
function countMarks(sql: string): number {
  return sql.replace(/'[^']*'|"[^"]*"|`[^`]*`/g, '').split('?').length - 1;
}

/** One connection to a SQLite file, in the shape of better-sqlite3; its statements stay prepared. */
export class SqliteConnection {
  readonly #database: DatabaseSyncInstance;
  readonly #held = new Map<string, SqliteStatement>();
  #heldLength = 0;

  /** @param options.timeout milliseconds to wait, with the whole process, for another process's lock */
  constructor(file: string, options: { readonly readonly?: boolean; readonly timeout?: number }) {
    this.#database = new DatabaseSync(file, { readOnly: options.readonly ?? false, timeout: options.timeout ?? 0 });
  }

  /** True between BEGIN and its end, whoever ended it: SQLite itself rolls back on some errors. */
  get isTransaction(): boolean {
    return this.#database.isTransaction;
  }

  prepare(sql: string): SqliteStatement {
    const held = this.#held.get(sql);
    if (held !== undefined) {
      this.#held.delete(sql);
      this.#held.set(sql, held);
      return held;
    }
    const statement = new SqliteStatement(this.#database.prepare(sql), sql);
    this.#hold(sql, statement);
    return statement;
  }

  pragma(text: string): SqliteRow[] {
    return this.#database.prepare(`PRAGMA ${text}`).all() as SqliteRow[];
  }

  close(): void {
    this.#held.clear();
    this.#database.close();
  }

  #hold(sql: string, statement: SqliteStatement): void {
    this.#held.set(sql, statement);
    this.#heldLength += sql.length;
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= HELD_STATEMENTS && this.#heldLength <= HELD_LENGTH) return;
      this.#held.delete(oldest);
      this.#heldLength -= oldest.length;
    }
  }
}
