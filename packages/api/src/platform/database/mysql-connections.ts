import type { PoolConnection, QueryError } from 'mysql2';
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';
import { DatabaseError } from './database-error.js';

/** Takes a connection from the pool, or gives up after `patience` milliseconds; the pool itself never would. */
export function takeConnection(driver: MysqlDriver, patience: number): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    let givenUp = false;
    const timer = setTimeout(() => {
      givenUp = true;
      reject(new DatabaseError('unreachable', 'POOL_TIMEOUT', 'no connection to the database came free'));
    }, patience);
    (driver.obtainMasterConnection() as Promise<PoolConnection>).then(
      (connection) => {
        clearTimeout(timer);
        if (givenUp) connection.release();
        else resolve(connection);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}

/** Sends one statement as text; resolves to rows, or to the header of a write. */
export function sendOn(connection: PoolConnection, sql: string, parameters: readonly unknown[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // mysql2 asks for an array it may write to, and does not.
    connection.query(sql, parameters as unknown[], (error: QueryError | null, raw: unknown) => {
      if (error === null) resolve(raw);
      else reject(error);
    });
  });
}
