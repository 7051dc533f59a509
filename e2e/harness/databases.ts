import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';

/** Where a server keeps what it stores: made before the journeys of a block, gone after them. */
export interface Place {
  /** Makes it; gives the settings by which a server finds it. */
  make(): Promise<Readonly<Record<string, string>>>;
  remove(): Promise<void>;
}

/** A folder of its own, in which the server makes its SQLite file. */
export function sqliteFolder(): Place {
  let folder: string | undefined;
  return {
    make: async () => {
      folder = mkdtempSync(join(tmpdir(), 'portico-journey-'));
      return { PORTICO_DATA_DIR: folder };
    },
    remove: async () => {
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An empty database of its own on the MariaDB of PORTICO_TEST_MARIADB_URL. */
export function mariadbDatabase(): Place {
  const name = `portico_journey_${randomBytes(8).toString('hex')}`;
  let made = false;
  return {
    make: async () => {
      await onServer(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
      made = true;
      return { DATABASE_URL: new URL(`/${name}`, mariadbServer()).href, PORTICO_SECRET_KEY: randomBytes(32).toString('hex') };
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
