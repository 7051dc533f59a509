import { describe, expect, it } from '@jest/globals';
import { accessOf, deleteSublicense, grant, seatsTaken, updateClient, updateSublicense } from './harness/administering.js';
import { makeClient, makeLearner, makeOwner, makeSublicense } from './harness/factories.js';
import { dashboardsOf } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';

describe('seats and ends', () => {
  onEachSite((site) => {
    const world = async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const emea = await makeSublicense(owner, client.id, { name: 'EMEA' });
      return { owner, client, emea, learner: await makeLearner(site) };
    };

    it("counts a parent's seats without those of its children", async () => {
      const { owner, client, emea, learner } = await world();
      const child = await makeSublicense(owner, client.id, { name: 'France', parentId: emea });
      await updateSublicense(owner, { id: emea, seatLimit: 0 });
      expect(await grant(owner, child, [learner.id])).toMatchObject([{ __typename: 'AccessGranted' }]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 0, France: 1, client: 1 });
    });

    it('may be limited below what is taken, which blocks every new seat and shows by how many it is over', async () => {
      const { owner, client, emea, learner } = await world();
      const others = await Promise.all([1, 2, 3].map(() => makeLearner(site)));
      await grant(owner, emea, others.map((one) => one.id));
      expect(await updateSublicense(owner, { id: emea, seatLimit: 1 })).toMatchObject({ sublicense: { seats: { limit: 1, taken: 3, available: 0, overBy: 2 } } });
      expect(await updateClient(owner, { id: client.id, seatLimit: 2 })).toMatchObject({ client: { seats: { limit: 2, taken: 3, available: 0, overBy: 1 } } });
      expect(await grant(owner, emea, [learner.id, others[0]!.id])).toMatchObject([{ __typename: 'SeatsExhausted', available: 0 }, { __typename: 'AlreadyHasAccess' }]);
      expect(await updateSublicense(owner, { id: emea, seatLimit: null })).toMatchObject({ sublicense: { seats: { limit: null, available: null, overBy: 0 } } });
      expect(await grant(owner, emea, [learner.id])).toMatchObject([{ __typename: 'SeatsExhausted', sublicense: null }]);
    });

    it("cuts everybody off at once with the sublicense's or the client's end, and revives them with a later one", async () => {
      const { owner, client, emea, learner } = await world();
      await grant(owner, emea, [learner.id]);
      const past = site.clock.in({ days: -1 });
      for (const end of [(expiresAt: string | null) => updateSublicense(owner, { id: emea, expiresAt }), (expiresAt: string | null) => updateClient(owner, { id: client.id, expiresAt })]) {
        await end(past);
        expect(await dashboardsOf(learner.caller)).toMatchObject([{ status: 'ENDED', since: past, expiresAt: past }]);
        expect(await accessOf(owner, learner.email)).toMatchObject([{ status: 'ENDED', endsAt: past, ownEndsAt: null }]);
        await end(null);
        expect(await dashboardsOf(learner.caller)).toMatchObject([{ status: 'OPEN', since: null, expiresAt: null }]);
      }
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 1, client: 1 });
    });

    it('move with the learners of a sublicense that is deleted, or nothing does', async () => {
      const { owner, client, emea, learner } = await world();
      const apac = await makeSublicense(owner, client.id, { name: 'APAC', seatLimit: 1 });
      const [both, third] = [await makeLearner(site), await makeLearner(site)];
      const end = site.clock.in({ days: 4 });
      await grant(owner, emea, [learner.id, both.id], end);
      await grant(owner, apac, [both.id]);
      expect(await deleteSublicense(owner, { id: emea })).toMatchObject({ __typename: 'SublicenseInUse', learnerCount: 2, codeCount: 0 });
      expect(await deleteSublicense(owner, { id: emea, moveLearnersTo: apac })).toMatchObject({ __typename: 'SeatsExhausted', sublicense: 'APAC', available: 0 });
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 2, APAC: 1, client: 2 });
      await updateSublicense(owner, { id: apac, seatLimit: 2 });
      expect(await deleteSublicense(owner, { id: emea, moveLearnersTo: apac })).toMatchObject({ __typename: 'SublicenseDeleted' });
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, APAC: 2, client: 2 });
      expect(await accessOf(owner, learner.email)).toMatchObject([{ sublicense: { name: 'APAC' }, ownEndsAt: end, grounds: [{ door: 'STAFF' }] }]);
      expect(await accessOf(owner, both.email)).toMatchObject([{ sublicense: { name: 'APAC' }, ownEndsAt: null, grounds: [{ door: 'STAFF' }] }]);
      expect(await grant(owner, apac, [third.id])).toMatchObject([{ __typename: 'SeatsExhausted' }]);
    });

    it('need no room elsewhere for whoever has outstayed their own end when their sublicense is deleted', async () => {
      const { owner, client, emea, learner } = await world();
      const full = await makeSublicense(owner, client.id, { name: 'Full', seatLimit: 0 });
      await grant(owner, emea, [learner.id], site.clock.in({ seconds: 30 }));
      site.clock.advance({ seconds: 30 });
      expect(await deleteSublicense(owner, { id: emea, moveLearnersTo: full })).toMatchObject({ __typename: 'SublicenseDeleted' });
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, Full: 0, client: 0 });
    });
  });
});
