// Databases to measure on, empty and each for one bench: a durable MariaDB of our own, or a SQLite file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMariadb } from '../scripts/services.mjs';
import { startProduct } from './server.mjs';
import { MysqlWriter } from './site/mysql-writer.mjs';
import { SqliteWriter } from './site/sqlite-writer.mjs';

const SETTINGS = ['--innodb-buffer-pool-size=1G', '--innodb-log-file-size=512M', '--innodb-doublewrite=1', '--max-allowed-packet=64M'];

/** What says how durable it is. */
const MARIADB_SAYS = `SELECT VERSION() AS version, @@innodb_flush_log_at_trx_commit AS flush, @@innodb_doublewrite AS doublewrite,
  @@innodb_buffer_pool_size DIV 1048576 AS pool, @@innodb_flush_method AS method, @@log_bin AS binlog`;

async function openMariadb() {
  const server = await startMariadb({ durable: true, settings: SETTINGS });
  let sites = 0;
  return {
    pid: server.pid,
    stop: server.stop,
    /** A new, empty site: its URL. */
    async newSite() {
      sites += 1;
      const writer = await MysqlWriter.open(server.url);
      await writer.query(`CREATE DATABASE site${sites} CHARACTER SET utf8mb4`);
      await writer.close();
      return `${server.url}site${sites}`;
    },
    open: (url) => MysqlWriter.open(url),
    /** While it is filled nothing has to be safe; while it is measured everything has to. */
    async whileFilling(writer, work) {
      await writer.query('SET GLOBAL innodb_flush_log_at_trx_commit = 0');
      try {
        return await work();
      } finally {
        await writer.query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
      }
    },
    async statementsSoFar(writer) {
      const [{ Value: questions }] = await writer.query("SHOW GLOBAL STATUS LIKE 'Questions'");
      return Number(questions);
    },
    async describe(writer) {
      const [says] = await writer.query(MARIADB_SAYS);
      return `MariaDB ${says.version}, innodb_flush_log_at_trx_commit = ${says.flush}, doublewrite ${says.doublewrite === 1 ? 'on' : 'off'}, ${says.method}, buffer pool ${says.pool} MiB, binlog ${says.binlog === 1 ? 'on' : 'off'}`;
    },
  };
}

function openSqlite() {
  const folder = mkdtempSync(join(tmpdir(), 'portico-bench-sqlite-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  let sites = 0;
  return {
    pid: undefined,
    stop: () => Promise.resolve(remove()),
    newSite() {
      sites += 1;
      return Promise.resolve(`sqlite:${join(folder, `site${sites}.sqlite`)}`);
    },
    open: (url) => SqliteWriter.open(url.slice('sqlite:'.length)),
    whileFilling: (_, work) => work(),
    statementsSoFar: () => Promise.resolve(0),
    async describe(writer) {
      const [{ version }] = await writer.query('SELECT sqlite_version() AS version');
      return `SQLite ${version}, WAL, synchronous FULL`;
    },
  };
}

/** @param name `mariadb` or `sqlite` */
export function openDatabase(name) {
  return name === 'sqlite' ? Promise.resolve(openSqlite()) : openMariadb();
}

/** Lets the product make the tables and the owner of a new site; answers its URL. */
export async function newSite(database) {
  const url = await database.newSite();
  await (await startProduct(url)).stop();
  return url;
}
