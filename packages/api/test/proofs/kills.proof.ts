import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composition } from '../../src/composition.js';
import { ENTITIES } from '../../src/entities.js';
import { onEachDatabase } from '../harness/databases.js';
import type { Death } from '../harness/dying-database.js';
import { KEYED_CALLS } from '../harness/keyed-calls.js';
import { KillableSite } from '../harness/killable-site.js';
import { LONG, versionOf, writeProof, type ProofRow } from '../harness/proof.js';
import { kill } from './kills/kill.js';

const alone = (operation: string) => ({ name: operation, operations: [operation] });
const EACH = Object.keys(KEYED_CALLS).map(alone);
/** In the short form one process dies with all of them under way. */
const AFTER = LONG ? EACH : [{ name: 'all at once', operations: Object.keys(KEYED_CALLS) }];
/** Whoever waits before COMMIT holds locks: one alone can be there on SQLite. */
const BEFORE = LONG ? EACH : [alone('registerAndRedeem')];
const TIMES = LONG ? 10 : 1;

describe('a server that is killed', () => {
  const table: ProofRow[] = [];
  const deviations: string[] = [];
  const databases: string[] = [];

  onEachDatabase((open, on) => {
    let site: KillableSite;

    beforeAll(async () => {
      const database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
      await database.migrate();
      site = new KillableSite(database, on.url());
      await site.start();
      databases.push(await versionOf(database));
    });
    afterAll(() => site.stop());

    async function killed(operations: readonly string[], moment: Death['moment']): Promise<string[]> {
      const wrong: string[] = [];
      for (let time = 0; time < TIMES; time += 1) wrong.push(...(await kill(site, operations, moment)));
      const where = on.dialect === 'sqlite' ? 'SQLite' : 'MariaDB';
      table.push({ operation: operations.join(', '), database: where, moment: `${moment} COMMIT`, kills: TIMES, deviations: wrong.length });
      deviations.push(...wrong.map((sentence) => `${where}, ${moment} COMMIT: ${sentence}`));
      return wrong;
    }

    it.each(BEFORE)('before COMMIT has done nothing, and does it once when asked again: $name', async ({ operations }) => {
      expect(await killed(operations, 'before')).toEqual([]);
    });

    it.each(AFTER)('between COMMIT and answer has done it once, and answers the same call as it would have: $name', async ({ operations }) => {
      expect(await killed(operations, 'after')).toEqual([]);
    });
  });

  afterAll(() => {
    if (!LONG) return;
    writeProof('kills', { title: 'Kills: a server that dies leaves nothing half done and nothing done twice', about: ABOUT, command: 'pnpm prove kills', databases, table, deviations });
  });
});

const ABOUT = [
  [
    'A server, a process of its own, kills itself (SIGKILL) in the transaction of a call that has an idempotency key: where it would send COMMIT, and where COMMIT is done and nothing has been answered.',
    'Every operation that takes a key is called so, ten times at each of the two moments. A new process starts on the same database, and the same call comes twice more.',
  ].join(' '),
  [
    'Killed before COMMIT, no table has gained a row, and the call made again does everything. Killed after it, every table has gained exactly the rows it gains when nothing is killed, and the call made again gains none,',
    'but for the session of somebody who registered: they get a new one. Both later answers are, ids aside, the answer of the call nothing disturbed, and all counters agree with the rows.',
  ].join(' '),
];
