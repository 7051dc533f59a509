import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composition } from '../../src/composition.js';
import { ENTITIES } from '../../src/entities.js';
import { onEachDatabase } from '../harness/databases.js';
import { LONG, SEED, versionOf, writeProof, type ProofRow } from '../harness/proof.js';
import { Seeded } from '../harness/seeded.js';
import { Site } from '../harness/site.js';
import { SeatsModel } from './seats/seats-model.js';

/** Clients whose last seats are fought for, one after the other. */
const CLIENTS = LONG ? 100 : 3;
/** How often, at each, so many act at the same moment. */
const WAVES = LONG ? 10 : 4;
const AT_ONCE = 24;

describe(`the last five seats, through every door at once, seed ${SEED}`, () => {
  const table: ProofRow[] = [];
  const deviations: string[] = [];
  const databases: string[] = [];

  onEachDatabase((open, on) => {
    const site = new Site(on);

    beforeAll(async () => {
      await site.open(await open({ entities: [...ENTITIES], migrations: composition.migrations }));
      databases.push(await versionOf(site.database));
    });
    afterAll(() => site.close());

    it('are never oversold by invites, codes and grants, while invites are accepted, taken back, sent again and left to expire', async () => {
      const random = new Seeded(SEED);
      const found: string[] = [];
      let acts = 0;
      for (let number = 0; number < CLIENTS; number += 1) {
        const model = await SeatsModel.at(site, random);
        for (let wave = 0; wave < WAVES; wave += 1) {
          acts += AT_ONCE;
          found.push(...(await model.wave(AT_ONCE)));
        }
      }
      table.push({ database: on.dialect === 'sqlite' ? 'SQLite' : 'MariaDB', clients: CLIENTS, acts, deviations: found.length });
      deviations.push(...found);
      expect(found).toEqual([]);
    });
  });

  afterAll(() => {
    if (!LONG) return;
    writeProof('seats', { title: 'Seats: the last five are never oversold, whichever door', about: ABOUT, command: 'pnpm prove seats', databases, table, deviations });
  });
});

const ABOUT = [
  [
    `A sublicense with five seats. Again and again ${AT_ONCE} act at the same moment: staff invite one to three people, grant, take invites back and send them again, invited people accept,`,
    'learners redeem a code, and between two waves time passes, so that invites expire. What each does is drawn from the seed.',
  ].join(' '),
  [
    'After every wave everything is recounted: the counters against the rows, the five seats, nobody half in, every open invite with its reserved access and no other reserved access, every',
    'answer one that the API declares, and no fault told to anybody.',
  ].join(' '),
];
