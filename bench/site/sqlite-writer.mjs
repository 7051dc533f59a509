// Writes rows to a SQLite file: prepared, many a transaction.
import { packageOfApi } from '../product.mjs';
import { columnsFor } from './columns.mjs';

const ROWS_A_TRANSACTION = 50_000;

const bound = (value) => (typeof value === 'boolean' ? Number(value) : (value ?? null));

/** The same as MysqlWriter, for SQLite. */
export class SqliteWriter {
  static open(file) {
    const { DatabaseSync } = packageOfApi('@photostructure/sqlite');
    const database = new DatabaseSync(file);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -200000');
    return Promise.resolve(new SqliteWriter(database));
  }

  #database;

  constructor(database) {
    this.#database = database;
  }

  insert(table, rows) {
    let names;
    let statement;
    let pending = 0;
    for (const row of rows) {
      if (names === undefined) {
        names = columnsFor(table, Object.keys(row), this.#columnsOf(table));
        statement = this.#database.prepare(`INSERT INTO ${table} (${names.join(',')}) VALUES (${names.map(() => '?').join(',')})`);
      }
      if (pending === 0) this.#database.exec('BEGIN');
      statement.run(...names.map((name) => bound(row[name])));
      pending += 1;
      if (pending < ROWS_A_TRANSACTION) continue;
      this.#database.exec('COMMIT');
      pending = 0;
    }
    if (pending > 0) this.#database.exec('COMMIT');
    return Promise.resolve();
  }

  query(sql, parameters = []) {
    const statement = this.#database.prepare(sql);
    if (statement.columns().length === 0) return Promise.resolve(statement.run(...parameters.map(bound)));
    return Promise.resolve(statement.all(...parameters.map(bound)));
  }

  /** Does some work while tables have no indexes but those of their keys. */
  async withoutIndexes(tables, work) {
    const found = await this.query(`SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (${tables.map(() => '?').join(',')})`, tables);
    for (const { name } of found) this.#database.exec(`DROP INDEX ${name}`);
    await work();
    for (const { sql } of found) this.#database.exec(sql);
  }

  analyze() {
    this.#database.exec('PRAGMA analysis_limit = 1000; ANALYZE');
    return Promise.resolve();
  }

  close() {
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#database.close();
    return Promise.resolve();
  }

  #columnsOf(table) {
    const found = this.#database.prepare(`PRAGMA table_info(${table})`).all();
    return found.map(({ name, notnull, dflt_value: standard, pk }) => ({ name, required: (notnull === 1 || pk > 0) && standard === null }));
  }
}
