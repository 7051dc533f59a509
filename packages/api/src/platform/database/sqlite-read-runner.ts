import type { QueryResult } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';
import { Unavailable } from '../../kernel/faults.js';
import { translateDatabaseError } from './database-error.js';
import type { SqliteConnection } from './sqlite-connection.js';
import { resultOf } from './statement-sender.js';
import { TransactionMisuse, type TransactionScope } from './transaction-scope.js';

/**
 * Reads outside transactions, on a read-only connection of its own: it sees what is committed and waits for
 * no writer. One is enough for all callers, since a statement answers before the next one can begin.
 */
export class SqliteReadRunner extends BetterSqlite3QueryRunner {
  constructor(
    driver: BetterSqlite3Driver,
    private readonly reading: SqliteConnection,
    private readonly scope: TransactionScope,
  ) {
    super(driver);
  }

  override connect(): Promise<SqliteConnection> {
    return Promise.resolve(this.reading);
  }

  override query(sql: string, parameters: readonly unknown[] | undefined, structured: true): Promise<QueryResult>;
  override query(sql: string, parameters?: readonly unknown[]): Promise<unknown>;
  override async query(sql: string, parameters: readonly unknown[] = [], structured = false): Promise<unknown> {
    this.scope.refuseInside();
    const result = this.#answer(sql, parameters);
    return structured ? result : (result.raw as unknown);
  }

  override startTransaction(): Promise<void> {
    return Promise.reject(new TransactionMisuse('The reader only reads. Write through the Tx of inTransaction.'));
  }

  #answer(sql: string, parameters: readonly unknown[]): QueryResult {
    try {
      const statement = this.reading.prepare(sql);
      if (!statement.reader) throw new TransactionMisuse('The reader only reads. Write through the Tx of inTransaction.');
      return resultOf(statement.all(...parameters), undefined);
    } catch (thrown) {
      if (thrown instanceof TransactionMisuse) throw thrown;
      const error = translateDatabaseError(thrown, sql);
      throw error.kind === 'unreachable' || error.kind === 'conflict' ? new Unavailable() : error;
    }
  }
}
