import type { QueryResult } from 'typeorm';
import { MysqlQueryRunner } from 'typeorm/driver/mysql/MysqlQueryRunner.js';
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';
import { Unavailable } from '../../kernel/faults.js';
import { isUnreachable, translateDatabaseError } from './database-error.js';
import { sendOn, takeConnection } from './mysql-connections.js';
import { resultOf } from './statement-sender.js';
import { TransactionMisuse, type TransactionScope } from './transaction-scope.js';

const READS = /^[\s(]*(select|with|show|explain|describe|analyze)\b/i;

/** Reads outside transactions: every statement on whichever connection is free. */
export class PooledReadRunner extends MysqlQueryRunner {
  constructor(
    driver: MysqlDriver,
    private readonly patience: number,
    private readonly scope: TransactionScope,
  ) {
    super(driver, 'master');
  }

  override query(sql: string, parameters: readonly unknown[] | undefined, structured: true): Promise<QueryResult>;
  override query(sql: string, parameters?: readonly unknown[]): Promise<unknown>;
  override async query(sql: string, parameters: readonly unknown[] = [], structured = false): Promise<unknown> {
    this.scope.refuseInside();
    if (!READS.test(sql)) throw new TransactionMisuse('The reader only reads. Write through the Tx of inTransaction.');
    const rows = await this.#answer(sql, parameters);
    return structured ? resultOf(rows, undefined) : rows;
  }

  override startTransaction(): Promise<void> {
    return Promise.reject(new TransactionMisuse('The reader only reads. Write through the Tx of inTransaction.'));
  }

  /** A connection the server closed while it lay in the pool is noticed only in use: one more is tried. */
  async #answer(sql: string, parameters: readonly unknown[], again = true): Promise<unknown> {
    try {
      return await this.#once(sql, parameters);
    } catch (thrown) {
      const error = translateDatabaseError(thrown, sql);
      if (error.kind === 'lost' && again) return this.#answer(sql, parameters, false);
      throw isUnreachable(error) || error.kind === 'conflict' ? new Unavailable() : error;
    }
  }

  async #once(sql: string, parameters: readonly unknown[]): Promise<unknown> {
    const connection = await takeConnection(this.driver, this.patience);
    try {
      const rows = await sendOn(connection, sql, parameters);
      connection.release();
      return rows;
    } catch (thrown) {
      if (translateDatabaseError(thrown).kind === 'lost') connection.destroy();
      else connection.release();
      throw thrown;
    }
  }
}
