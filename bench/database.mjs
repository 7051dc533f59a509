// Databases to measure on, empty and each for one bench: a durable MariaDB of our own, or a SQLite file. With a folder to
// keep them in, large sites are filled once.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startMariadb } from '../scripts/services.mjs';
import { startProduct } from './server.mjs';
import { MysqlWriter } from './site/mysql-writer.mjs';
import { SqliteWriter } from './site/sqlite-writer.mjs';

const SETTINGS = ['--innodb-buffer-pool-size=1G', '--innodb-log-file-size=512M', '--innodb-doublewrite=1', '--max-allowed-packet=64M', '--innodb-sort-buffer-size=64M'];

/** What says how durable it is. */
const MARIADB_SAYS = `SELECT VERSION() AS version, @@innodb_flush_log_at_trx_commit AS flush, @@innodb_doublewrite AS doublewrite,
  @@innodb_buffer_pool_size DIV 1048576 AS pool, @@innodb_flush_method AS method, @@log_bin AS binlog`;

async function openMariadb(keep) {
  const keptIn = keep === undefined ? undefined : resolve(keep, 'mariadb');
  if (keptIn !== undefined) mkdirSync(keptIn, { recursive: true });
  const server = await startMariadb({ durable: true, settings: SETTINGS, keptIn });
  let sites = 0;
  return {
    pid: server.pid,
    stop: server.stop,
    keeps: keep !== undefined,
    /** A new, empty site, or the one kept under a name: its URL. */
    async siteAt(name) {
      sites += 1;
      const site = name ?? `site${sites}`;
      const writer = await MysqlWriter.open(server.url);
      if (name === undefined) await writer.query(`DROP DATABASE IF EXISTS ${site}`);
      await writer.query(`CREATE DATABASE IF NOT EXISTS ${site} CHARACTER SET utf8mb4`);
      await writer.close();
      return `${server.url}${site}`;
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

function openSqlite(keep) {
  const folder = mkdtempSync(join(tmpdir(), 'portico-bench-sqlite-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  let sites = 0;
  return {
    pid: undefined,
    stop: () => Promise.resolve(remove()),
    keeps: keep !== undefined,
    siteAt(name) {
      sites += 1;
      if (name !== undefined) mkdirSync(keep, { recursive: true });
      return Promise.resolve(`sqlite:${name === undefined ? join(folder, `site${sites}.sqlite`) : resolve(keep, `${name}.sqlite`)}`);
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

/** @param name `mariadb` or `sqlite` @param keep the folder in which named sites stay; without one none does */
export function openDatabase(name, keep) {
  return name === 'sqlite' ? Promise.resolve(openSqlite(keep)) : openMariadb(keep);
}

/** Lets the product make the tables and the owner of a new site, or bring those of a kept one up to date; answers its URL. */
export async function newSite(database, name) {
  const url = await database.siteAt(name);
  await (await startProduct(url)).stop();
  return url;
}
