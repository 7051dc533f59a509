import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composition } from '../../src/composition.js';
import { ENTITIES } from '../../src/entities.js';
import { REAL_PACE } from '../../src/platform/database/in-transaction.js';
import { onEachDatabase } from '../harness/databases.js';
import { makeLearner, makeStaff } from '../harness/factories.js';
import { Lines } from '../harness/lines.js';
import { Seeded } from '../harness/seeded.js';
import { Site } from '../harness/site.js';
import { CROWD, type Track } from './races/race.js';
import { MIXED } from './races/mixed-race.js';
import { registering } from './races/registering-race.js';
import { REDEEMING_RACES } from './races/redeeming-races.js';

const SEED = Number(process.env['PORTICO_SEED'] ?? 20_261_122);

describe(`races, seed ${SEED}`, () => {
  onEachDatabase((open, on) => {
    const site = new Site(on);
    let reruns = 0;
    let track: Track;
    beforeAll(async () => {
      const pace = { ...REAL_PACE, sleep: (ms: number) => ((reruns += 1), REAL_PACE.sleep(ms)) };
      await site.open(await open({ entities: [...ENTITIES], migrations: composition.migrations, pace }));
      const learners = await Promise.all(Array.from({ length: CROWD + 16 }, () => makeLearner(site)));
      track = { site, lines: new Lines(site.url), staff: await makeStaff(site, 'OWNER'), learners, random: new Seeded(SEED), oneAddress: false };
    });
    afterAll(async () => {
      track.lines.hangUp();
      await site.close();
    });
    it.each([...REDEEMING_RACES, MIXED, registering(16, 5)])('$name', async (race) => {
      const before = reruns;
      const t = performance.now();
      for (let i = 0; i < 5; i += 1) {
        const result = await race.run({ ...track, oneAddress: i % 2 === 1 });
        expect(result.deviations).toEqual([]);
      }
      process.stdout.write(`${on.dialect} ${race.name}: ${((performance.now() - t) / 5).toFixed(0)} ms a run, ${reruns - before} reruns\n`);
    });
  });
});
