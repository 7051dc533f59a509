import { describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../test/harness/databases.js';
import { composition } from '../composition.js';
import { ENTITIES } from '../entities.js';
import { insertRows, rows } from '../kernel/sql.js';
import { staffInvites } from './0019-staff-invites.js';

const AT = '2026-01-02 03:04:05.678';

describe('Whoever was of the staff before anybody could be asked in', () => {
  onEachDatabase((open) => {
    it('has joined, as of when they were made', async () => {
      const before = await open({ entities: [], migrations: composition.migrations.filter(({ name }) => name < staffInvites.name) });
      await before.migrate();
      const columns = ['id', 'email', 'email_key', 'name', 'role', 'sees_everything', 'password_hash', 'created_at'];
      await before.inTransaction((tx) => insertRows(tx, 'staff', columns, [[Buffer.alloc(16, 1), 'ada@portico.test', 'ada@portico.test', 'Ada', 'OWNER', true, 'hashed', AT]]));
      const database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
      expect(await database.migrate()).toContain(staffInvites.name);
      const runner = database.dataSource.createQueryRunner();
      // MariaDB commits after every change of a table: a crash lets it begin anew.
      if (database.dialect === 'mysql') await staffInvites.up(runner);
      await runner.release();
      expect(await rows(database.reader, 'SELECT name FROM staff WHERE joined_at = created_at AND removed_at IS NULL', [])).toEqual([{ name: 'Ada' }]);
    });
  });
});
