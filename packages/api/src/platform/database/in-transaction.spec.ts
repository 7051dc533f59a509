import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { COUNTERS, Counter, balances, counterMigration, deposit } from '../../../test/harness/counters.js';
import { onEachDatabase } from '../../../test/harness/databases.js';
import { driverError, FAULT_KINDS } from '../../../test/harness/driver-errors.js';
import { withFault } from '../../../test/harness/fault-injection.js';
import type { QueryRunner } from 'typeorm';
import type { Tx } from '../../kernel/database.js';
import { Unavailable } from '../../kernel/faults.js';
import { run } from '../../kernel/sql.js';
import { DatabaseError } from './database-error.js';
import type { DatabaseProblem } from './in-transaction.js';
import type { OpenDatabase } from './open-database.js';
import type { Pace } from './reruns.js';
import type { SendsStatements } from './statement-sender.js';
import { TransactionMisuse } from './transaction-scope.js';

/** Every COMMIT is carried out, and its answer lost. */
async function withLostCommits<T>({ dataSource, dialect }: OpenDatabase, work: () => Promise<T>): Promise<T> {
  const createQueryRunner = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (mode) => {
    const runner = createQueryRunner(mode) as QueryRunner & SendsStatements;
    const send = runner.send.bind(runner);
    runner.send = async (sql, parameters) => {
      const result = await send(sql, parameters);
      if (sql === 'COMMIT') throw driverError(dialect, 'lost-commit');
      return result;
    };
    return runner;
  };
  try {
    return await work();
  } finally {
    dataSource.createQueryRunner = createQueryRunner;
  }
}

