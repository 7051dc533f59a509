import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composition } from '../src/composition.js';
import { ENTITIES } from '../src/entities.js';
import { REAL_PACE } from '../src/platform/database/in-transaction.js';
import { grant, seatsTaken } from './harness/administering.js';
import type { Json } from './harness/caller.js';
import { onEachDatabase } from './harness/databases.js';
import { makeClient, makeLearner, makeOwner, makeSublicense, type MadeLearner } from './harness/factories.js';
import { drift } from './harness/invariants.js';
import { move, REMOVE } from './harness/members.js';
import { Seeded } from './harness/seeded.js';
import { Site } from './harness/site.js';

const CROWD = 64;

describe('moving, when many do it at once', () => {
  onEachDatabase((open, on) => {
    const site = new Site(on);
    let people: MadeLearner[];
    let reruns = 0;
    beforeAll(async () => {
      const pace = { ...REAL_PACE, sleep: (milliseconds: number) => ((reruns += 1), REAL_PACE.sleep(milliseconds)) };
      await site.open(await open({ entities: [...ENTITIES], migrations: composition.migrations, pace }));
      people = await Promise.all(Array.from({ length: CROWD }, () => makeLearner(site)));
    });
    afterAll(() => site.close());

    const world = async (apacSeats: number | null) => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const emea = await makeSublicense(owner, client.id, { name: 'EMEA' });
      const apac = await makeSublicense(owner, client.id, { name: 'APAC', seatLimit: apacSeats });
      const seat = async (sublicense: string, learners: readonly MadeLearner[]) =>
        (await grant(owner, sublicense, learners.map(({ id }) => id))).map((answer) => String(answer.access!.id));
      return { owner, client, emea, apac, seat, recounted: () => drift(site.database.reader, { client: client.id }) };
    };

    it('lets exactly as many over as there are seats, whether they are moved or granted', async () => {
      const { owner, client, emea, apac, seat, recounted } = await world(10);
      const movers = people.slice(0, 40);
      const accesses = await seat(emea, movers);
      const moves = accesses.map((access) => move(owner.copy(), apac, [access]));
      const grants = people.slice(30).map(({ id }) => grant(owner.copy(), apac, [id]));
      const answers = (await Promise.all([...moves, ...grants])).flat();
      const seated = await seatsTaken(owner, client.id);
      expect(seated['APAC']).toBe(10);
      expect(answers.filter(({ __typename }) => __typename === 'SeatsExhausted').length).toBeGreaterThan(0);
      expect(answers.filter(({ __typename }) => !['AccessGranted', 'AlreadyHasAccess', 'SeatsExhausted'].includes(__typename!))).toEqual([]);
      expect(await recounted()).toEqual([]);
    });

    it('crosses both ways without deadlocks, and leaves everybody with one seat', async () => {
      const { owner, client, emea, apac, seat, recounted } = await world(null);
      const chance = new Seeded(20_261_123);
      const all = [...(await seat(emea, people.slice(0, 32))), ...(await seat(apac, people.slice(32)))];
      const before = reruns;
      const calls = Array.from({ length: CROWD }, (_, at) => move(owner.copy(), at % 2 === 0 ? apac : emea, chance.shuffled(all).slice(0, 6)));
      const answers = (await Promise.all(calls)).flat();
      expect(answers.filter(({ __typename }) => !['AccessGranted', 'AlreadyHasAccess'].includes(__typename!))).toEqual([]);
      const { EMEA, APAC, client: taken } = await seatsTaken(owner, client.id);
      expect([EMEA! + APAC!, taken]).toEqual([CROWD, CROWD]);
      // None in practice: turns and allowances are taken in one order by everybody.
      expect(reruns - before).toBeLessThan(8);
      expect(await recounted()).toEqual([]);
    });

    it('joins the two seats of each person once, however many bring them together, remove and grant at the same time', async () => {
      const { owner, client, emea, apac, seat, recounted } = await world(null);
      const some = people.slice(0, 16);
      const [north, south] = [await seat(emea, some), await seat(apac, some)];
      const { client: read } = await owner.ask('query ($id: ID!) { client(id: $id) { learners(first: 100) { nodes { id } } } }', { id: client.id });
      const memberships = (read!.learners!.nodes as unknown as Json[]).map(({ id }) => String(id));
      const calls = some.flatMap(({ id }, at) => [
        owner.copy().send(`mutation ($input: MoveAccessInput!) { moveAccess(input: $input) { __typename } }`, { input: { accessIds: [north[at]], sublicenseId: apac } }),
        owner.copy().send(`mutation ($input: MoveAccessInput!) { moveAccess(input: $input) { __typename } }`, { input: { accessIds: [south[at]], sublicenseId: emea } }),
        owner.copy().send(`mutation ($input: GrantAccessInput!) { grantAccess(input: $input) { __typename } }`, { input: { learnerIds: [id], sublicenseId: emea } }),
        ...(at % 2 === 0 ? [owner.copy().send(REMOVE, { input: { membershipIds: [memberships[at]] } })] : []),
      ]);
      const codes = (await Promise.all(calls)).flatMap(({ body }) => body.errors?.map(({ extensions }) => extensions.code) ?? []);
      // Whoever was removed meanwhile, or whose seat was joined to the other, is not found any more.
      expect(codes.filter((code) => code !== 'NOT_FOUND')).toEqual([]);
      expect(await recounted()).toEqual([]);
    });
  });
});
