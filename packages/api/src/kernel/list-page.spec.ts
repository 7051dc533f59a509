import { beforeAll, describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../test/harness/databases.js';
import type { OpenDatabase } from '../platform/database/open-database.js';
import { anyOf } from './list-page.js';
import { rows } from './sql.js';

onEachDatabase((open) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open({ entities: [], migrations: [] });
  });

  describe('One of many conditions', () => {
    const isOneOf = async (count: number, wanted: number) => {
      const { sql, parameters } = anyOf(Array.from({ length: count }, (_, at) => ({ sql: '? = ?', parameters: [wanted, at] })));
      return (await rows(database.reader, `SELECT 1 AS one FROM (SELECT 1 AS one) AS t WHERE ${sql}`, parameters)).length === 1;
    };

    it('can be of thousands: somebody may look after that many clients', async () => {
      expect(await isOneOf(5_000, 4_999)).toBe(true);
      expect(await isOneOf(5_000, 0)).toBe(true);
      expect(await isOneOf(5_000, 5_000)).toBe(false);
    });

    it('is false of none', async () => {
      expect(await isOneOf(0, 0)).toBe(false);
    });
  });
});
