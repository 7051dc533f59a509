import { beforeAll, describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../test/harness/databases.js';
import { noting, type Sent } from '../../test/harness/query-plans.js';
import { composition } from '../composition.js';
import { ENTITIES } from '../entities.js';
import { systemAct } from '../kernel/act.js';
import type { Reader } from '../kernel/database.js';
import { run } from '../kernel/sql.js';
import type { OpenDatabase } from '../platform/database/open-database.js';
import { CurrentSettings } from './current-settings.js';
import { updateSettings } from './settings.service.js';

const START = new Date('2026-03-01T12:00:00.000Z').getTime();

onEachDatabase((open) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
    await database.migrate();
  });

  /** What one process knows of the settings, and what it asked. */
  function process() {
    const process = { time: START, sent: [] as Sent[] };
    const settings = new CurrentSettings({ reader: noting(database.reader, process.sent), clock: { now: () => new Date(process.time) } });
    return Object.assign(process, { settings });
  }

  const set = (inviteDays: number) => database.inTransaction((tx) => updateSettings(tx, systemAct(new Date(START)), { inviteDays }));

  describe('The settings in force', () => {
    it('are read once in three seconds, however many ask', async () => {
      const one = process();
      await Promise.all(Array.from({ length: 50 }, () => one.settings.get()));
      one.time += 2_999;
      await one.settings.get();
      expect(one.sent).toHaveLength(1);
      one.time += 1;
      await one.settings.get();
      expect(one.sent).toHaveLength(2);
    });

    it('changed in one process hold there at once, and in another within three seconds', async () => {
      const [here, there] = [process(), process()];
      await set(14);
      await Promise.all([here, there].map(({ settings }) => settings.get()));
      await set(30);
      here.settings.forget();
      expect([await here.settings.get(), await there.settings.get()]).toMatchObject([{ inviteDays: 30 }, { inviteDays: 14 }]);
      there.time += 3_000;
      expect(await there.settings.get()).toMatchObject({ inviteDays: 30 });
    });

    it('that could not be read are asked for again', async () => {
      const answers = [() => Promise.reject(new Error('gone')), (...asked: Parameters<Reader['query']>) => database.reader.query(...asked)];
      // Settings are read by nothing but `query`.
      const reader = { query: (...asked: Parameters<Reader['query']>) => answers.shift()!(...asked) } as unknown as Reader;
      const settings = new CurrentSettings({ reader, clock: { now: () => new Date(START) } });
      await expect(settings.get()).rejects.toThrow('gone');
      expect(await settings.get()).toMatchObject({ siteName: 'Portico' });
    });

    it('are one row that no statement can be without', async () => {
      await expect(
        database.inTransaction(async (tx) => {
          await run(tx, 'DELETE FROM settings', []);
          return new CurrentSettings({ reader: tx, clock: { now: () => new Date(START) } }).get();
        }),
      ).rejects.toThrow('The settings have no row');
    });
  });
});
