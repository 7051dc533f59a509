import { describe, expect, it } from '@jest/globals';
import { accessOf, deleteSublicense, setClientStatus, setCodesEnabled, updateClient } from './harness/administering.js';
import { addTo, asMade, batchOf, generate, makeBatch, markHandedTo, updateBatch } from './harness/batches.js';
import type { Caller, Json } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, makeSublicense, serial } from './harness/factories.js';
import { drift } from './harness/invariants.js';
import { check, dashboardsOf, redeem, register } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';

const LIST = `query ($filter: CodeFilter, $orderBy: CodeOrder) { redemptionCodeBatches(filter: $filter, orderBy: $orderBy) { totalCount nodes { id label status codeCount redeemedCount } } }`;

async function listed(staff: Caller, filter: object, orderBy?: object): Promise<Json[]> {
  return (await staff.ask(LIST, { filter, orderBy })).redemptionCodeBatches!.nodes as unknown as Json[];
}

/** The codes of a batch that a filter lets through. */
async function codesOf(staff: Caller, id: string, filter: object): Promise<string[]> {
  return asMade(await batchOf(staff, id, filter)).codes.map(({ code }) => code);
}

describe('redemption codes', () => {
  onEachSite((site) => {
    const world = async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { name: `Acme ${serial()}` });
      return { owner, client, emea: await makeSublicense(owner, client.id, { name: 'EMEA' }) };
    };

    it('are made as told, each found by its link, in one batch', async () => {
      const { owner, client, emea } = await world();
      const [startsAt, expiresAt] = [site.clock.in({ days: 1 }), site.clock.in({ days: 9 })];
      const { __typename, batch } = await generate(owner, {
        clientId: client.id, label: ' Fair ', purchaseReference: ' PO 7 ', sublicenseIds: [emea, client.main], count: 30, prefix: 'acme', length: 10, startsAt, expiresAt, accessDays: 90,
      });
      expect([__typename, batch]).toMatchObject(['RedemptionCodesGenerated', {
        label: 'Fair', purchaseReference: 'PO 7', origin: 'GENERATED', codeCount: 30, redeemedCount: 0, startsAt, expiresAt, accessDays: 90, status: 'SCHEDULED', job: null,
        createdAt: site.clock.in({}), access: { client: { name: expect.stringContaining('Acme') }, sublicenses: [{ name: 'Main' }, { name: 'EMEA' }] },
      }]);
      const { codes } = asMade(batch!);
      expect(new Set(codes.map(({ code }) => code)).size).toBe(30);
      for (const one of codes as unknown as Json[]) {
        expect(one).toMatchObject({ code: expect.stringMatching(/^ACME-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/), status: 'SCHEDULED', handedTo: null, redemption: null });
        expect(one['landingUrl']).toBe(`http://portico.test/${client.slug}/${String(one['code'])}`);
      }
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('that could be guessed, or end before they start, or are none, are not made', async () => {
      const { owner, client } = await world();
      const wrong = async (input: object) => {
        const { __typename, fields } = await generate(owner, { clientId: client.id, sublicenseIds: [client.main], count: 5, ...input });
        return [__typename, (fields as unknown as Json[])[0]!['path']];
      };
      expect(await wrong({ count: 4_000, length: 8 })).toEqual(['InvalidInput', 'length']);
      expect(await wrong({ length: 24, prefix: 'ABCDEFGH' })).toEqual(['InvalidInput', 'length']);
      expect(await wrong({ prefix: 'A-B' })).toEqual(['InvalidInput', 'prefix']);
      expect(await wrong({ expiresAt: site.clock.in({ days: -1 }) })).toEqual(['InvalidInput', 'expiresAt']);
      expect(await wrong({ startsAt: site.clock.in({ days: 2 }), expiresAt: site.clock.in({ days: 1 }) })).toEqual(['InvalidInput', 'expiresAt']);
      for (const input of [{ count: 0 }, { count: 1_000_001 }, { length: 7 }, { prefix: 'ABCDEFGHI' }, { accessDays: 0 }]) {
        expect((await generate(owner, { clientId: client.id, sublicenseIds: [client.main], count: 5, ...input })).__typename).toBe('InvalidInput');
      }
      expect(await listed(owner, { clientId: client.id })).toEqual([]);
    });

    it('let one learner in, once, however typed, for as long as the batch says', async () => {
      const { owner, client, emea } = await world();
      const batch = await makeBatch(owner, client.id, { sublicenseIds: [emea], accessDays: 10 });
      const [one, other] = [await makeLearner(site), await makeLearner(site)];
      const typed = batch.codes[0]!.code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
      expect(await check(one.caller, null, [typed])).toMatchObject([{ accepted: true, opens: ['EMEA'] }]);
      expect(await redeem(one.caller, null, [typed])).toMatchObject({ redemptions: [{ code: batch.codes[0]!.code, sublicenses: [{ name: 'EMEA' }] }] });
      expect(await redeem(one.caller, client.slug, [typed])).toMatchObject({ __typename: 'CodesRedeemed', redemptions: [{ code: batch.codes[0]!.code }] });
      expect(await check(other.caller, client.slug, [typed])).toMatchObject([{ accepted: false, problem: { __typename: 'CodeExhausted' } }]);
      expect(await redeem(other.caller, client.slug, [typed])).toMatchObject({ __typename: 'CodeExhausted', code: typed });
      expect(await accessOf(owner, one.email)).toMatchObject([{ ownEndsAt: site.clock.in({ days: 10 }), grounds: [{ door: 'REDEMPTION_CODE', label: `Redemption code ${batch.codes[0]!.code}`, source: { id: batch.codes[0]!.id } }] }]);
      expect(await dashboardsOf(one.caller)).toMatchObject([{ why: [{ door: 'REDEMPTION_CODE' }] }]);
      expect(await batchOf(owner, batch.id)).toMatchObject({
        codeCount: 2, redeemedCount: 1, status: 'LIVE',
        codes: { nodes: expect.arrayContaining([expect.objectContaining({ id: batch.codes[0]!.id, status: 'EXHAUSTED', redemption: expect.objectContaining({ learner: { email: one.email } }) })]) },
      });
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('are redeemed together with registration codes, all or none', async () => {
      const { owner, client, emea } = await world();
      const apac = await makeSublicense(owner, client.id, { name: 'APAC', seatLimit: 0 });
      const [free, full] = [await makeBatch(owner, client.id, { sublicenseIds: [emea] }), await makeBatch(owner, client.id, { sublicenseIds: [apac] })];
      const registration = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
      const learner = await makeLearner(site);
      const codes = [registration.code, free.codes[0]!.code, full.codes[0]!.code];
      expect(await redeem(learner.caller, null, codes)).toMatchObject({ __typename: 'SeatsExhausted', forCode: codes[2] });
      expect(await batchOf(owner, free.id)).toMatchObject({ redeemedCount: 0 });
      expect(await redeem(learner.caller, null, codes.slice(0, 2))).toMatchObject({ redemptions: [{ code: codes[0] }, { code: codes[1] }] });
      expect(await register(site.stranger(), client.slug, [free.codes[1]!.code])).toMatchObject({ __typename: 'CodesRedeemed' });
      expect(await batchOf(owner, free.id)).toMatchObject({ redeemedCount: 2, status: 'EXHAUSTED' });
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('that would give nothing more are not used up', async () => {
      const { owner, client, emea } = await world();
      const batch = await makeBatch(owner, client.id, { sublicenseIds: [emea] });
      const learner = await makeLearner(site);
      await redeem(learner.caller, null, [batch.codes[0]!.code]);
      expect(await redeem(learner.caller, null, [batch.codes[1]!.code])).toMatchObject({ __typename: 'CodesRedeemed', redemptions: [] });
      expect(await batchOf(owner, batch.id)).toMatchObject({ redeemedCount: 1, status: 'LIVE' });
    });

    it('are off with their batch, one by one, with their client, before their start and after their end', async () => {
      const { owner, client, emea } = await world();
      const batch = await makeBatch(owner, client.id, { sublicenseIds: [emea], startsAt: site.clock.in({ days: 1 }), expiresAt: site.clock.in({ days: 3 }) });
      const [one, two] = batch.codes as [{ id: string; code: string }, { id: string; code: string }];
      const said = async () => (await check((await makeLearner(site)).caller, null, [one.code, two.code])).map(({ accepted, problem }) => problem?.__typename ?? accepted);
      const status = async () => ((await batchOf(owner, batch.id)) as unknown as { status: string; codes: { nodes: { status: string }[] } }).codes.nodes.map((code) => code.status);
      expect([await said(), await status()]).toEqual([['CodeNotStarted', 'CodeNotStarted'], ['SCHEDULED', 'SCHEDULED']]);
      await updateBatch(owner, { id: batch.id, startsAt: null });
      await setCodesEnabled(owner, [one.id], false);
      expect([await said(), await status()]).toEqual([['CodeNotFound', true], ['DISABLED', 'LIVE']]);
      await setCodesEnabled(owner, [batch.id], false);
      expect([await said(), await status(), (await batchOf(owner, batch.id)).status]).toEqual([['CodeNotFound', 'CodeNotFound'], ['DISABLED', 'DISABLED'], 'DISABLED']);
      await setCodesEnabled(owner, [one.id, batch.id], true);
      expect(await said()).toEqual([true, true]);
      await setClientStatus(owner, client.id, 'DISABLED');
      expect([await said(), await status()]).toEqual([['CodeNotFound', 'CodeNotFound'], ['DISABLED', 'DISABLED']]);
      await setClientStatus(owner, client.id, 'ACTIVE');
      await updateBatch(owner, { id: batch.id, expiresAt: site.clock.in({ days: -1 }) });
      expect([await said(), await status()]).toEqual([['CodeExpired', 'CodeExpired'], ['EXPIRED', 'EXPIRED']]);
      await updateBatch(owner, { id: batch.id, expiresAt: null });
      await updateClient(owner, { id: client.id, expiresAt: site.clock.in({ days: -1 }) });
      expect([await said(), await status()]).toEqual([['CodeExpired', 'CodeExpired'], ['EXPIRED', 'EXPIRED']]);
    });

    it('change with their batch for whoever redeems from then on, and history tells it', async () => {
      const { owner, client, emea } = await world();
      const batch = await makeBatch(owner, client.id, { sublicenseIds: [emea], label: 'Before' });
      const [early, late] = [await makeLearner(site), await makeLearner(site)];
      await redeem(early.caller, null, [batch.codes[0]!.code]);
      expect(await updateBatch(owner, { id: batch.id, label: 'After', purchaseReference: 'PO 8', accessDays: 5, sublicenseIds: [client.main] })).toMatchObject({
        batch: { label: 'After', purchaseReference: 'PO 8', accessDays: 5, access: { sublicenses: [{ name: 'Main' }] } },
      });
      await redeem(late.caller, null, [batch.codes[1]!.code]);
      expect(await accessOf(owner, early.email)).toMatchObject([{ sublicense: { name: 'EMEA' }, ownEndsAt: null }]);
      expect(await accessOf(owner, late.email)).toMatchObject([{ sublicense: { name: 'Main' }, ownEndsAt: site.clock.in({ days: 5 }) }]);
      expect(await updateBatch(owner, { id: batch.id, startsAt: site.clock.in({ days: 2 }), expiresAt: site.clock.in({ days: 1 }) })).toMatchObject({ __typename: 'InvalidInput' });
      expect(await batchOf(owner, batch.id)).toMatchObject({ history: { nodes: [
        { action: 'redemption_code_batch.updated', summary: 'Changed label, purchaseReference, accessDays, sublicenses of the batch of redemption codes "Before".' },
        { action: 'redemption_code_batch.created', summary: 'Generated 2 redemption codes: "Before".' },
      ] } });
    });

    it('open another sublicense when theirs goes, which counts them', async () => {
      const { owner, client, emea } = await world();
      const batch = await makeBatch(owner, client.id, { sublicenseIds: [emea], count: 3 });
      expect(await deleteSublicense(owner, { id: emea })).toMatchObject({ __typename: 'SublicenseInUse', codeCount: 3 });
      expect(await deleteSublicense(owner, { id: emea, moveLearnersTo: client.main })).toMatchObject({ __typename: 'SublicenseDeleted' });
      expect(await batchOf(owner, batch.id)).toMatchObject({ access: { sublicenses: [{ name: 'Main' }] } });
      expect(await redeem((await makeLearner(site)).caller, null, [batch.codes[0]!.code])).toMatchObject({ redemptions: [{ sublicenses: [{ name: 'Main' }] }] });
    });

    it('are added to a batch as it was made, all or none', async () => {
      const { owner, client, emea } = await world();
      const batch = await makeBatch(owner, client.id, { sublicenseIds: [emea], prefix: 'MORE', length: 9 });
      const { batch: larger } = await addTo(owner, { batchId: batch.id, count: 3 });
      expect(larger).toMatchObject({ codeCount: 5 });
      expect(asMade(larger!).codes.every(({ code }) => /^MORE-.{4}-.{4}-.$/.test(code))).toBe(true);
      expect(await addTo(owner, { batchId: batch.id, codes: ['SPRING'] })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'batchId' }] });
      expect(await addTo(owner, { batchId: batch.id })).toMatchObject({ __typename: 'InvalidInput' });
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('are not answered again, key or not, to staff whose batch opens more than is in their reach by now', async () => {
      const { owner, client, emea } = await world();
      const { caller: manager } = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [emea] });
      const input = { clientId: client.id, sublicenseIds: [emea], label: 'Mine', count: 2, idempotencyKey: `codes ${serial()}` };
      const first = await generate(manager, input);
      expect(await generate(manager, input)).toEqual(first);
      await updateBatch(owner, { id: first.batch!.id, sublicenseIds: [emea, client.main] });
      expect(await manager.fault('mutation ($input: GenerateRedemptionCodesInput!) { generateRedemptionCodes(input: $input) { ... on RedemptionCodesGenerated { batch { id } } } }', { input })).toBe('NOT_FOUND');
    });

    it('are listed by batch and found in it by how they stand, by their beginning and by whom they were handed to', async () => {
      const { owner, client, emea } = await world();
      const batch = await makeBatch(owner, client.id, { sublicenseIds: [emea], count: 6 });
      const [a, b, c, d, e, f] = batch.codes as [{ id: string; code: string }, ...{ id: string; code: string }[]];
      await redeem((await makeLearner(site)).caller, null, [a.code]);
      await markHandedTo(owner, [b!.id, c!.id], 'Zoë Fair');
      await redeem((await makeLearner(site)).caller, null, [c!.code]);
      await setCodesEnabled(owner, [d!.id], false);
      const of = async (filter: object) => (await codesOf(owner, batch.id, filter)).sort();
      const texts = (...some: ({ code: string } | undefined)[]) => some.map((one) => one!.code).sort();
      expect(await of({})).toEqual(texts(a, b, c, d, e, f));
      expect(await of({ redeemed: true })).toEqual(texts(a, c));
      expect(await of({ redeemed: false, handedOut: false })).toEqual(texts(d, e, f));
      expect(await of({ handedOut: true })).toEqual(texts(b, c));
      expect(await of({ status: 'LIVE' })).toEqual(texts(b, e, f));
      expect(await of({ status: 'DISABLED' })).toEqual(texts(d));
      expect(await of({ status: 'EXHAUSTED', handedOut: true })).toEqual(texts(c));
      expect(await of({ status: 'SCHEDULED' })).toEqual([]);
      expect(await of({ search: 'zoe' })).toEqual(texts(b, c));
      expect(await of({ search: e!.code.slice(0, 7).toLowerCase() })).toEqual(texts(e));
      expect(await of({ search: 'nobody' })).toEqual([]);
    });

    it('lie in batches that are found by label, order, client, sublicense and how they stand', async () => {
      const { owner, client, emea } = await world();
      const word = `W${serial()}x`;
      const one = await makeBatch(owner, client.id, { sublicenseIds: [emea], label: `${word} spring`, purchaseReference: `${word}-PO-1` });
      const two = await makeBatch(owner, client.id, { sublicenseIds: [client.main], label: `${word} autumn`, count: 1, startsAt: site.clock.in({ days: 1 }) });
      const ids = async (filter: object, orderBy?: object) => (await listed(owner, filter, orderBy)).map(({ id }) => id);
      expect(await ids({ search: word }, { by: 'LABEL', direction: 'ASC' })).toEqual([two.id, one.id]);
      expect(await ids({ search: `${word} spr` })).toEqual([one.id]);
      expect(await ids({ search: `${word}-po` })).toEqual([one.id]);
      expect(await ids({ clientId: client.id, status: 'SCHEDULED' })).toEqual([two.id]);
      expect(await ids({ sublicenseId: emea })).toEqual([one.id]);
      await redeem((await makeLearner(site)).caller, null, [one.codes[0]!.code]);
      expect(await ids({ clientId: client.id }, { by: 'REDEMPTIONS', direction: 'DESC' })).toEqual([one.id, two.id]);
      const { client: seen } = await owner.ask('query ($id: ID!) { client(id: $id) { redemptionCodeBatches { totalCount nodes { id } } registrationCodes { totalCount } } }', { id: client.id });
      expect(seen).toMatchObject({ redemptionCodeBatches: { totalCount: 2, nodes: [{ id: two.id }, { id: one.id }] }, registrationCodes: { totalCount: 0 } });
      const { caller } = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [emea] });
      expect((await listed(caller, {})).map(({ id }) => id)).toEqual([one.id]);
    });

    it('tell what they open, of a batch and of a single code, and are found by the code', async () => {
      const { owner, client, emea } = await world();
      const batch = await makeBatch(owner, client.id, { sublicenseIds: [emea, client.main] });
      for (const codeId of [batch.id, batch.codes[0]!.id]) {
        const { codeAccess } = await owner.ask('query ($codeId: ID!) { codeAccess(codeId: $codeId) { client { id } sublicenses { name seats { taken } } } }', { codeId });
        expect(codeAccess).toMatchObject({ client: { id: client.id }, sublicenses: [{ name: 'Main' }, { name: 'EMEA' }] });
      }
      const { code } = await owner.ask('query ($code: String!) { code(code: $code) { __typename ... on RedemptionCode { id batch { id } } } }', { code: batch.codes[1]!.code.toLowerCase() });
      expect(code).toEqual({ __typename: 'RedemptionCode', id: batch.codes[1]!.id, batch: { id: batch.id } });
    });

    it('are no registration codes: nobody deletes or changes them as such', async () => {
      const { owner, client } = await world();
      const batch = await makeBatch(owner, client.id, { sublicenseIds: [client.main] });
      const { id } = batch.codes[0]!;
      expect(await owner.fault('mutation ($input: DeleteRegistrationCodeInput!) { deleteRegistrationCode(input: $input) { __typename } }', { input: { id } })).toBe('NOT_FOUND');
      expect(await owner.fault('mutation ($input: UpdateRegistrationCodeInput!) { updateRegistrationCode(input: $input) { __typename } }', { input: { id, label: 'x' } })).toBe('NOT_FOUND');
      const registration = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
      expect(await owner.fault('mutation ($input: MarkCodeHandedToInput!) { markCodeHandedTo(input: $input) { id } }', { input: { codeIds: [registration.id], handedTo: 'x' } })).toBe('NOT_FOUND');
    });

    it('go with their client, and the client counts them before', async () => {
      const { owner, client } = await world();
      const batch = await makeBatch(owner, client.id, { sublicenseIds: [client.main], count: 3 });
      await markHandedTo(owner, [batch.codes[2]!.id], 'Somebody');
      await redeem((await makeLearner(site)).caller, null, [batch.codes[0]!.code]);
      const { client: named } = await owner.ask('query ($id: ID!) { client(id: $id) { name } }', { id: client.id });
      const remove = 'mutation ($input: DeleteClientInput!) { deleteClient(input: $input) { __typename ... on ClientInUse { learnerCount codeCount } } }';
      expect(await owner.ask(remove, { input: { id: client.id, name: named!.name } })).toMatchObject({ deleteClient: { learnerCount: 1, codeCount: 3 } });
      expect(await owner.ask(remove, { input: { id: client.id, name: named!.name, withLearners: true } })).toMatchObject({ deleteClient: { __typename: 'ClientDeleted' } });
      expect(await owner.ask('query ($id: ID!) { node(id: $id) { id } }', { id: batch.id })).toEqual({ node: null });
    });
  });
});
