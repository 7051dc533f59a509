import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../../test/harness/databases.js';
import { balances, COUNTERS, Counter, counterMigration, deposit, gate } from '../../../test/harness/counters.js';
import type { OpenDatabase } from './open-database.js';

describe('Transactions that overlap', () => {
  onEachDatabase((open) => {
    let database: OpenDatabase;

    beforeAll(async () => {
      database = await open({ entities: [Counter], migrations: [counterMigration] });
      await database.migrate();
    });

    beforeEach(() =>
      database.inTransaction(async (tx) => {
        await tx.query('DELETE FROM counter');
        await tx.insert(Counter, COUNTERS);
      }),
    );

    it('never show a reader what another has not committed, and lose nothing when one rolls back', async () => {
      const opened = gate();
      const mayEnd = gate();
      const first = database.inTransaction(async (tx) => {
        await deposit(tx, 'a', 99);
        opened.open();
        await mayEnd.passed;
        throw new Error('changed its mind');
      });
      await opened.passed;
      // A database that locks rows lets this one by at once, one that locks the file makes it wait.
      const second = database.inTransaction((tx) => deposit(tx, 'b', 1));
      const seen = await balances(database.reader);
      mayEnd.open();
      await expect(first).rejects.toThrow('changed its mind');
      await second;
      expect(seen).toMatchObject({ a: 1 });
      expect(await balances(database.reader)).toEqual({ a: 1, b: 2 });
    });

    it('keep what was reported as done, whatever the one around them does', async () => {
      const opened = gate();
      const mayEnd = gate();
      const long = database.inTransaction(async (tx) => {
        await deposit(tx, 'a', 99);
        opened.open();
        await mayEnd.passed;
        throw new Error('changed its mind');
      });
      await opened.passed;
      const short = database.inTransaction((tx) => deposit(tx, 'b', 1));
      const plain = database.inTransaction((tx) => tx.save(Counter, { name: 'c', balance: 7 }));
      mayEnd.open();
      await expect(long).rejects.toThrow('changed its mind');
      await Promise.all([short, plain]);
      expect(await balances(database.reader)).toEqual({ a: 1, b: 2, c: 7 });
    });

    it('all succeed when twenty read, change and write at once and four of them mean to fail', async () => {
      const ends = await Promise.allSettled(
        Array.from({ length: 20 }, (_, at) =>
          database.inTransaction(async (tx) => {
            await deposit(tx, 'a', 1);
            await new Promise(setImmediate);
            await deposit(tx, 'b', 1);
            if (at % 5 === 0) throw new Error('meant to fail');
          }),
        ),
      );
      expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(16);
      expect(await balances(database.reader)).toEqual({ a: 17, b: 17 });
    });
  });
});
