import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composition } from '../../src/composition.js';
import { ENTITIES } from '../../src/entities.js';
import { rows } from '../../src/kernel/sql.js';
import { seatsTaken } from '../harness/administering.js';
import { onEachDatabase } from '../harness/databases.js';
import { makeOwner } from '../harness/factories.js';
import { drift } from '../harness/invariants.js';
import { clientWith, jobOf, reportOf, startAction, UNDO } from '../harness/learner-actions.js';
import { LONG, SEED, versionOf, writeProof, type ProofRow } from '../harness/proof.js';
import { Seeded } from '../harness/seeded.js';
import { Site } from '../harness/site.js';
import { workAmongKills } from './jobs/killed-workers.js';

/** How many learners there are, how many of them get a seat, and how often the worker of each job is killed. */
const PEOPLE = LONG ? 1_000 : 260;
const SEATS = LONG ? 700 : 150;
const KILLS = LONG ? 30 : 1;

describe(`workers that are killed at jobs, seed ${SEED}`, () => {
  const table: ProofRow[] = [];
  const deviations: string[] = [];
  const databases: string[] = [];

  onEachDatabase((open, on) => {
    const site = new Site(on);
    const random = new Seeded(SEED);

    beforeAll(async () => {
      await site.open(await open({ entities: [...ENTITIES], migrations: composition.migrations }));
      databases.push(await versionOf(site.database));
    });
    afterAll(() => site.close());

    it('leave every learner done once, and every seat counted', async () => {
      const owner = await makeOwner(site);
      const { client, emea, members } = await clientWith(site, owner, { people: PEOPLE, seatLimit: SEATS });
      const filter = { clientId: client.id };
      const told = async (action: string) => Number((await rows<{ n: number }>(site.database.reader, 'SELECT COUNT(*) AS n FROM history_entry WHERE action = ?', [action]))[0]!.n);
      const found: string[] = [];
      const isSo = (what: string, is: unknown, wanted: unknown) => {
        if (JSON.stringify(is) !== JSON.stringify(wanted)) found.push(`${what}: ${JSON.stringify(is)} instead of ${JSON.stringify(wanted)}`);
      };

      const granted = (await startAction(owner, { action: 'GRANT', sublicenseId: emea, filter })).job!.id!;
      const before = await told('learner.admitted');
      let kills = await workAmongKills(site, { random, kills: KILLS });
      const outcomes = Object.values(await reportOf(await makeOwner(site), await jobOf(await makeOwner(site), granted))).map((words) => words.split(':')[0]!);
      isSo('Told what became of them', outcomes.length, members.length);
      isSo('Granted', outcomes.filter((outcome) => outcome === 'DONE').length, SEATS);
      isSo('History of granting', (await told('learner.admitted')) - before, SEATS);
      isSo('Seats after granting', await seatsTaken(await makeOwner(site), client.id), { Main: PEOPLE, EMEA: SEATS, client: PEOPLE });

      const disabled = (await startAction(await makeOwner(site), { action: 'DISABLE', filter })).job!.id!;
      kills += await workAmongKills(site, { random, kills: KILLS });
      isSo('History of disabling', await told('membership.disabled'), PEOPLE);
      isSo('Seats after disabling', await seatsTaken(await makeOwner(site), client.id), { Main: 0, EMEA: 0, client: 0 });

      await (await makeOwner(site)).ask(UNDO, { id: disabled });
      kills += await workAmongKills(site, { random, kills: KILLS });
      isSo('History of enabling', await told('membership.enabled'), PEOPLE);
      isSo('Seats after undoing', await seatsTaken(await makeOwner(site), client.id), { Main: PEOPLE, EMEA: SEATS, client: PEOPLE });
      found.push(...(await drift(site.database.reader)));

      table.push({ database: on.dialect === 'sqlite' ? 'SQLite' : 'MariaDB', learners: PEOPLE, jobs: 3, kills, deviations: found.length });
      deviations.push(...found);
      expect(found).toEqual([]);
      expect(kills).toBeGreaterThan(2);
    });
  });

  afterAll(() => {
    if (!LONG) return;
    writeProof('jobs', { title: 'Jobs: whoever kills the workers, every learner is done once', about: ABOUT, command: 'pnpm prove jobs', databases, table, deviations });
  });
});

const ABOUT = [
  [
    'Three jobs on everybody of a client: seats for fewer than there are, everybody disabled, and that undone. Workers, one after the other, do them, and each is killed (SIGKILL) at a chunk drawn from the',
    'seed: before its COMMIT is sent, or once it is done and nothing else is. The next worker comes when the lease of the dead one is over; the last one is left alone.',
  ].join(' '),
  'Afterwards the reports name every learner once, history tells every act once, seats stand as after an undisturbed run, and every count is right.',
];
