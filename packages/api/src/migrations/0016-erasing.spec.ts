import { describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../test/harness/databases.js';
import { composition } from '../composition.js';
import { ENTITIES } from '../entities.js';
import { insertRows, rows } from '../kernel/sql.js';
import { erasing } from './0016-erasing.js';

const AT = '2026-01-02 03:04:05.678';
const id = (byte: number) => Buffer.alloc(16, byte);

describe('What erasing has to find', () => {
  onEachDatabase((open) => {
    it('knows whose the memberships were that were removed before, once, as far as the address of that time is somebody’s', async () => {
      const before = await open({ entities: [], migrations: composition.migrations.filter(({ name }) => name < erasing.name) });
      await before.migrate();
      const learner = ['id', 'email', 'email_key', 'first_name', 'last_name', 'last_name_key', 'first_name_key', 'turn', 'created_at'];
      const entry = ['id', 'at', 'subject_id', 'subject_type', 'actor_kind', 'action', 'summary', 'changes'];
      const removal = (byte: number, email: string) => [id(byte), AT, id(byte + 100), 'mem', 'SYSTEM', 'membership.removed', 'Removed.', JSON.stringify([{ field: 'email', before: email, after: null }])];
      await before.inTransaction(async (tx) => {
        await insertRows(tx, 'learner', learner, [[id(1), 'lee@former.test', 'lee@former.test', 'Lee', 'Former', 'former', 'lee', 0, AT]]);
        await insertRows(tx, 'history_entry', entry, [removal(2, 'lee@former.test'), removal(3, 'gone@former.test')]);
      });
      const database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
      expect(await database.migrate()).toContain(erasing.name);
      const runner = database.dataSource.createQueryRunner();
      // MariaDB commits after every change of a table: a crash lets it begin anew.
      if (database.dialect === 'mysql') await erasing.up(runner);
      await runner.release();
      const found = await rows<{ membership_id: Buffer; learner_id: Buffer }>(database.reader, 'SELECT membership_id, learner_id FROM former_membership', []);
      expect(found.map((row) => [Buffer.from(row.membership_id), Buffer.from(row.learner_id)])).toEqual([[id(102), id(1)]]);
    });
  });
});
