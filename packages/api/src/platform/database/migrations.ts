import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { timeText } from '../../kernel/clock.js';
import type { Reader } from '../../kernel/database.js';
import { DatabaseError } from './database-error.js';
import { SqliteQueryRunner } from './sqlite-query-runner.js';

/** One step of the schema. Once merged it never changes. */
export interface Migration {
  /** Its name for ever: `0001-clients`. */
  readonly name: string;
  /** Makes the step; see `migration-tables.ts`. Must be safe to begin anew after a crash half-way: MariaDB cannot roll back tables. */
  up(runner: QueryRunner): Promise<void>;
}

const TABLE = 'schema_migration';
/** Seconds a process waits for another one that migrates. */
const PATIENCE = 300;
const PAUSE = 50;

/** Names of the migrations this database has not seen yet. */
export async function pendingMigrations(reader: Reader, migrations: readonly Migration[]): Promise<readonly string[]> {
  return missing(migrations, await executed(reader)).map(({ name }) => name);
}

/**
 * Runs what is pending, once, however many processes start together. SQLite: all of it in one transaction.
 * MariaDB and MySQL: under a named lock, each step noted when it is done.
 */
export async function runMigrations(dataSource: DataSource, migrations: readonly Migration[]): Promise<readonly string[]> {
  const runner = dataSource.createQueryRunner('master');
  try {
    if (missing(migrations, await executed(runner.manager)).length === 0) return [];
    if (runner instanceof SqliteQueryRunner) return await runner.withoutForeignKeys(() => inOneTransaction(runner, migrations));
    return await underNamedLock(runner, migrations);
  } finally {
    await runner.release();
  }
}

async function inOneTransaction(runner: SqliteQueryRunner, migrations: readonly Migration[]): Promise<readonly string[]> {
  await beginWhenFree(runner);
  const names = await runMissing(runner, migrations);
  const broken = (await runner.query('PRAGMA foreign_key_check')) as unknown[];
  if (broken.length > 0) throw new DatabaseError('other', 'SQLITE_CONSTRAINT_FOREIGNKEY', `migrating would leave ${broken.length} rows pointing nowhere`);
  await runner.commitTransaction();
  return names;
}

async function beginWhenFree(runner: SqliteQueryRunner): Promise<void> {
  const since = performance.now();
  for (;;) {
    try {
      return await runner.startTransaction();
    } catch (error) {
      const busy = error instanceof DatabaseError && error.kind === 'conflict';
      if (!busy || performance.now() - since > PATIENCE * 1_000) throw error;
    }
    await wait(PAUSE);
  }
}

/** The lock belongs to the connection: the server gives it back when this process dies. */
async function underNamedLock(runner: QueryRunner, migrations: readonly Migration[]): Promise<readonly string[]> {
  const name = "CONCAT('portico_migrations.', MD5(DATABASE()))";
  const [{ got }] = (await runner.query(`SELECT GET_LOCK(${name}, ?) AS got`, [PATIENCE])) as [{ got: number | null }];
  if (got !== 1) throw new DatabaseError('unreachable', 'MIGRATION_LOCK', `another process has been migrating for ${PATIENCE} seconds`);
  try {
    return await runMissing(runner, migrations);
  } finally {
    await runner.query(`SELECT RELEASE_LOCK(${name})`);
  }
}

async function runMissing(runner: QueryRunner, migrations: readonly Migration[]): Promise<readonly string[]> {
  await runner.query(`CREATE TABLE IF NOT EXISTS ${TABLE} (name varchar(100) NOT NULL PRIMARY KEY, executed_at datetime(3) NOT NULL)`);
  const names: string[] = [];
  for (const migration of missing(migrations, await executed(runner.manager))) {
    await migration.up(runner);
    await runner.query(`INSERT INTO ${TABLE} (name, executed_at) VALUES (?, ?)`, [migration.name, timeText(new Date())]);
    names.push(migration.name);
  }
  return names;
}

/** @throws when the database has seen a step this program does not know: the program is older than its data */
function missing(migrations: readonly Migration[], done: ReadonlySet<string>): readonly Migration[] {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...done].filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`The database was migrated by a newer version of Portico (${unknown.join(', ')}). Start that version.`);
  return migrations.filter(({ name }) => !done.has(name));
}

async function executed(reader: Reader): Promise<ReadonlySet<string>> {
  const isSqlite = reader.dataSource.options.type === 'better-sqlite3';
  const tables = await reader.query<unknown[]>(
    isSqlite
      ? `SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?`
      : 'SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?',
    [TABLE],
  );
  if (tables.length === 0) return new Set();
  const done = await reader.query<{ name: string }[]>(`SELECT name FROM ${TABLE}`);
  return new Set(done.map(({ name }) => name));
}
