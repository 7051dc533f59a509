import { afterAll, beforeAll, describe } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { openDatabase, type DatabaseOptions, type OpenDatabase } from '../../src/platform/database/open-database.js';

/** Opens the database of the describe block once more; it is closed with the block. */
export type OpenTestDatabase = (options: Omit<DatabaseOptions, 'url'>) => Promise<OpenDatabase>;

/** What a describe block may ask about its database. */
export interface TestDatabase {
  readonly dialect: 'sqlite' | 'mysql';
  /** For processes of their own. Known once the block's tests run. */
  readonly url: () => string;
}

/** A place for a database of its own: made before the block, gone after it. */
interface Place extends TestDatabase {
  make(): Promise<void>;
  remove(): Promise<void>;
}

/** Milliseconds a transaction waits for those before it: a guard against hanging, no bar. 64 at once take their time on a busy machine. */
const PATIENCE = 60_000;

/** Declares the same tests for SQLite and for MariaDB, each on an empty database of its own. */
export function onEachDatabase(declare: (open: OpenTestDatabase, database: TestDatabase) => void): void {
  describe('on SQLite', () => {
    declareOn(sqliteFile(), declare);
  });
  describe('on MariaDB', () => {
    declareOn(mariadbSchema(), declare);
  });
}

/** Declares tests for MariaDB alone: what they do to a server cannot be done to a file. */
export function onMariadb(declare: (open: OpenTestDatabase, database: TestDatabase) => void): void {
  describe('on MariaDB', () => {
    declareOn(mariadbSchema(), declare);
  });
}

function declareOn(place: Place, declare: (open: OpenTestDatabase, database: TestDatabase) => void): void {
  const opened: OpenDatabase[] = [];
  beforeAll(() => place.make());
  afterAll(async () => {
    for (const database of opened) await database.close();
    await place.remove();
  });
  declare(async (options) => {
    const database = await openDatabase({ patience: PATIENCE, ...options, url: place.url() });
    opened.push(database);
    return database;
  }, place);
}

function sqliteFile(): Place {
  let folder = '';
  return {
    dialect: 'sqlite',
    url: () => `sqlite:${join(folder, 'portico.sqlite')}`,
    make: async () => {
      folder = mkdtempSync(join(tmpdir(), 'portico-test-'));
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

function mariadbSchema(): Place {
  const name = `portico_test_${randomBytes(8).toString('hex')}`;
  let made = false;
  return {
    dialect: 'mysql',
    url: () => new URL(`/${name}`, mariadbServer()).href,
    make: async () => {
      await onServer(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
      made = true;
    },
    remove: async () => {
      if (made) await onServer(`DROP DATABASE ${name}`);
    },
  };
}

function mariadbServer(): string {
  const url = process.env['PORTICO_TEST_MARIADB_URL'];
  if (url === undefined || url === '') {
    throw new Error('Set PORTICO_TEST_MARIADB_URL to a MariaDB server whose user may create databases, such as mysql://root@127.0.0.1:3306/.');
  }
  return url;
}

async function onServer(statement: string): Promise<void> {
  const connection = await mysql.createConnection(mariadbServer());
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
