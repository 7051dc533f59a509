import { describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../test/harness/databases.js';
import { composition } from '../composition.js';
import { ENTITIES } from '../entities.js';
import { sha256 } from '../kernel/keys.js';
import { insertRows, rows } from '../kernel/sql.js';
import { sessionIds } from './0008-session-ids.js';

const MANY = 450;

describe('The ids of sessions', () => {
  onEachDatabase((open) => {
    it('are given to those there are, one each, so that nobody has to sign in again', async () => {
      const before = await open({ entities: [], migrations: composition.migrations.filter(({ name }) => name < sessionIds.name) });
      await before.migrate();
      const hashes = Array.from({ length: MANY }, (_, at) => sha256(`session ${at}`));
      const columns = ['token_hash', 'kind', 'staff_id', 'learner_id', 'device', 'created_at', 'last_seen_at', 'expires_at'];
      const time = '2026-01-02 03:04:05.678';
      await before.inTransaction((tx) => insertRows(tx, 'session', columns, hashes.map((hash) => [hash, 'staff', Buffer.alloc(16, 7), null, 'a browser', time, time, time])));
      const database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
      expect(await database.migrate()).toContain('0008-session-ids');
      const stored = await rows<{ id: Buffer; token_hash: Buffer }>(database.reader, 'SELECT id, token_hash FROM session', []);
      const hex = (bytes: Buffer) => Buffer.from(bytes).toString('hex');
      expect(new Set(stored.map((row) => hex(row.token_hash)))).toEqual(new Set(hashes.map(hex)));
      expect(new Set(stored.map((row) => hex(row.id))).size).toBe(MANY);
      expect(stored.filter((row) => /^0*$/.test(hex(row.id)))).toEqual([]);
    });
  });
});
