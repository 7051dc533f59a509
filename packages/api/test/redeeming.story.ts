import { describe, expect, it } from '@jest/globals';
import { accessOf, deleteSublicense, grant, seatsTaken, setClientStatus, setCodesEnabled, updateClient, updateCode, updateSublicense } from './harness/administering.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeSublicense, serial } from './harness/factories.js';
import { check, dashboardsOf, redeem, register } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';
import { storedRows } from './harness/stored-rows.js';

describe('redeeming codes', () => {
  onEachSite((site) => {
    const world = async (seats: { readonly client?: number; readonly emea?: number } = {}) => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { seatLimit: seats.client ?? null });
      const emea = await makeSublicense(owner, client.id, { name: 'EMEA', seatLimit: seats.emea ?? null });
      return { owner, client, emea, learner: await makeLearner(site) };
    };

    it('takes one use, one seat of each sublicense and one of the client', async () => {
      const { owner, client, emea, learner } = await world();
      const code = await makeCode(owner, client.id, { sublicenseIds: [emea, client.main], code: `Spring-${serial()}` });
      const redeemed = await redeem(learner.caller, client.slug, [code.code]);
      expect(redeemed).toMatchObject({
        __typename: 'CodesRedeemed',
        learner: { id: learner.id },
        redemptions: [{ code: code.code, redeemedAt: site.clock.in({}), sublicenses: [{ name: 'Main' }, { name: 'EMEA' }] }],
        dashboards: [{ status: 'OPEN', since: null, expiresAt: null }, { status: 'OPEN' }],
      });
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 1, EMEA: 1, client: 1 });
      expect(await updateCode(owner, { id: code.id })).toMatchObject({ registrationCode: { redemptionCount: 1 } });
    });

    it('succeeds again for whoever holds what the code gave, with the same redemption, and consumes nothing, whatever became of the code since', async () => {
      const { owner, client, emea, learner } = await world({ client: 1, emea: 1 });
      const code = await makeCode(owner, client.id, { sublicenseIds: [emea], code: `Again-${serial()}`, maxRedemptions: 1 });
      const first = await redeem(learner.caller, client.slug, [code.code]);
      await updateCode(owner, { id: code.id, expiresAt: site.clock.in({ days: -1 }), maxRedemptions: 0 });
      const before = await storedRows(site);
      expect(await redeem(learner.caller, client.slug, [code.code.toLowerCase()])).toEqual(first);
      expect(await check(learner.caller, client.slug, [code.code])).toMatchObject([{ accepted: true, problem: null, opens: ['EMEA'] }]);
      const { learner: turns, ...rest } = await storedRows(site);
      expect(rest).toEqual({ ...before, learner: undefined });
      expect(turns).toHaveLength(before.learner!.length);
    });

    it('does not consume a code that gives nothing more: no ground, no use, no redemption, and the call succeeds', async () => {
      const { owner, client, emea, learner } = await world();
      await grant(owner, emea, [learner.id]);
      const code = await makeCode(owner, client.id, { sublicenseIds: [emea], code: `Nothing-${serial()}`, maxRedemptions: 0 });
      const before = await storedRows(site);
      expect(await check(learner.caller, client.slug, [code.code])).toMatchObject([{ accepted: true, opens: ['EMEA'] }]);
      expect(await redeem(learner.caller, client.slug, [code.code])).toMatchObject({ __typename: 'CodesRedeemed', redemptions: [], dashboards: [{ sublicense: 'EMEA', status: 'OPEN' }] });
      expect({ ...(await storedRows(site)), learner: undefined }).toEqual({ ...before, learner: undefined });
      expect(await accessOf(owner, learner.email)).toMatchObject([{ grounds: [{ door: 'STAFF' }] }]);
    });

    it('consumes a code that ends later, and moves the end of the access without a second seat', async () => {
      const { owner, client, emea, learner } = await world({ client: 1, emea: 1 });
      await updateSublicense(owner, { id: emea, accessDays: 10 });
      const [first, later] = [await makeCode(owner, client.id, { sublicenseIds: [emea] }), await makeCode(owner, client.id, { sublicenseIds: [emea], maxRedemptions: 1 })];
      expect(await redeem(learner.caller, null, [first.code])).toMatchObject({ dashboards: [{ expiresAt: site.clock.in({ days: 10 }) }] });
      await updateSublicense(owner, { id: emea, accessDays: 30 });
      expect(await redeem(learner.caller, null, [later.code])).toMatchObject({
        redemptions: [{ code: later.code }],
        dashboards: [{ expiresAt: site.clock.in({ days: 30 }), why: [{ label: `Registration code ${first.code}` }, { label: `Registration code ${later.code}` }] }],
      });
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 1, client: 1 });
      const shorter = await makeCode(owner, client.id, { sublicenseIds: [emea] });
      await updateSublicense(owner, { id: emea, accessDays: 5 });
      expect(await redeem(learner.caller, null, [shorter.code])).toMatchObject({ redemptions: [], dashboards: [{ expiresAt: site.clock.in({ days: 30 }) }] });
    });

    it('gives days of access from the very redemption, and a new code after they are over takes a seat again', async () => {
      const { owner, client, emea, learner } = await world({ emea: 1 });
      await updateSublicense(owner, { id: emea, accessDays: 7 });
      const code = await makeCode(owner, client.id, { sublicenseIds: [emea] });
      await redeem(learner.caller, null, [code.code]);
      const ended = site.clock.in({ days: 7 });
      site.clock.advance({ days: 8 });
      expect(await dashboardsOf(learner.caller)).toMatchObject([{ status: 'ENDED', since: ended, expiresAt: ended, content: [] }]);
      const again = await makeCode(await makeOwner(site), client.id, { sublicenseIds: [emea] });
      expect(await redeem(learner.caller, null, [again.code])).toMatchObject({ dashboards: [{ status: 'OPEN', since: null, expiresAt: site.clock.in({ days: 7 }) }] });
      expect(await seatsTaken(await makeOwner(site), client.id)).toEqual({ Main: 0, EMEA: 1, client: 1 });
    });

    it('frees the seat of an access whose own end has passed before it refuses for want of seats', async () => {
      const { owner, client, emea, learner } = await world({ client: 1, emea: 1 });
      await updateSublicense(owner, { id: emea, accessDays: 1 });
      const code = await makeCode(owner, client.id, { sublicenseIds: [emea] });
      await redeem(learner.caller, null, [code.code]);
      const [second, third] = [await makeLearner(site), await makeLearner(site)];
      expect(await redeem(second.caller, null, [code.code])).toMatchObject({ __typename: 'SeatsExhausted', forCode: code.code });
      site.clock.advance({ days: 1 });
      expect(await check(third.caller, null, [code.code])).toMatchObject([{ accepted: true }]);
      expect(await redeem(second.caller, null, [code.code])).toMatchObject({ __typename: 'CodesRedeemed' });
      expect(await redeem(third.caller, null, [code.code])).toMatchObject({ __typename: 'SeatsExhausted' });
      expect(await seatsTaken(await makeOwner(site), client.id)).toEqual({ Main: 0, EMEA: 1, client: 1 });
    });

    it('reads a code in any case, with or without hyphens and spaces, and O as 0, I and L as 1', async () => {
      const { owner, client, emea } = await world();
      const code = await makeCode(owner, client.id, { sublicenseIds: [emea], code: `Roll-Out-${serial()}` });
      const n = code.code.split('-')[2]!;
      for (const entered of [`roll-out-${n}`, `ROLLOUT${n}`, ` r o l l - 0 u t ${n} `, `R011-0UT-${n}`, `RoiI-oUT${n}`]) {
        const { caller } = await makeLearner(site);
        expect(await redeem(caller, client.slug, [entered])).toMatchObject({ redemptions: [{ code: code.code }] });
      }
    });

    it('finds a generated code without the client and on its page, by its present slug and by an old one in any case', async () => {
      const { owner, client, emea, learner } = await world();
      const code = await makeCode(owner, client.id, { sublicenseIds: [emea] });
      expect(code.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      await updateClient(owner, { id: client.id, slug: `renamed-${serial()}` });
      for (const slug of [null, client.slug, client.slug.toUpperCase()]) {
        expect(await check(learner.caller, slug, [code.code])).toMatchObject([{ accepted: true, client: { slug: expect.stringMatching(/^renamed-/) } }]);
      }
      expect(await redeem(learner.caller, client.slug, [code.code.toLowerCase().replaceAll('-', ' ')])).toMatchObject({ __typename: 'CodesRedeemed' });
    });

    it('finds a chosen code that two clients have on the page of each', async () => {
      const [one, other] = [await world(), await world()];
      const word = `Welcome-${serial()}`;
      for (const { owner, client, emea } of [one, other]) await makeCode(owner, client.id, { sublicenseIds: [emea], code: word });
      await redeem(one.learner.caller, other.client.slug, [word]);
      expect(await accessOf(one.owner, one.learner.email)).toMatchObject([{ membership: { client: { id: other.client.id } } }]);
      expect(await check(one.learner.caller, null, [word])).toMatchObject([{ problem: { __typename: 'CodeNotFound' } }]);
    });

    it('redeems several codes of one call in the order entered, each once', async () => {
      const { owner, client, emea, learner } = await world({ client: 1 });
      const [a, b] = [await makeCode(owner, client.id, { sublicenseIds: [emea] }), await makeCode(owner, client.id, { sublicenseIds: [client.main] })];
      expect(await redeem(learner.caller, client.slug, [b.code, a.code, b.code.toLowerCase()])).toMatchObject({ redemptions: [{ code: b.code }, { code: a.code }] });
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 1, EMEA: 1, client: 1 });
    });

    it('does not consume, of two codes of one call that give the same, the second, even when it is used up', async () => {
      const { owner, client, emea, learner } = await world();
      const [good, usedUp] = [await makeCode(owner, client.id, { sublicenseIds: [emea] }), await makeCode(owner, client.id, { sublicenseIds: [emea], maxRedemptions: 0 })];
      expect(await redeem(learner.caller, null, [good.code, usedUp.code])).toMatchObject({ redemptions: [{ code: good.code }] });
      expect(await register(site.stranger(), null, [good.code, usedUp.code])).toMatchObject({ redemptions: [{ code: good.code }] });
    });

    it('opens the same content to the learner until their client is closed, and opens it again with the client', async () => {
      const { owner, client, emea, learner } = await world();
      await grant(owner, emea, [learner.id]);
      await setClientStatus(owner, client.id, 'DISABLED');
      expect(await dashboardsOf(learner.caller)).toMatchObject([{ status: 'DISABLED', since: site.clock.in({}), content: [] }]);
      await setClientStatus(owner, client.id, 'ACTIVE');
      expect(await dashboardsOf(learner.caller)).toMatchObject([{ status: 'OPEN', since: null }]);
    });

    it('lets nobody use a code that was disabled, and everybody once it is enabled again', async () => {
      const { owner, client, emea, learner } = await world();
      const code = await makeCode(owner, client.id, { sublicenseIds: [emea] });
      await redeem(learner.caller, null, [code.code]);
      await setCodesEnabled(owner, [code.id], false);
      expect(await redeem(learner.caller, null, [code.code])).toMatchObject({ __typename: 'CodeNotFound' });
      expect(await dashboardsOf(learner.caller)).toMatchObject([{ status: 'OPEN' }]);
      await setCodesEnabled(owner, [code.id], true);
      expect(await redeem((await makeLearner(site)).caller, null, [code.code])).toMatchObject({ __typename: 'CodesRedeemed' });
    });

    it('leaves past redemptions as they were when the code is made to open something else', async () => {
      const { owner, client, emea, learner } = await world();
      const code = await makeCode(owner, client.id, { sublicenseIds: [emea] });
      await redeem(learner.caller, null, [code.code]);
      await updateCode(owner, { id: code.id, sublicenseIds: [client.main] });
      expect(await redeem(learner.caller, null, [code.code])).toMatchObject({ redemptions: [{ sublicenses: [{ name: 'EMEA' }] }], dashboards: [{ sublicense: 'EMEA' }] });
      expect(await redeem((await makeLearner(site)).caller, null, [code.code])).toMatchObject({ dashboards: [{ sublicense: 'Main' }] });
    });

    it('still knows a redemption whose sublicense was deleted and whose learner held the other already', async () => {
      const { owner, client, emea, learner } = await world();
      const code = await makeCode(owner, client.id, { sublicenseIds: [emea] });
      await redeem(learner.caller, null, [code.code]);
      await grant(owner, client.main, [learner.id]);
      expect(await deleteSublicense(owner, { id: emea, moveLearnersTo: client.main })).toMatchObject({ __typename: 'SublicenseDeleted' });
      expect(await redeem(learner.caller, null, [code.code])).toMatchObject({ redemptions: [{ code: code.code }], dashboards: [{ sublicense: 'Main', status: 'OPEN' }] });
      expect(await accessOf(owner, learner.email)).toMatchObject([{ grounds: [{ door: 'REGISTRATION_CODE' }, { door: 'STAFF' }] }]);
    });

    it('takes 1 to 10 codes a call', async () => {
      const { client, learner } = await world();
      expect(await redeem(learner.caller, client.slug, [])).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'codes' }] });
      expect(await redeem(learner.caller, client.slug, Array.from({ length: 11 }, (_, at) => `CODE-${at}`))).toMatchObject({ __typename: 'InvalidInput' });
    });
  });
});
