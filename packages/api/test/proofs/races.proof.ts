import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composition } from '../../src/composition.js';
import { ENTITIES } from '../../src/entities.js';
import { REAL_PACE } from '../../src/platform/database/in-transaction.js';
import { onEachDatabase } from '../harness/databases.js';
import { LONG, SEED, versionOf, writeProof, type ProofRow } from '../harness/proof.js';
import { Site } from '../harness/site.js';
import { MIXED } from './races/mixed-race.js';
import { REDEEMING_RACES } from './races/redeeming-races.js';
import { registering } from './races/registering-race.js';
import { RaceTrack } from './races/run-races.js';

/** Five runs each; in the long form 1,000 in all on each database. */
const RACES = [
  ...REDEEMING_RACES.map((race) => ({ race, name: race.name, runs: LONG ? 80 : 5 })),
  { race: MIXED, name: MIXED.name, runs: LONG ? 100 : 5 },
  ...[registering(LONG ? 64 : 16, 5)].map((race) => ({ race, name: race.name, runs: LONG ? 20 : 5 })),
];

describe(`races of 64 at once, seed ${SEED}`, () => {
  const table: ProofRow[] = [];
  const deviations: string[] = [];
  const databases: string[] = [];

  onEachDatabase((open, on) => {
    const site = new Site(on);
    let reruns = 0;
    let track: RaceTrack;

    beforeAll(async () => {
      const pace = { ...REAL_PACE, sleep: (milliseconds: number) => ((reruns += 1), REAL_PACE.sleep(milliseconds)) };
      await site.open(await open({ entities: [...ENTITIES], migrations: composition.migrations, pace }));
      track = new RaceTrack(site);
      databases.push(await versionOf(site.database));
    });
    afterAll(async () => {
      track.close();
      await site.close();
    });

    it.each(RACES)('$name: exactly so many are in, and every count is right', async ({ race, runs }) => {
      const before = reruns;
      const summary = await track.repeat(race, runs);
      table.push({
        race: race.name,
        database: on.dialect === 'sqlite' ? 'SQLite' : 'MariaDB',
        runs,
        'let in': summary.in,
        refused: summary.refused,
        'transactions run again': reruns - before,
        deviations: summary.deviations.length,
      });
      deviations.push(...summary.deviations);
      expect(summary.deviations).toEqual([]);
    });
  });

  afterAll(() => {
    if (!LONG) return;
    writeProof('races', { title: 'Races: nobody gets a seat that is not there', about: ABOUT, command: 'pnpm prove races', databases, table, deviations });
  });
});

const ABOUT = [
  'Sixty-four people at the same moment, each over an HTTP connection of their own, want a few uses of a code or a few seats. In half of the runs all of them sit behind one address.',
  [
    'After every run everything is recounted: the counters against the rows (seats of sublicenses and clients, uses of codes), limits never passed, nobody half in (a redemption without',
    'access or ground, an access without ground, a membership without access, an account of somebody refused), every answer against the rows, the refusals told in the words entered,',
    'and no fault told to anybody. A transaction that met a deadlock or a lock that took too long runs again by itself; how many did is counted.',
  ].join(' '),
  [
    '"Sent 2 to 8 times at once" is the double submit and the second tab. "Holders\' time is over" needs a sweep before anybody fits in. In the mixed race staff grant, revoke, move, disable and enable',
    'the same people and move every limit down and up while they redeem; there "let in" has no fixed number.',
  ].join(' '),
];
