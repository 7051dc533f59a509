import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { COUNTERS, Counter, gate } from '../../../test/harness/counters.js';
import { SqliteConnection } from './sqlite-connection.js';

/** Why Portico has a driver of its own: what TypeORM's does to the cases of interleaving.spec.ts. */
describe('TypeORM’s stock SQLite driver', () => {
  let folder: string;
  let stock: DataSource;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'portico-stock-'));
    const database = join(folder, 'stock.sqlite');
    stock = new DataSource({ type: 'better-sqlite3', driver: SqliteConnection, database, entities: [Counter], synchronize: true, enableWAL: true });
    await stock.initialize();
    await stock.manager.insert(Counter, COUNTERS);
  });

  afterEach(async () => {
    await stock.destroy();
    rmSync(folder, { recursive: true });
  });

  const balance = async (name: string): Promise<number> => (await stock.manager.findOneByOrFail(Counter, { name })).balance;

  it('shows a reader what is not committed, commits what was rolled back, and loses what was committed', async () => {
    const opened = gate();
    const mayEnd = gate();
    const first = stock.transaction(async (manager) => {
      await manager.increment(Counter, { name: 'a' }, 'balance', 99);
      opened.open();
      await mayEnd.passed;
      throw new Error('changed its mind');
    });
    await opened.passed;
    const mayCommit = gate();
    const second = stock.transaction(async (manager) => {
      await manager.increment(Counter, { name: 'b' }, 'balance', 1);
      await mayCommit.passed;
    });
    await new Promise(setImmediate);
    const seen = await balance('a');
    mayEnd.open();
    await expect(first).rejects.toThrow('changed its mind');
    mayCommit.open();
    await second;
    expect(seen).toBe(100);
    expect([await balance('a'), await balance('b')]).toEqual([100, 1]);
  });

  it('reports writes as done and loses them with the transaction around them', async () => {
    const opened = gate();
    const mayEnd = gate();
    const long = stock.transaction(async () => {
      opened.open();
      await mayEnd.passed;
      throw new Error('changed its mind');
    });
    await opened.passed;
    await stock.transaction((manager) => manager.increment(Counter, { name: 'b' }, 'balance', 1));
    await stock.manager.save(Counter, { name: 'c', balance: 7 });
    mayEnd.open();
    await expect(long).rejects.toThrow('changed its mind');
    expect(await balance('b')).toBe(1);
    expect(await stock.manager.countBy(Counter, { name: 'c' })).toBe(0);
  });

  it('lets none of twenty transactions through that begin at once, yet keeps some of what they wrote', async () => {
    const ends = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        stock.transaction(async (manager) => {
          await manager.increment(Counter, { name: 'a' }, 'balance', 1);
          await new Promise(setImmediate);
        }),
      ),
    );
    expect(ends.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    expect(await balance('a')).not.toBe(1);
  });
});
