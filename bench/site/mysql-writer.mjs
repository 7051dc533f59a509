// Writes rows to MariaDB as fast as it takes them: multi-row INSERTs as text, two connections, checks off.
import { packageOfApi } from '../product.mjs';
import { columnsFor } from './columns.mjs';

const ROWS_A_STATEMENT = 2_000;
const CONNECTIONS = 2;
const SPEED = 'SET SESSION foreign_key_checks = 0, unique_checks = 0, sql_log_bin = 0';

function literal(value) {
  if (typeof value === 'number') return String(value);
  if (value === null || value === undefined) return 'NULL';
  if (Buffer.isBuffer(value)) return `x'${value.toString('hex')}'`;
  if (typeof value === 'boolean') return value ? '1' : '0';
  return `'${value.replace(/['\\]/g, '\\$&')}'`;
}

/** The indexes of a table beside its primary key. */
const INDEXES = `SELECT index_name AS name, MIN(non_unique) AS plain, GROUP_CONCAT(column_name ORDER BY seq_in_index) AS columns
  FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name <> 'PRIMARY' GROUP BY index_name`;

/** Two connections that fill the same indexes may deadlock: the statement is a transaction of its own, so it is sent again. */
async function untilIn(connection, statement) {
  for (;;) {
    try {
      return await connection.query(statement);
    } catch (failure) {
      if (failure.errno !== 1213) throw failure;
    }
  }
}

/** A place to put rows; see {@link MysqlWriter.insert}. */
export class MysqlWriter {
  static async open(url) {
    const mysql = packageOfApi('mysql2/promise');
    const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => mysql.createConnection({ uri: url, timezone: 'Z' })));
    for (const connection of connections) await connection.query(SPEED);
    return new MysqlWriter(connections);
  }

  #connections;
  #busy;
  #turn = 0;

  constructor(connections) {
    this.#connections = connections;
    this.#busy = connections.map(() => Promise.resolve());
  }

  /** Inserts rows, objects by column, as they come. Resolves when all of them are stored. */
  async insert(table, rows) {
    let names;
    let statement = [];
    for (const row of rows) {
      names ??= columnsFor(table, Object.keys(row), await this.#columnsOf(table));
      let values = '';
      for (const name of names) values += values === '' ? `(${literal(row[name])}` : `,${literal(row[name])}`;
      statement.push(`${values})`);
      if (statement.length === ROWS_A_STATEMENT) {
        await this.#send(table, names, statement);
        statement = [];
      }
    }
    if (statement.length > 0) await this.#send(table, names, statement);
    await Promise.all(this.#busy);
  }

  /** Waits only for the connection that is its turn: the next statement is written while this one is in the database. */
  async #send(table, names, statement) {
    const at = this.#turn;
    this.#turn = (at + 1) % this.#connections.length;
    await this.#busy[at];
    this.#busy[at] = untilIn(this.#connections[at], `INSERT INTO ${table} (${names.join(',')}) VALUES ${statement.join(',')}`);
  }

  async query(sql, parameters = []) {
    return (await this.#connections[0].query(sql, parameters))[0];
  }

  /** Does some work while tables have their primary keys alone: indexes built afterwards are sorted, not filled row by row. */
  async withoutIndexes(tables, work) {
    const indexes = new Map();
    for (const table of tables) {
      const found = await this.query(INDEXES, [table]);
      if (found.length === 0) continue;
      indexes.set(table, found.map(({ name, plain, columns }) => `ADD ${plain ? '' : 'UNIQUE '}INDEX ${name} (${columns})`));
      await this.query(`ALTER TABLE ${table} ${found.map(({ name }) => `DROP INDEX ${name}`).join(', ')}`);
    }
    await work();
    for (const [table, added] of indexes) await this.query(`ALTER TABLE ${table} ${added.join(', ')}`);
  }

  /** Tells the planner how much there is now. */
  async analyze(tables) {
    await this.query(`ANALYZE TABLE ${tables.join(', ')}`);
  }

  async close() {
    await Promise.all(this.#connections.map((connection) => connection.end()));
  }

  async #columnsOf(table) {
    const sql = `SELECT column_name AS name, is_nullable = 'NO' AND column_default IS NULL AS required
      FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?`;
    return (await this.query(sql, [table])).map(({ name, required }) => ({ name, required: Boolean(required) }));
  }
}
