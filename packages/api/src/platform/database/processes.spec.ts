import { describe, expect, it } from '@jest/globals';
import { runChild } from '../../../test/harness/child-process.js';
import { COUNTERS, Counter, balances, counterMigration } from '../../../test/harness/counters.js';
import { onEachDatabase } from '../../../test/harness/databases.js';

const parts = { entities: [Counter], migrations: [counterMigration] };

describe('Several processes on one database', () => {
  onEachDatabase((open, { url }) => {
    it('add up exactly, each reading, changing and writing in transactions', async () => {
      const database = await open(parts);
      await database.migrate();
      await database.inTransaction((tx) => tx.insert(Counter, COUNTERS));
      await Promise.all([1, 2].map(() => runChild('add-to-counter.child.ts', [url(), '150']).finished));
      expect(await balances(database.reader)).toEqual({ a: 301, b: 301 });
    });

    it('lose nothing acknowledged, and keep nothing half done, when one is killed in the middle', async () => {
      const database = await open(parts);
      const writer = runChild('write-until-killed.child.ts', [url()]);
      let acknowledged = 0;
      for await (const line of writer.lines) {
        acknowledged = Number(line);
        if (acknowledged >= 25) break;
      }
      writer.kill();
      await writer.finished.catch(() => undefined);
      const kept = await balances(database.reader);
      const left = Object.keys(kept).filter((name) => name.startsWith('left-'));
      const right = Object.keys(kept).filter((name) => name.startsWith('right-'));
      expect(left.length).toBeGreaterThanOrEqual(acknowledged);
      expect(right.map((name) => name.replace('right', 'left'))).toEqual(left);
      await database.inTransaction((tx) => tx.query('DELETE FROM counter'));
    });
  });
});
