import { describe, expect, it } from '@jest/globals';
import { accessOf, setCodesEnabled } from './harness/administering.js';
import { asMade, batchOf, makeBatch, markHandedTo, reverseRedemption, updateBatch } from './harness/batches.js';
import type { Caller } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, makeSublicense, serial } from './harness/factories.js';
import { drift } from './harness/invariants.js';
import { redeem } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';
import { staffing } from './harness/staffing.js';

/** The codes of a batch that a filter lets through. */
async function codesOf(staff: Caller, id: string, filter: object): Promise<string[]> {
  return asMade(await batchOf(staff, id, filter)).codes.map(({ code }) => code);
}

describe('redemption codes, once they are made,', () => {
  onEachSite((site) => {
    const world = async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { name: `Acme ${serial()}` });
      return { owner, client, emea: await makeSublicense(owner, client.id, { name: 'EMEA' }) };
    };

    describe('taken back', () => {
      it('give up the access and its seat, and let somebody else in, or the same again', async () => {
        const { owner, client } = await world();
        const emea = await makeSublicense(owner, client.id, { name: 'Small', seatLimit: 1 });
        const batch = await makeBatch(owner, client.id, { sublicenseIds: [emea] });
        const [one, other] = [await makeLearner(site), await makeLearner(site)];
        const redeemed = await redeem(one.caller, null, [batch.codes[0]!.code]);
        const [{ id }] = redeemed.redemptions as unknown as [{ id: string }];
        expect(await redeem(other.caller, null, [batch.codes[1]!.code])).toMatchObject({ __typename: 'SeatsExhausted' });
        expect(await reverseRedemption(owner, { id })).toMatchObject({ id, code: batch.codes[0]!.code, learner: { email: one.email }, sublicenses: [{ name: 'Small' }] });
        expect(await accessOf(owner, one.email)).toMatchObject([{ status: 'ENDED', grounds: [] }]);
        expect(await batchOf(owner, batch.id)).toMatchObject({ redeemedCount: 0, history: { nodes: [{ action: 'redemption.reversed' }, {}] } });
        expect(await redeem(other.caller, null, [batch.codes[0]!.code])).toMatchObject({ __typename: 'CodesRedeemed' });
        expect(await redeem(one.caller, null, [batch.codes[0]!.code])).toMatchObject({ __typename: 'CodeExhausted' });
        expect(await owner.fault('mutation ($input: ReverseRedemptionInput!) { reverseRedemption(input: $input) { id } }', { input: { id, reason: 'again' } })).toBe('NOT_FOUND');
        expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
      });

      it('by staff who look after a part take nothing away in the others, whatever their batch opens by now', async () => {
        const { owner, client, emea } = await world();
        const batch = await makeBatch(owner, client.id, { sublicenseIds: [emea, client.main] });
        const learner = await makeLearner(site);
        const redeemed = await redeem(learner.caller, null, [batch.codes[0]!.code]);
        const [{ id }] = redeemed.redemptions as unknown as [{ id: string }];
        const { caller: manager } = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [emea] });
        const document = 'mutation ($input: ReverseRedemptionInput!) { reverseRedemption(input: $input) { id } }';
        expect(await manager.fault(document, { input: { id, reason: 'Mine alone' } })).toBe('NOT_FOUND');
        await updateBatch(owner, { id: batch.id, sublicenseIds: [emea] });
        expect(await manager.fault(document, { input: { id, reason: 'Mine alone' } })).toBe('NOT_FOUND');
        expect(await accessOf(owner, learner.email)).toMatchObject([{ status: 'ACTIVE' }, { status: 'ACTIVE' }]);
      });

      it('by a call that came before answer as before, to staff who may still read it', async () => {
        const { owner, client, emea } = await world();
        const batch = await makeBatch(owner, client.id, { sublicenseIds: [emea] });
        const redeemed = await redeem((await makeLearner(site)).caller, null, [batch.codes[0]!.code]);
        const [{ id }] = redeemed.redemptions as unknown as [{ id: string }];
        const manager = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [emea] });
        const input = { id, reason: 'Handed to the wrong person', idempotencyKey: `reversed ${serial()}` };
        const first = await reverseRedemption(manager.caller, input);
        expect(await reverseRedemption(manager.caller, input)).toEqual(first);
        await staffing(owner, 'update', { id: manager.id, sublicenseIds: [client.main] });
        expect(await manager.caller.fault('mutation ($input: ReverseRedemptionInput!) { reverseRedemption(input: $input) { learner { email } } }', { input })).toBe('NOT_FOUND');
      });

      it('leave an access that stands on something else, and give a registration code its use back', async () => {
        const { owner, client, emea } = await world();
        const registration = await makeCode(owner, client.id, { sublicenseIds: [emea], maxRedemptions: 1 });
        const longer = await makeBatch(owner, client.id, { sublicenseIds: [emea], accessDays: 5 });
        const learner = await makeLearner(site);
        await redeem(learner.caller, null, [longer.codes[0]!.code]);
        const redeemed = await redeem(learner.caller, null, [registration.code]);
        const [{ id }] = redeemed.redemptions as unknown as [{ id: string }];
        await reverseRedemption(owner, { id });
        expect(await accessOf(owner, learner.email)).toMatchObject([{ status: 'ACTIVE', grounds: [{ door: 'REDEMPTION_CODE' }] }]);
        expect(await redeem((await makeLearner(site)).caller, null, [registration.code])).toMatchObject({ __typename: 'CodesRedeemed' });
        expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
      });
    });

    it('are mailed one each, to the first in the order given, and noted as handed to them', async () => {
      const { owner, client, emea } = await world();
      const batch = await makeBatch(owner, client.id, { sublicenseIds: [emea], count: 2 });
      const [one, two] = [`first${serial()}@mail.test`, `second${serial()}@mail.test`];
      const people = [one, 'no address', two, one, `third${serial()}@mail.test`].map((email) => ({ firstName: 'Pat', lastName: 'Person', email }));
      const document = 'mutation ($input: MailRedemptionCodesInput!) { mailRedemptionCodes(input: $input) { __typename ... on CodeMailed { email code { code handedTo } } ... on InvalidInput { fields { path } } } }';
      const { mailRedemptionCodes } = await owner.ask(document, { input: { batchId: batch.id, people, message: 'See you there' } });
      expect(mailRedemptionCodes).toMatchObject([
        { email: one, code: { code: batch.codes[0]!.code, handedTo: one } }, { fields: [{ path: 'people.1.email' }] }, { email: two, code: { code: batch.codes[1]!.code, handedTo: two } },
        { fields: [{ path: 'people.3.email' }] }, { fields: [{ path: 'people.4' }] },
      ]);
      await site.deliver();
      const { mailbox } = await owner.ask('query ($search: String) { mailbox(search: $search) { nodes { to subject text } } }', { search: one });
      expect(mailbox).toMatchObject({ nodes: [{ text: expect.stringMatching(new RegExp(`${batch.codes[0]!.code}[^]*See you there|See you there[^]*${batch.codes[0]!.code}`)) }] });
      await setCodesEnabled(owner, [batch.id], false);
      const { mailRedemptionCodes: refused } = await owner.ask(document, { input: { batchId: batch.id, people: people.slice(0, 1) } });
      expect(refused).toMatchObject([{ fields: [{ path: 'batchId' }] }]);
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('are exported as CSV: code, link, how it stands, by whom and when redeemed, handed to, and no formula', async () => {
      const { owner, client, emea } = await world();
      const batch = await makeBatch(owner, client.id, { sublicenseIds: [emea], count: 3 });
      const [one, two, three] = batch.codes as [{ id: string; code: string }, { id: string; code: string }, { id: string; code: string }];
      const learner = await makeLearner(site);
      await redeem(learner.caller, null, [one.code]);
      await markHandedTo(owner, [two.id], '=HYPERLINK("x")');
      const { csvUrl } = (await owner.ask('query ($id: ID!) { node(id: $id) { ... on RedemptionCodeBatch { csvUrl } } }', { id: batch.id })).node!;
      const link = (code: string) => `http://portico.test/${client.slug}/${code}`;
      expect((await (await owner.get(String(csvUrl))).text()).trim().split('\r\n')).toEqual([
        'Code,Link,Status,Redeemed by,Redeemed at,Handed to',
        `${one.code},${link(one.code)},EXHAUSTED,${learner.email},${site.clock.in({})},`,
        `${two.code},${link(two.code)},LIVE,,,"'=HYPERLINK(""x"")"`,
        `${three.code},${link(three.code)},LIVE,,,`,
      ]);
      const { caller } = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [client.main] });
      expect((await caller.get(String(csvUrl))).status).toBe(404);
    });

    it('are noted as handed to somebody, told by name to staff alone, and forgotten with the person', async () => {
      const { owner, client, emea } = await world();
      const batch = await makeBatch(owner, client.id, { sublicenseIds: [emea], count: 3 });
      const learner = await makeLearner(site);
      const [one, two, three] = batch.codes as [{ id: string; code: string }, { id: string; code: string }, { id: string; code: string }];
      expect(await markHandedTo(owner, [one.id, two.id], ` ${learner.email} `)).toEqual([{ id: one.id, handedTo: learner.email }, { id: two.id, handedTo: learner.email }]);
      expect(await markHandedTo(owner, [three.id], 'Dr. Nobody')).toMatchObject([{ handedTo: 'Dr. Nobody' }]);
      expect(await markHandedTo(owner, [two.id], null)).toEqual([{ id: two.id, handedTo: null }]);
      await redeem(learner.caller, null, [three.code]);
      await owner.ask('mutation ($input: EraseLearnerInput!) { eraseLearner(input: $input) }', { input: { id: learner.id } });
      expect(await codesOf(owner, batch.id, { handedOut: true })).toEqual([one.code, three.code].sort());
      expect(JSON.stringify(await batchOf(owner, batch.id))).not.toMatch(/Nobody|learner\d+@/);
      expect(await drift(site.database.reader, { client: client.id, removed: [learner.id] })).toEqual([]);
    });
  });
});
