import type { PoolConnection, ResultSetHeader } from 'mysql2';
import type { QueryResult } from 'typeorm';
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';
import { MysqlQueryRunner } from 'typeorm/driver/mysql/MysqlQueryRunner.js';
import { DatabaseError, translateDatabaseError } from './database-error.js';
import { sendOn, takeConnection } from './mysql-connections.js';
import { resultOf, type SendsStatements } from './statement-sender.js';

/** A transaction's runner on MariaDB and MySQL: one connection of the pool, given back only when it is known to be clean. */
export class PooledQueryRunner extends MysqlQueryRunner implements SendsStatements {
  #doom: DatabaseError | undefined;
  #lost = false;

  constructor(
    driver: MysqlDriver,
    private readonly patience: number,
  ) {
    super(driver, 'master');
  }

  override connect(): Promise<PoolConnection> {
    this.databaseConnectionPromise ??= takeConnection(this.driver, this.patience).then((connection) => (this.databaseConnection = connection));
    return this.databaseConnectionPromise as Promise<PoolConnection>;
  }

  override query(sql: string, parameters: readonly unknown[] | undefined, structured: true): Promise<QueryResult>;
  override query(sql: string, parameters?: readonly unknown[]): Promise<unknown>;
  override async query(sql: string, parameters: readonly unknown[] = [], structured = false): Promise<unknown> {
    if (this.isReleased) throw new DatabaseError('other', 'RELEASED', 'a statement came after the end of its transaction');
    if (this.#doom !== undefined && (this.#lost || sql !== 'ROLLBACK')) throw this.#doom;
    try {
      const result = await this.send(sql, parameters);
      return structured ? result : (result.raw as unknown);
    } catch (thrown) {
      throw this.#failed(translateDatabaseError(thrown, sql));
    }
  }

  async send(sql: string, parameters: readonly unknown[]): Promise<QueryResult> {
    const raw = await sendOn(await this.connect(), sql, parameters);
    return resultOf(raw, Array.isArray(raw) ? undefined : (raw as ResultSetHeader).affectedRows);
  }

  /** Gives the connection back, unless it is lost or may still be inside a transaction: such a one is closed. */
  override async release(): Promise<void> {
    if (this.isReleased) return;
    this.isReleased = true;
    const connection = this.databaseConnection as PoolConnection | undefined;
    if (this.#lost || this.isTransactionActive) connection?.destroy();
    else connection?.release();
  }

  /**
   * A deadlock has rolled everything back: the rest would commit statement by statement, should somebody catch
   * the error and go on. So from then on only ROLLBACK passes.
   */
  #failed(error: DatabaseError): DatabaseError {
    if (error.kind === 'lost') this.#lost = true;
    if (error.kind === 'lost' || (error.kind === 'conflict' && this.isTransactionActive)) this.#doom = error;
    return error;
  }
}
