import type { QueryResult } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';
import { DatabaseError, translateDatabaseError } from './database-error.js';
import type { EventLoopTurn } from './event-loop-turn.js';
import type { FifoLock } from './fifo-lock.js';
import type { SqliteConnection } from './sqlite-connection.js';
import { resultOf, type SendsStatements } from './statement-sender.js';

/** What all runners of one file share: its one writing connection and the lock around it. */
export interface SqliteWriter {
  readonly connection: () => SqliteConnection;
  readonly lock: FifoLock;
  readonly turn: EventLoopTurn;
}

/**
 * A caller's own runner on the connection all share. It holds the lock for a whole transaction, or for one
 * statement outside of one. TypeORM's stock driver gives every caller the same runner: statements of one fall
 * into the transaction of another, are rolled back with it, and are reported as done.
 */
export class SqliteQueryRunner extends BetterSqlite3QueryRunner implements SendsStatements {
  #holds = 0;
  #doom: DatabaseError | undefined;

  constructor(
    driver: BetterSqlite3Driver,
    private readonly writer: SqliteWriter,
  ) {
    super(driver);
  }

  override async startTransaction(): Promise<void> {
    const outermost = !this.isTransactionActive;
    if (outermost) await this.#take();
    try {
      await super.startTransaction();
    } catch (error) {
      if (outermost) {
        this.isTransactionActive = false;
        this.#free();
      }
      throw error;
    }
  }

  override async commitTransaction(): Promise<void> {
    await super.commitTransaction();
    if (!this.isTransactionActive) this.#free();
  }

  override async rollbackTransaction(): Promise<void> {
    await super.rollbackTransaction();
    if (!this.isTransactionActive) this.#free();
  }

  /** Ends what is still open, and lets the next one in. */
  override async release(): Promise<void> {
    if (this.isReleased) return;
    this.isReleased = true;
    try {
      if (this.#holds > 0 && this.writer.connection().isTransaction) this.writer.connection().prepare('ROLLBACK').run();
    } finally {
      while (this.#holds > 0) this.#free();
      await super.release();
    }
  }

  override query(sql: string, parameters: readonly unknown[] | undefined, structured: true): Promise<QueryResult>;
  override query(sql: string, parameters?: readonly unknown[]): Promise<unknown>;
  override async query(sql: string, parameters: readonly unknown[] = [], structured = false): Promise<unknown> {
    if (this.isReleased) throw new DatabaseError('other', 'RELEASED', 'a statement came after the end of its transaction');
    if (this.#holds > 0) return this.#answer(sql, parameters, structured);
    await this.#take();
    try {
      return await this.#answer(sql, parameters, structured);
    } finally {
      this.#free();
    }
  }

  async send(sql: string, parameters: readonly unknown[]): Promise<QueryResult> {
    const wait = this.writer.turn.stepAside();
    if (wait !== undefined) await wait;
    const connection = this.writer.connection();
    if (sql === 'ROLLBACK' && !connection.isTransaction) return resultOf(undefined, undefined);
    const statement = connection.prepare(sql);
    if (statement.reader) return resultOf(statement.all(...parameters), undefined);
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return resultOf(lastInsertRowid, changes);
  }

  /** Runs `work` while nobody else writes and foreign keys are not enforced, as rebuilding a table needs it. */
  async withoutForeignKeys<T>(work: () => Promise<T>): Promise<T> {
    await this.#take();
    try {
      this.writer.connection().pragma('foreign_keys = OFF');
      return await work();
    } finally {
      this.writer.connection().pragma('foreign_keys = ON');
      this.#free();
    }
  }

  async #answer(sql: string, parameters: readonly unknown[], structured: boolean): Promise<unknown> {
    if (this.#doom !== undefined && sql !== 'ROLLBACK') throw this.#doom;
    try {
      const result = await this.send(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql, parameters);
      return structured ? result : (result.raw as unknown);
    } catch (thrown) {
      const error = translateDatabaseError(thrown, sql);
      if (this.#endsTransaction(error)) this.#doom = error;
      throw error;
    }
  }

  /** After such an error the rest would run outside any transaction, should somebody catch it and go on. */
  #endsTransaction(error: DatabaseError): boolean {
    if (!this.isTransactionActive) return false;
    return error.kind === 'conflict' || error.kind === 'lost' || !this.writer.connection().isTransaction;
  }

  async #take(): Promise<void> {
    if (this.#holds === 0) await this.writer.lock.acquire();
    this.#holds += 1;
  }

  #free(): void {
    this.#holds -= 1;
    if (this.#holds === 0) this.writer.lock.release();
  }
}
