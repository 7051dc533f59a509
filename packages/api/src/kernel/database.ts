import type { EntityManager } from 'typeorm';

declare const txBrand: unique symbol;

/** What reads need: outside a transaction, or a {@link Tx}. */
export type Reader = EntityManager;

/**
 * An open transaction. Only {@link Database.inTransaction} makes one, and every service that writes
 * takes it first: a write without a transaction does not compile.
 */
export type Tx = EntityManager & { readonly [txBrand]: true };

/** The port through which resolvers, jobs and workers open transactions. `platform/database` implements it. */
export interface Database {
  /** For reads that need no transaction. */
  readonly reader: Reader;

  /**
   * Runs `work` in a transaction: READ COMMITTED on MariaDB and MySQL, BEGIN IMMEDIATE on SQLite.
   * Commits what it returned, rolls back when it throws. A deadlock, lock wait, duplicate key,
   * certification failure, busy database or lost COMMIT answer runs the whole of it again from BEGIN on a
   * fresh connection, up to 20 times or 10 seconds. Therefore `work` reads before it writes, takes the ids
   * it needs from outside, has no effect but through `tx`, and recognises its own earlier success.
   *
   * @throws Unavailable when the database cannot be reached.
   */
  inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
