import { describe, expect, it } from '@jest/globals';
import { sweep } from '../src/learners/sweep.js';
import { accessOf, grant, revoke, seatsTaken, setMembership } from './harness/administering.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeSublicense } from './harness/factories.js';
import { drift } from './harness/invariants.js';
import { found } from './harness/members.js';
import { dashboardsOf } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';

const REDEEM = `mutation ($input: RedeemCodesInput!) { redeemCodes(input: $input) { __typename } }`;
const DELETE = `mutation ($input: DeleteSublicenseInput!) { deleteSublicense(input: $input) { __typename ... on Problem { message } } }`;

describe('when a sublicense goes', () => {
  onEachSite((site) => {
    async function somebodyIn() {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const sublicense = await makeSublicense(owner, client.id);
      const code = await makeCode(owner, client.id, { sublicenseIds: [sublicense] });
      const learner = await makeLearner(site);
      await learner.caller.ask(REDEEM, { input: { codes: [code.code] } });
      const [access] = await accessOf(owner, learner.email);
      return { owner, client, sublicense, learner, access: access! };
    }

    it('a disabled learner is not forgotten: enabling brings them back where the others went', async () => {
      const { owner, client, sublicense, learner, access } = await somebodyIn();
      const setStatus = (enabled: boolean) =>
        owner.ask(`mutation ($input: SetMembershipStatusInput!) { setMembershipStatus(input: $input) { __typename } }`, { input: { ids: [access.membership!.id], enabled } });
      await setStatus(false);
      expect((await owner.ask(DELETE, { input: { id: sublicense } })).deleteSublicense!.__typename).toBe('SublicenseInUse');
      await owner.ask(DELETE, { input: { id: sublicense, moveLearnersTo: client.main } });
      await setStatus(true);
      expect(await accessOf(owner, learner.email)).toMatchObject([{ status: 'ACTIVE', sublicense: { id: client.main } }]);
    });

    it('what staff took away stays taken away where the others went', async () => {
      const { owner, client, sublicense, learner, access } = await somebodyIn();
      await owner.ask(`mutation ($input: RevokeAccessInput!) { revokeAccess(input: $input) { id } }`, { input: { accessIds: [access.id] } });
      await owner.ask(DELETE, { input: { id: sublicense, moveLearnersTo: client.main } });
      const code = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
      const { redeemCodes } = await learner.caller.ask(REDEEM, { input: { codes: [code.code] } });
      expect(redeemCodes!.__typename).toBe('AccessRevoked');
    });

    it('who has a seat where the others went keeps that one, with every ground of both and the later end, disabled or not', async () => {
      for (const shut of [false, true]) {
        const { owner, client, sublicense, learner, access } = await somebodyIn();
        await grant(owner, client.main, [learner.id], site.clock.in({ days: 3 }));
        if (shut) await setMembership(owner, [access.membership!.id], false);
        await owner.ask(DELETE, { input: { id: sublicense, moveLearnersTo: client.main } });
        if (shut) await setMembership(owner, [access.membership!.id], true);
        const seen = await accessOf(owner, learner.email);
        expect(seen).toMatchObject([{ status: 'ACTIVE', ownEndsAt: null, grounds: [{ door: 'REGISTRATION_CODE' }, { door: 'STAFF' }] }]);
        expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
      }
    });

    it('what ended where the others went is taken up again with what it stood on', async () => {
      const { owner, client, sublicense, learner } = await somebodyIn();
      await grant(owner, client.main, [learner.id], site.clock.in({ seconds: 60 }));
      site.clock.advance({ seconds: 60 });
      await owner.ask(DELETE, { input: { id: sublicense, moveLearnersTo: client.main } });
      expect(await accessOf(owner, learner.email)).toMatchObject([{ status: 'ACTIVE', ownEndsAt: null, sublicense: { id: client.main } }]);
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('an access that ended goes where the others go, ended and without a seat, where it was the last of its learner', async () => {
      const { owner, client, sublicense, learner } = await somebodyIn();
      const [last, more] = [await makeLearner(site), await makeLearner(site)];
      await grant(owner, sublicense, [last.id, more.id], site.clock.in({ seconds: 60 }));
      await grant(owner, client.main, [more.id]);
      site.clock.advance({ seconds: 60 });
      await owner.ask(DELETE, { input: { id: sublicense, moveLearnersTo: client.main } });
      expect(await accessOf(owner, last.email)).toMatchObject([{ status: 'ENDED', sublicense: { id: client.main }, grounds: [{ door: 'STAFF' }] }]);
      expect(await dashboardsOf(last.caller)).toMatchObject([{ status: 'ENDED' }]);
      expect(await accessOf(owner, more.email)).toMatchObject([{ status: 'ACTIVE', ownEndsAt: null, sublicense: { id: client.main } }]);
      expect(await accessOf(owner, learner.email)).toMatchObject([{ status: 'ACTIVE', sublicense: { id: client.main } }]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 2, client: 2 });
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('with nowhere to go, whoever had nothing else at the client is removed from it, as history tells', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const sublicense = await makeSublicense(owner, client.id);
      const [ended, revoked, both] = [await makeLearner(site), await makeLearner(site), await makeLearner(site)];
      await grant(owner, sublicense, [ended.id], site.clock.in({ seconds: 60 }));
      await revoke(owner, (await grant(owner, sublicense, [revoked.id, both.id])).map(({ access }) => access!.id));
      await grant(owner, client.main, [both.id]);
      site.clock.advance({ seconds: 60 });
      await sweep(site.database, site.clock.now());
      expect((await owner.ask(DELETE, { input: { id: sublicense } })).deleteSublicense!.__typename).toBe('SublicenseDeleted');
      for (const { email, caller } of [ended, revoked]) {
        expect(await accessOf(owner, email)).toEqual([]);
        expect(await dashboardsOf(caller)).toEqual([]);
      }
      expect(await found(owner, '', client.id)).toEqual([both.email]);
      expect(await accessOf(owner, both.email)).toMatchObject([{ status: 'ACTIVE', sublicense: { id: client.main } }]);
      const { history } = await owner.ask('query ($id: ID) { history(clientId: $id, first: 5) { nodes { action actor { kind } changes { field before after } } } }', { id: client.id });
      for (const { email } of [ended, revoked]) {
        expect(history!.nodes).toContainEqual({ action: 'membership.removed', actor: { kind: 'STAFF' }, changes: [{ field: 'email', before: email, after: null }] });
      }
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('whoever has outstayed their end takes no seat over there, however many they are', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const [sublicense, there] = [await makeSublicense(owner, client.id), await makeSublicense(owner, client.id, { name: 'There', seatLimit: 1 })];
      const [stays, ...crowd] = await Promise.all(Array.from({ length: 502 }, () => makeLearner(site)));
      await grant(owner, sublicense, crowd.map(({ id }) => id), site.clock.in({ seconds: 60 }));
      await grant(owner, sublicense, [stays!.id]);
      site.clock.advance({ seconds: 60 });
      expect((await owner.ask(DELETE, { input: { id: sublicense, moveLearnersTo: there } })).deleteSublicense!.__typename).toBe('SublicenseDeleted');
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, There: 1, client: 1 });
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('nobody is moved to a place that has ended', async () => {
      const { owner, client, sublicense } = await somebodyIn();
      const over = await makeSublicense(owner, client.id, { expiresAt: new Date(site.clock.now().getTime() - 1_000).toISOString() });
      expect((await owner.ask(DELETE, { input: { id: sublicense, moveLearnersTo: over } })).deleteSublicense!.__typename).toBe('InvalidInput');
    });
  });
});
