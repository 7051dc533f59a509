import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BreakableLink } from '../../../test/harness/breakable-link.js';
import { COUNTERS, Counter, balances, counterMigration, deposit, gate } from '../../../test/harness/counters.js';
import { onEachDatabase } from '../../../test/harness/databases.js';
import type { Tx } from '../../kernel/database.js';
import { Unavailable } from '../../kernel/faults.js';
import { DatabaseError } from './database-error.js';
import { openDatabase, type OpenDatabase } from './open-database.js';

const parts = { entities: [Counter], migrations: [counterMigration] };

describe('A database out of reach', () => {
  onEachDatabase((open, { dialect, url }) => {
    it('makes whoever waited too long for the transactions before answer Unavailable, and serves again afterwards', async () => {
      // Long enough to connect in, on a busy machine too.
      const database = await open({ ...parts, patience: 1_000 });
      const mayEnd = gate();
      const crowd = Array.from({ length: 20 }, () => database.inTransaction(() => mayEnd.passed));
      const settled = Promise.allSettled(crowd);
      await expect(Promise.race([...crowd, database.inTransaction(async () => 'in')])).rejects.toThrow(Unavailable);
      mayEnd.open();
      await settled;
      await expect(database.inTransaction(async () => 'in')).resolves.toBe('in');
    });

    if (dialect === 'sqlite') {
      it('lets readers read on while a writer holds the only lock', async () => {
        const database = await open({ ...parts, patience: 20 });
        const mayEnd = gate();
        const holder = database.inTransaction(() => mayEnd.passed);
        await expect(database.reader.query('SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
        await expect(database.ping()).resolves.toBeUndefined();
        mayEnd.open();
        await holder;
      });
    } else {
      describe('over a network that breaks', () => {
        let link: BreakableLink;
        let database: OpenDatabase;

        beforeEach(async () => {
          link = new BreakableLink(new URL(url()));
          await link.mend();
          database = await openDatabase({ ...parts, url: link.url() });
          await database.migrate();
          await database.inTransaction(async (tx) => {
            await tx.query('DELETE FROM counter');
            await tx.insert(Counter, COUNTERS);
          });
        });

        afterEach(async () => {
          await database.close();
          await link.cut();
        });

        it('answers Unavailable to writes, reads and pings, and serves them again once it is back', async () => {
          await link.cut();
          await expect(database.inTransaction((tx) => deposit(tx, 'a', 1))).rejects.toThrow(Unavailable);
          await expect(balances(database.reader)).rejects.toThrow(Unavailable);
          await expect(database.reader.find(Counter)).rejects.toThrow(Unavailable);
          await expect(database.ping()).rejects.toThrow(Unavailable);
          await link.mend();
          await database.inTransaction((tx) => deposit(tx, 'a', 1));
          await database.ping();
          expect(await balances(database.reader)).toEqual({ a: 2, b: 1 });
        });

        it('runs a transaction again whose connection broke in its middle', async () => {
          let tries = 0;
          await database.inTransaction(async (tx: Tx) => {
            tries += 1;
            await deposit(tx, 'a', 1);
            if (tries === 1) link.hangUp();
            await deposit(tx, 'b', 1);
          });
          expect(tries).toBe(2);
          expect(await balances(database.reader)).toEqual({ a: 2, b: 2 });
        });

        it('goes on after the server hung up on all connections lying idle', async () => {
          await Promise.all(Array.from({ length: 5 }, () => database.inTransaction(async () => undefined)));
          link.hangUp();
          await Promise.all(Array.from({ length: 5 }, () => balances(database.reader)));
          await database.inTransaction((tx) => deposit(tx, 'a', 1));
          expect(await balances(database.reader)).toEqual({ a: 2, b: 1 });
        });

        it('is not opened at all, and whoever tries is told why, without the password', async () => {
          const address = new URL(link.url());
          address.password = 'secret';
          await link.cut();
          const opening = openDatabase({ ...parts, url: address.href });
          await expect(opening).rejects.toThrow(DatabaseError);
          await expect(opening).rejects.toThrow(expect.objectContaining({ code: 'ECONNREFUSED', message: expect.not.stringContaining('secret') }));
        });
      });
    }
  });
});
