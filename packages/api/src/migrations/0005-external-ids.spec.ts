import { describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../test/harness/databases.js';
import { run, rows } from '../kernel/sql.js';
import { foundation } from './0001-foundation.js';
import { lists } from './0002-lists.js';
import { externalIds } from './0005-external-ids.js';

describe('The columns of external ids', () => {
  onEachDatabase((open) => {
    it('are there once, however often a crash lets them be made again, and members without an external id do not clash', async () => {
      const database = await open({ entities: [], migrations: [foundation, lists, externalIds] });
      await database.migrate();
      const runner = database.dataSource.createQueryRunner();
      await externalIds.up(runner);
      const table = (await runner.getTable('membership'))!;
      const made = ['external_id', 'external_id_key', 'reference'];
      expect(table.columns.filter(({ name }) => made.includes(name)).map(({ name, isNullable }) => `${name} ${isNullable}`).sort()).toEqual(made.map((name) => `${name} true`));
      expect(table.indices.filter(({ isUnique, columnNames }) => isUnique && columnNames.join() === 'client_id,external_id_key')).toHaveLength(1);
      await runner.release();
      const id = (byte: number) => Buffer.alloc(16, byte);
      const AT = '2026-01-02 03:04:05.678';
      await database.inTransaction(async (tx) => {
        await run(tx, database.dialect === 'sqlite' ? 'PRAGMA defer_foreign_keys = ON' : 'SET foreign_key_checks = 0', []);
        for (const byte of [1, 2]) {
          await run(
            tx,
            `INSERT INTO membership (id, client_id, learner_id, status, joined_through, joined_at, last_name_key, first_name_key, email_key, last_seen_key)
              VALUES (?, ?, ?, 'ACTIVE', 'STAFF', ?, '', '', '', ?)`,
            [id(byte), id(9), id(byte), AT, AT],
          );
        }
        expect(await rows(tx, 'SELECT external_id, external_id_key, reference FROM membership', [])).toEqual(Array.from({ length: 2 }, () => ({ external_id: null, external_id_key: null, reference: null })));
        await run(tx, 'DELETE FROM membership', []);
        if (database.dialect === 'mysql') await run(tx, 'SET foreign_key_checks = 1', []);
      });
    });
  });
});
