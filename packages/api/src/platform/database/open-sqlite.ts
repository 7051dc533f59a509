import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { DatabaseError, translateDatabaseError, translateOpeningError } from './database-error.js';
import { EventLoopTurn } from './event-loop-turn.js';
import { FifoLock } from './fifo-lock.js';
import type { Entity, OpenedDataSource } from './opened-data-source.js';
import { SqliteConnection } from './sqlite-connection.js';
import { SqliteQueryRunner, type SqliteWriter } from './sqlite-query-runner.js';
import { SqliteReadRunner } from './sqlite-read-runner.js';
import type { TransactionScope } from './transaction-scope.js';

/** Milliseconds this process stands still for a lock of another process; inTransaction waits the longer part asleep. */
const BUSY_TIMEOUT = 250;

/** The column types SQLite does not have, and what takes their place. */
const TYPES = new Map([
  ['binary', 'blob'],
  ['longblob', 'blob'],
  ['longtext', 'text'],
]);

export interface SqliteOptions {
  readonly file: string;
  readonly entities: readonly Entity[];
  readonly scope: TransactionScope;
  /** Milliseconds anybody waits for the transactions before. */
  readonly patience: number;
}

/** Opens a SQLite file, making it and its folder where they are missing. */
export async function openSqlite({ file, entities, scope, patience }: SqliteOptions): Promise<OpenedDataSource> {
  const dataSource = new DataSource({
    type: 'better-sqlite3',
    database: file,
    driver: SqliteConnection,
    entities: [...entities],
    timeout: BUSY_TIMEOUT,
    logging: false,
    prepareDatabase: prepareWriter,
  });
  const driver = dataSource.driver as BetterSqlite3Driver;
  teachTypes(driver);
  const writer: SqliteWriter = {
    connection: () => driver.databaseConnection as SqliteConnection,
    lock: new FifoLock(patience, () => new DatabaseError('unreachable', 'LOCK_TIMEOUT', 'transactions before this one took too long')),
    turn: new EventLoopTurn(),
  };
  driver.createQueryRunner = () => {
    scope.refuseInside();
    return new SqliteQueryRunner(driver, writer);
  };
  mkdirSync(dirname(file), { recursive: true });
  try {
    await dataSource.initialize();
    const reading = new SqliteConnection(file, { readonly: true, timeout: BUSY_TIMEOUT });
    return {
      dataSource,
      reader: dataSource.createEntityManager(new SqliteReadRunner(driver, reading, scope)),
      close: async () => {
        reading.close();
        // Left in the log, the last writes would be missing from a copy of the file alone.
        writer.connection().pragma('wal_checkpoint(TRUNCATE)');
        await dataSource.destroy();
      },
    };
  } catch (thrown) {
    throw translateOpeningError(thrown);
  }
}

/** Two processes opening a new file at once both switch it to WAL, and that switch does not wait for a lock. */
function prepareWriter(connection: SqliteConnection): void {
  for (let tries = 1; ; tries += 1) {
    try {
      connection.pragma('journal_mode = WAL');
      break;
    } catch (thrown) {
      if (tries === 100 || translateDatabaseError(thrown).kind !== 'conflict') throw thrown;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('journal_size_limit = 67108864');
  connection.pragma('cache_size = -16000');
}

function teachTypes(driver: BetterSqlite3Driver): void {
  driver.supportedDataTypes.push(...([...TYPES.keys()] as typeof driver.supportedDataTypes));
  const normalizeType = driver.normalizeType.bind(driver);
  driver.normalizeType = (column) => TYPES.get(String(column.type)) ?? normalizeType(column);
}
