import { describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../test/harness/databases.js';
import { composition } from '../composition.js';
import { ENTITIES } from '../entities.js';
import { insertRows, rows } from '../kernel/sql.js';
import { logos } from './0015-logos.js';

describe('The logos of clients', () => {
  onEachDatabase((open) => {
    it('are none for those there are, who keep all they have', async () => {
      const before = await open({ entities: [], migrations: composition.migrations.filter(({ name }) => name < logos.name) });
      await before.migrate();
      const [id, seats, time] = [Buffer.alloc(16, 7), Buffer.alloc(16, 8), '2026-01-02 03:04:05.678'];
      const client = {
        id, name: 'Acme', name_key: 'acme', slug: 'acme', status: 'ACTIVE', seat_allowance_id: seats, expires_key: time, time_zone: 'UTC', language: 'EN',
        accent_color: '#112233', reference: '[]', turn: 3, created_at: time, updated_at: time,
      };
      await before.inTransaction(async (tx) => {
        await insertRows(tx, 'client', Object.keys(client), [Object.values(client)]);
        await insertRows(tx, 'client_word', ['client_id', 'word'], [[id, 'acme']]);
      });
      const database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
      expect(await database.migrate()).toContain(logos.name);
      const stored = await rows(database.reader, 'SELECT c.slug, c.turn, c.logo_hash, c.logo_width, c.logo_height, c.logo_plate, w.word FROM client c JOIN client_word w ON w.client_id = c.id', []);
      expect(stored).toEqual([{ slug: 'acme', turn: 3, logo_hash: null, logo_width: null, logo_height: null, logo_plate: null, word: 'acme' }]);
    });
  });
});
