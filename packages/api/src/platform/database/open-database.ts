import type { DataSource } from 'typeorm';
import type { Database } from '../../kernel/database.js';
import { Unavailable } from '../../kernel/faults.js';
import { readDatabaseUrl } from './database-url.js';
import { REAL_PACE, runInTransaction, type DatabaseProblem } from './in-transaction.js';
import { runMigrations, pendingMigrations, type Migration } from './migrations.js';
import { openMysql } from './open-mysql.js';
import { openSqlite } from './open-sqlite.js';
import type { Entity } from './opened-data-source.js';
import type { Pace } from './reruns.js';
import { TransactionScope } from './transaction-scope.js';

/** Milliseconds a caller waits for its turn, or for a connection, before the database counts as out of reach. */
const PATIENCE = 10_000;
/** Milliseconds a sign of life may take. */
const PING_TIMEOUT = 2_000;

export interface DatabaseOptions {
  /** `sqlite:<absolute path>`, `mysql://…` or `mariadb://…`; see `readDatabaseUrl`. */
  readonly url: string;
  readonly entities: readonly Entity[];
  /** All there are, oldest first. */
  readonly migrations: readonly Migration[];
  /** Told what no caller can be told. */
  readonly onProblem?: (problem: DatabaseProblem) => void;
  readonly pace?: Pace;
  /** Milliseconds a caller waits for its turn or for a connection: 10,000 unless told. */
  readonly patience?: number;
}

/** An open database, with what its owner needs beyond the port. */
export interface OpenDatabase extends Database {
  readonly dataSource: DataSource;
  /** How it speaks SQL; `mysql` stands for MariaDB too. */
  readonly dialect: 'sqlite' | 'mysql';
  /** @throws Unavailable when it does not answer within two seconds */
  ping(): Promise<void>;
  /** Names of the migrations still to run. */
  pendingMigrations(): Promise<readonly string[]>;
  /** Runs them, once, however many processes start together; answers the names of those it ran. */
  migrate(): Promise<readonly string[]>;
  /** Waits for nothing: end the callers first. Closing again changes nothing. */
  close(): Promise<void>;
}

/**
 * Opens the database behind a URL.
 *
 * @throws DatabaseError saying why it cannot be opened
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const { entities, migrations, pace = REAL_PACE, onProblem = () => undefined, patience = PATIENCE } = options;
  const location = readDatabaseUrl(options.url);
  const scope = new TransactionScope();
  const { dataSource, reader, close } =
    location.dialect === 'sqlite'
      ? await openSqlite({ file: location.file, entities, scope, patience })
      : await openMysql({ location, entities, scope, patience });
  const parts = { dataSource, scope, pace, onProblem };
  let closing: Promise<void> | undefined;
  return {
    dataSource,
    dialect: location.dialect,
    reader,
    inTransaction: (work) => runInTransaction(parts, work),
    ping: () => withinPingTimeout(reader.query('SELECT 1')),
    pendingMigrations: () => pendingMigrations(reader, migrations),
    migrate: () => runMigrations(dataSource, migrations),
    close: () => (closing ??= close()),
  };
}

async function withinPingTimeout(answer: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unavailable()), PING_TIMEOUT);
  });
  await Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