describe('inTransaction', () => {
  onEachDatabase((open, { dialect }) => {
    let database: OpenDatabase;
    let problems: DatabaseProblem[];
    let clock = 0;
    const pauses: number[] = [];
    const pace: Pace = {
      now: () => clock,
      random: () => 0.5,
      sleep: async (milliseconds) => {
        pauses.push(milliseconds);
        clock += milliseconds;
      },
    };

    beforeAll(async () => {
      database = await open({
        entities: [Counter],
        migrations: [counterMigration],
        onProblem: (problem) => problems.push(problem),
        pace,
      });
      await database.migrate();
    });

    beforeEach(async () => {
      problems = [];
      await database.inTransaction(async (tx) => {
        await tx.query('DELETE FROM counter');
        await tx.insert(Counter, COUNTERS);
      });
      pauses.length = 0;
    });

    const payment = async (tx: Tx): Promise<string> => {
      await deposit(tx, 'a', -1);
      await deposit(tx, 'b', 1);
      return 'paid';
    };
    /** Recognises its own earlier success, as every body must that a COMMIT may have kept. */
    const paymentOnce = async (tx: Tx): Promise<string> => ((await balances(tx))['a'] === 0 ? 'paid' : payment(tx));

    it('commits what the work returned from, and nothing of what it threw from', async () => {
      await expect(database.inTransaction(payment)).resolves.toBe('paid');
      await expect(database.inTransaction(async (tx) => payment(tx).then(() => Promise.reject(new Error('no'))))).rejects.toThrow('no');
      expect(await balances(database.reader)).toEqual({ a: 0, b: 2 });
    });

    it.each(FAULT_KINDS)('runs again and comes out the same after %s at whichever statement', async (fault) => {
      const { statements } = await withFault(database, null, () => database.inTransaction(paymentOnce));
      expect(statements).toEqual([5]);
      for (let atStatement = 1; atStatement <= statements[0]!; atStatement += 1) {
        await database.inTransaction((tx) => run(tx, 'UPDATE counter SET balance = 1', []));
        const report = await withFault(database, { fault, atStatement }, () => database.inTransaction(paymentOnce));
        expect(report).toMatchObject({ struck: true, outcome: { status: 'fulfilled', value: 'paid' } });
        expect(report.statements).toHaveLength(2);
        expect(await balances(database.reader)).toEqual({ a: 0, b: 2 });
      }
      expect(problems).toEqual([]);
    });

    it('commits nothing of a try that met a deadlock, caught it and went on', async () => {
      let tries = 0;
      const work = async (tx: Tx): Promise<void> => {
        tries += 1;
        await deposit(tx, 'a', 10);
        await deposit(tx, 'a', 10).catch(() => undefined);
        await deposit(tx, 'a', 10).catch(() => undefined);
      };
      await withFault(database, { fault: '1213', atStatement: 3 }, () => database.inTransaction(work));
      expect(tries).toBe(2);
      expect(await balances(database.reader)).toMatchObject({ a: 31 });
    });

    it('gives up a duplicate after twenty tries and says so, without its value', async () => {
      let tries = 0;
      const duplicate = database.inTransaction((tx) => {
        tries += 1;
        return run(tx, 'INSERT INTO counter (name, balance) VALUES (?, ?)', ['a', 1]);
      });
      await expect(duplicate).rejects.toThrow(expect.objectContaining({ kind: 'overtaken', message: expect.not.stringContaining("'a'") }));
      expect(tries).toBe(20);
      expect(pauses.slice(0, 8)).toEqual([3, 6, 12, 24, 48, 96, 192, 300]);
    });

    it('gives up after ten seconds of conflicts: nothing was changed, and trying again is right', async () => {
      const conflict = database.inTransaction(async (tx) => {
        await deposit(tx, 'a', 1);
        clock += 2_000;
        throw new DatabaseError('conflict', 'ER_LOCK_WAIT_TIMEOUT', '');
      });
      await expect(conflict).rejects.toThrow(Unavailable);
      expect(problems).toMatchObject([{ error: { code: 'ER_LOCK_WAIT_TIMEOUT' } }]);
      expect(await balances(database.reader)).toEqual({ a: 1, b: 1 });
    });

    it('warns that the outcome is unknown when COMMIT is never answered', async () => {
      const away = withLostCommits(database, () => database.inTransaction((tx) => deposit(tx, 'a', 1)));
      await expect(away).rejects.toThrow('Look whether your change was made');
    });

    it('does not run again for an error that is nobody’s turn or luck', async () => {
      let tries = 0;
      const wrong = database.inTransaction((tx) => {
        tries += 1;
        return tx.query('SELECT nothing FROM counter');
      });
      await expect(wrong).rejects.toThrow(DatabaseError);
      expect(tries).toBe(1);
    });

    it('throws at once when the work uses the database instead of its Tx', async () => {
      const misuses = [
        () => database.reader.query('SELECT 1'),
        () => database.reader.count(Counter),
        () => database.dataSource.query('SELECT 1'),
        () => database.inTransaction(payment),
      ];
      for (const misuse of misuses) {
        await expect(database.inTransaction(misuse)).rejects.toThrow(TransactionMisuse);
      }
      await expect(database.inTransaction(async (tx) => (await tx.count(Counter)) + (await tx.getRepository(Counter).count()))).resolves.toBe(4);
    });

    it('does not take what the work left behind for being inside', async () => {
      const late = await database.inTransaction(async () => ({ reading: new Promise(setImmediate).then(() => balances(database.reader)) }));
      expect(await late.reading).toEqual({ a: 1, b: 1 });
    });

    it('refuses statements that come after its end', async () => {
      const kept = await database.inTransaction(async (tx) => ({ tx }));
      await expect(deposit(kept.tx, 'a', 1)).rejects.toThrow('after the end of its transaction');
    });

    it('undoes a part of itself by a savepoint, and keeps the rest', async () => {
      await database.inTransaction(async (tx) => {
        await deposit(tx, 'a', 1);
        const part = tx.transaction(async (inner) => {
          await deposit(inner as Tx, 'b', 1);
          throw new Error('only this part');
        });
        await expect(part).rejects.toThrow('only this part');
        await tx.transaction((inner) => deposit(inner as Tx, 'a', 1));
      });
      expect(await balances(database.reader)).toEqual({ a: 3, b: 1 });
    });

    it('lets nobody write through the reader', async () => {
      await expect(database.reader.query('UPDATE counter SET balance = 0')).rejects.toThrow(TransactionMisuse);
      await expect(database.reader.save(Counter, { name: 'c', balance: 1 })).rejects.toThrow(TransactionMisuse);
      await expect(database.reader.transaction(async () => undefined)).rejects.toThrow(TransactionMisuse);
      expect(await balances(database.reader)).toEqual({ a: 1, b: 1 });
    });

    it('hides no cause behind a ROLLBACK that fails too, and goes on with a clean connection', async () => {
      const createQueryRunner = database.dataSource.createQueryRunner.bind(database.dataSource);
      database.dataSource.createQueryRunner = (mode) => {
        const runner = createQueryRunner(mode);
        runner.rollbackTransaction = () => Promise.reject(new DatabaseError('other', 'ROLLBACK_FAILED', ''));
        return runner;
      };
      const failing = database.inTransaction(async (tx) => {
        await deposit(tx, 'a', 5);
        throw new Error('the cause');
      });
      await expect(failing).rejects.toThrow('the cause');
      database.dataSource.createQueryRunner = createQueryRunner;
      expect(problems).toMatchObject([{ what: 'A transaction could not be rolled back.', error: { code: 'ROLLBACK_FAILED' } }]);
      await database.inTransaction(payment);
      expect(await balances(database.reader)).toEqual({ a: 0, b: 2 });
    });

    it(`ends sixty-four at once on one row exactly (${dialect})`, async () => {
      await Promise.all(Array.from({ length: 64 }, () => database.inTransaction((tx) => deposit(tx, 'a', 1))));
      expect(await balances(database.reader)).toEqual({ a: 65, b: 1 });
    });
  });
});
