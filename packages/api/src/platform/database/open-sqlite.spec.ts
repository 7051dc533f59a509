import { describe, expect, it } from '@jest/globals';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { balances, COUNTERS, Counter, counterMigration } from '../../../test/harness/counters.js';
import { openDatabase } from './open-database.js';

const parts = { entities: [Counter], migrations: [counterMigration] };

describe('A SQLite file', () => {
  it('holds everything once it is closed: a copy of it alone is a backup', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portico-test-'));
    try {
      const database = await openDatabase({ ...parts, url: `sqlite:${join(folder, 'site.sqlite')}` });
      await database.migrate();
      await database.inTransaction((tx) => tx.insert(Counter, COUNTERS));
      await database.close();
      copyFileSync(join(folder, 'site.sqlite'), join(folder, 'copy.sqlite'));
      const copy = await openDatabase({ ...parts, url: `sqlite:${join(folder, 'copy.sqlite')}` });
      expect(await balances(copy.reader)).toEqual({ a: 1, b: 1 });
      await copy.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
