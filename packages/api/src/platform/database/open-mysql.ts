import mysql, { type PoolConnection, type PoolOptions } from 'mysql2';
import { DataSource } from 'typeorm';
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';
import { DatabaseError, translateOpeningError } from './database-error.js';
import type { DatabaseLocation } from './database-url.js';
import { PooledQueryRunner } from './mysql-query-runner.js';
import { PooledReadRunner } from './mysql-read-runner.js';
import type { Entity, OpenedDataSource } from './opened-data-source.js';
import type { TransactionScope } from './transaction-scope.js';

/** Milliseconds a connection may take to come about. */
const CONNECT_TIMEOUT = 5_000;

/** What every connection is told once, instead of a round trip in every transaction. */
const SESSION = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  "SET SESSION time_zone = '+00:00', innodb_lock_wait_timeout = 5, " +
    "sql_mode = 'STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,PIPES_AS_CONCAT'",
];

export interface MysqlOptions {
  readonly location: Extract<DatabaseLocation, { dialect: 'mysql' }>;
  readonly entities: readonly Entity[];
  readonly scope: TransactionScope;
  /** Milliseconds anybody waits for a connection to come free. */
  readonly patience: number;
}

/** Connects to a MariaDB or MySQL server. */
export async function openMysql({ location, entities, scope, patience }: MysqlOptions): Promise<OpenedDataSource> {
  try {
    const dataSource = new DataSource({
      type: await productAt(location),
      host: location.host,
      port: location.port,
      username: location.user,
      password: location.password,
      database: location.database,
      ...(location.tls && { ssl: {} }),
      charset: 'utf8mb4',
      timezone: 'Z',
      connectTimeout: CONNECT_TIMEOUT,
      poolSize: location.connections,
      bigNumberStrings: false,
      driver: { ...mysql, createPool: createPreparedPool },
      extra: { decimalNumbers: true, keepAliveInitialDelay: 10_000 },
      entities: [...entities],
      logging: false,
    });
    const driver = dataSource.driver as MysqlDriver;
    driver.createQueryRunner = () => {
      scope.refuseInside();
      return new PooledQueryRunner(driver, patience);
    };
    await dataSource.initialize();
    return {
      dataSource,
      reader: dataSource.createEntityManager(new PooledReadRunner(driver, patience, scope)),
      close: () => dataSource.destroy(),
    };
  } catch (thrown) {
    throw translateOpeningError(thrown);
  }
}

/** A pool whose connections are all told {@link SESSION} before anything else, the first one too. */
function createPreparedPool(options: PoolOptions): mysql.Pool {
  const pool = mysql.createPool(options);
  pool.on('connection', (connection: PoolConnection) => {
    for (const statement of SESSION) {
      connection.query(statement, (error) => {
        if (error !== null) connection.destroy();
      });
    }
  });
  return pool;
}

/** Which of the two it is: TypeORM compares schemas wrongly when told the other. */
async function productAt(location: MysqlOptions['location']): Promise<'mariadb' | 'mysql'> {
  const { host, port, user, password, database, tls } = location;
  const connection = mysql.createConnection({ host, port, user, password, database, connectTimeout: CONNECT_TIMEOUT, ...(tls && { ssl: {} }) });
  try {
    const [rows] = await connection.promise().query('SELECT VERSION() AS version, @@character_set_database AS charset');
    const [found] = rows as [{ version: string; charset: string }];
    if (found.charset !== 'utf8mb4') {
      throw new DatabaseError('other', 'CHARSET', `the database keeps text as ${found.charset}: run ALTER DATABASE … CHARACTER SET utf8mb4 first`);
    }
    return /mariadb/i.test(found.version) ? 'mariadb' : 'mysql';
  } finally {
    connection.destroy();
  }
}
