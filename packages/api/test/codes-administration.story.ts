import { describe, expect, it } from '@jest/globals';
import { getNamedType, isLeafType, isObjectType, type GraphQLNamedType } from 'graphql';
import { deleteSublicense, setClientStatus, setCodesEnabled, updateClient, updateCode, updateSublicense } from './harness/administering.js';
import type { Caller, Json } from './harness/caller.js';
import { emittedSchema } from './harness/emitted-schema.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeSublicense, serial } from './harness/factories.js';
import { check, redeem } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';

async function create(staff: Caller, input: object): Promise<Json> {
  const document = `mutation ($input: CreateRegistrationCodeInput!) { createRegistrationCode(input: $input) { __typename
    ... on RegistrationCodeCreated { registrationCode { id label code landingUrl maxRedemptions redemptionCount startsAt expiresAt emailDomains status createdAt
      createdBy { kind name } access { client { name } sublicenses { name } } } }
    ... on Problem { message } ... on InvalidInput { fields { path message } } } }`;
  return (await staff.ask(document, { input: { label: 'Spring', ...input } })).createRegistrationCode!;
}

async function remove(staff: Caller, id: string): Promise<Json> {
  const document = `mutation ($input: DeleteRegistrationCodeInput!) { deleteRegistrationCode(input: $input) { __typename
    ... on RegistrationCodeDeleted { id } ... on CodeInUse { redemptionCount } } }`;
  return (await staff.ask(document, { input: { id } })).deleteRegistrationCode!;
}

async function find(staff: Caller, code: string, clientId?: string): Promise<Json> {
  const document = 'query ($code: String!, $clientId: ID) { code(code: $code, clientId: $clientId) { ... on RegistrationCode { id status redemptionCount } } }';
  return (await staff.ask(document, { code, clientId })).code!;
}

/** What of a type can be selected without arguments, in two levels. */
function plainFields(type: GraphQLNamedType | undefined): string {
  const fields = isObjectType(type) ? Object.values(type.getFields()).filter(({ args }) => args.length === 0) : [];
  const leaves = fields.map(({ name, type: of }) => {
    const named = getNamedType(of);
    if (isLeafType(named)) return name;
    const below = isObjectType(named) ? Object.values(named.getFields()).filter(({ type: leaf }) => isLeafType(getNamedType(leaf))) : [];
    return `${name} { __typename ${below.map((field) => field.name).join(' ')} }`;
  });
  return leaves.join(' ');
}

describe('registration codes, to staff', () => {
  onEachSite((site) => {
    const world = async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { name: `Acme ${serial()}` });
      return { owner, client, emea: await makeSublicense(owner, client.id, { name: 'EMEA' }) };
    };

    it('are made as told, kept as entered, with a link that opens them', async () => {
      const { owner, client, emea } = await world();
      const [startsAt, expiresAt] = [site.clock.in({ days: 1 }), site.clock.in({ days: 9 })];
      const code = `Fall-2026-${serial()}`;
      expect(await create(owner, { clientId: client.id, sublicenseIds: [emea, client.main], code: ` ${code} `, maxRedemptions: 5, startsAt, expiresAt, emailDomains: [] })).toMatchObject({
        registrationCode: {
          label: 'Spring', code, landingUrl: `http://portico.test/${client.slug}/${code}`, maxRedemptions: 5, redemptionCount: 0, startsAt, expiresAt,
          emailDomains: [], status: 'SCHEDULED', createdAt: site.clock.in({}), createdBy: { kind: 'STAFF' }, access: { sublicenses: [{ name: 'Main' }, { name: 'EMEA' }] },
        },
      });
    });

    it('are found by a pasted link, which of two clients with the same word names the one', async () => {
      const [one, other] = [await world(), await world()];
      const word = `Link-${serial()}`;
      const made: Json[] = [];
      for (const { owner, client } of [one, other]) made.push(await create(owner, { clientId: client.id, sublicenseIds: [client.main], code: word }));
      const [first, newest] = made.map(({ registrationCode }) => ({ id: String(registrationCode!.id), link: String(registrationCode!.landingUrl) }));
      expect(await find(one.owner, `${first!.link.toUpperCase().replace('HTTP', 'http')}?from=mail`)).toMatchObject({ id: first!.id });
      expect(await find(one.owner, word)).toMatchObject({ id: newest!.id });
      expect(await find(one.owner, `http://portico.test/redeem/${word}`)).toMatchObject({ id: newest!.id });
      expect(await find(one.owner, 'http://portico.test/')).toBeNull();
    });

    it('are unique in their client by what is compared, also when disabled, and free in another', async () => {
      const [{ owner, client }, other] = [await world(), await world()];
      const word = `Lotto-${serial()}`;
      const first = await create(owner, { clientId: client.id, sublicenseIds: [client.main], code: word });
      await setCodesEnabled(owner, [String(first.registrationCode!.id)], false);
      for (const clash of [word, word.toUpperCase(), word.replaceAll('-', ''), word.replaceAll('o', '0').replace('L', '1')]) {
        expect(await create(owner, { clientId: client.id, sublicenseIds: [client.main], code: clash })).toMatchObject({ __typename: 'CodeTaken' });
      }
      expect(await create(owner, { clientId: other.client.id, sublicenseIds: [other.client.main], code: word })).toMatchObject({ __typename: 'RegistrationCodeCreated' });
    });

    it.each([
      ['a label of blanks', { label: '  ' }, 'label'],
      ['a code of three symbols', { code: 'a-b-c' }, 'code'],
      ['a code of 41 symbols', { code: 'x'.repeat(41) }, 'code'],
      ['a code with other letters', { code: 'Früh-2026' }, 'code'],
      ['a code that is the name of a page', { code: 'Sign-In' }, 'code'],
      ['less than no redemptions', { maxRedemptions: -1 }, 'maxRedemptions'],
      ['an end that is past', { expiresAt: '2026-01-01T00:00:00.000Z' }, 'expiresAt'],
      ['an end before the start', { startsAt: '2030-01-02T00:00:00.000Z', expiresAt: '2030-01-01T00:00:00.000Z' }, 'expiresAt'],
      ['an e-mail domain that is none', { emailDomains: ['example.test', 'lee@example.test'] }, 'emailDomains'],
      ['more than 50 e-mail domains', { emailDomains: Array.from({ length: 51 }, (_, at) => `d${at}.test`) }, 'emailDomains'],
      ['no sublicense', { sublicenseIds: [] }, 'sublicenseIds'],
    ])('are not made with %s', async (_, input, path) => {
      const { owner, client } = await world();
      expect(await create(owner, { clientId: client.id, sublicenseIds: [client.main], ...input })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path }] });
    });

    it('open sublicenses of their client alone', async () => {
      const [one, other] = [await world(), await world()];
      const document = 'mutation ($input: CreateRegistrationCodeInput!) { createRegistrationCode(input: $input) { __typename } }';
      expect(await one.owner.fault(document, { input: { label: 'x', clientId: one.client.id, sublicenseIds: [one.emea, other.emea] } })).toBe('NOT_FOUND');
    });

    it('keep what an update leaves out, lose what null clears, and refuse null for the rest', async () => {
      const { owner, client, emea } = await world();
      const { id } = await makeCode(owner, client.id, { sublicenseIds: [emea], maxRedemptions: 3, startsAt: site.clock.in({ days: 1 }), expiresAt: site.clock.in({ days: 2 }) });
      expect(await updateCode(owner, { id, label: 'Renamed' })).toMatchObject({ registrationCode: { label: 'Renamed', maxRedemptions: 3, startsAt: site.clock.in({ days: 1 }), expiresAt: site.clock.in({ days: 2 }) } });
      expect(await updateCode(owner, { id, expiresAt: site.clock.in({}) })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'expiresAt' }] });
      expect(await updateCode(owner, { id, startsAt: null, expiresAt: null, maxRedemptions: null, emailDomains: [] })).toMatchObject({
        registrationCode: { label: 'Renamed', maxRedemptions: null, startsAt: null, expiresAt: null, status: 'LIVE', access: { sublicenses: [{ name: 'EMEA' }] } },
      });
      for (const wrong of [{ label: null }, { sublicenseIds: null }, { sublicenseIds: [] }, { emailDomains: null }, { emailDomains: ['example'] }, { maxRedemptions: -1 }]) {
        const answer = await updateCode(owner, { id, ...wrong });
        expect(answer).toMatchObject({ __typename: 'InvalidInput', fields: expect.arrayContaining([expect.objectContaining({ path: Object.keys(wrong)[0] })]) });
      }
    });

    it('may be limited below what was redeemed: nobody loses anything, nobody more gets in', async () => {
      const { owner, client, emea } = await world();
      const { id, code } = await makeCode(owner, client.id, { sublicenseIds: [emea] });
      const [first, second, third] = [await makeLearner(site), await makeLearner(site), await makeLearner(site)];
      for (const { caller } of [first, second]) await redeem(caller, null, [code]);
      expect(await updateCode(owner, { id, maxRedemptions: 1 })).toMatchObject({ registrationCode: { redemptionCount: 2, maxRedemptions: 1, status: 'EXHAUSTED' } });
      expect(await redeem(first.caller, null, [code])).toMatchObject({ __typename: 'CodesRedeemed' });
      expect(await redeem(third.caller, null, [code])).toMatchObject({ __typename: 'CodeExhausted' });
    });

    it('are deleted only as long as nobody redeemed them', async () => {
      const { owner, client, emea } = await world();
      const [unused, used] = [await makeCode(owner, client.id, { sublicenseIds: [emea] }), await makeCode(owner, client.id, { sublicenseIds: [emea] })];
      await redeem((await makeLearner(site)).caller, null, [used.code]);
      expect(await remove(owner, unused.id)).toEqual({ __typename: 'RegistrationCodeDeleted', id: unused.id });
      expect(await remove(owner, used.id)).toEqual({ __typename: 'CodeInUse', redemptionCount: 1 });
      expect(await find(owner, unused.code)).toBeNull();
      expect(await check(site.stranger(), null, [unused.code, used.code])).toMatchObject([{ problem: { __typename: 'CodeNotFound' } }, { accepted: true }]);
    });

    it('leave their word taken when they are deleted: links with it may be about', async () => {
      const { owner, client, emea } = await world();
      const made = await makeCode(owner, client.id, { sublicenseIds: [emea], code: `Gone-${serial()}` });
      await remove(owner, made.id);
      expect(await create(owner, { clientId: client.id, sublicenseIds: [emea], code: made.code.toUpperCase() })).toMatchObject({ __typename: 'CodeTaken' });
    });

    it('say how they stand: what weighs most comes first', async () => {
      const { owner, client, emea } = await world();
      const { id, code } = await makeCode(owner, client.id, { sublicenseIds: [emea], maxRedemptions: 1 });
      const status = async () => (await find(owner, code))?.status;
      expect(await status()).toBe('LIVE');
      await updateCode(owner, { id, startsAt: site.clock.in({ days: 1 }) });
      expect(await status()).toBe('SCHEDULED');
      await updateCode(owner, { id, maxRedemptions: 0 });
      expect(await status()).toBe('EXHAUSTED');
      await updateSublicense(owner, { id: emea, expiresAt: site.clock.in({}) });
      expect(await status()).toBe('EXPIRED');
      await setCodesEnabled(owner, [id], false);
      expect(await status()).toBe('DISABLED');
      await setCodesEnabled(owner, [id], true);
      await updateSublicense(owner, { id: emea, expiresAt: null });
      await updateClient(owner, { id: client.id, expiresAt: site.clock.in({}) });
      expect(await status()).toBe('EXPIRED');
      await setClientStatus(owner, client.id, 'DISABLED');
      expect(await status()).toBe('DISABLED');
    });

    it('are found by whatever way of writing them is pasted, the newest of several clients, or that of one', async () => {
      const [one, other] = [await world(), await world()];
      const word = `Paste-${serial()}`;
      const first = await makeCode(one.owner, one.client.id, { sublicenseIds: [one.emea], code: word });
      const second = await makeCode(other.owner, other.client.id, { sublicenseIds: [other.emea], code: word });
      expect(await find(one.owner, ` ${word.toUpperCase()} `)).toMatchObject({ id: second.id });
      expect(await find(one.owner, word.replace('-', ' '), one.client.id)).toMatchObject({ id: first.id });
      for (const nothing of ['Nobody-Made-This', 'a', '', 'Fäll']) expect(await find(one.owner, nothing)).toBeNull();
    });

    it('show the client and the sublicenses attached, at the hover', async () => {
      const { owner, client, emea } = await world();
      const { id } = await makeCode(owner, client.id, { sublicenseIds: [emea, client.main] });
      const document = 'query ($id: ID!) { codeAccess(codeId: $id) { client { id } sublicenses { name } } }';
      expect(await owner.ask(document, { id })).toEqual({ codeAccess: { client: { id: client.id }, sublicenses: [{ name: 'Main' }, { name: 'EMEA' }] } });
      for (const nothing of [client.id, 'cod_00000000000000000000000000', 'nonsense']) expect(await owner.ask(document, { id: nothing })).toEqual({ codeAccess: null });
    });

    it('name a client and sublicenses that say of themselves all they say when they are asked for by themselves', async () => {
      const { owner, client, emea } = await world();
      const below = await makeSublicense(owner, client.id, { name: 'Paris', parentId: emea, expiresAt: site.clock.in({ days: 9 }), accessDays: 5, seatLimit: 3 });
      const { id } = await makeCode(owner, client.id, { sublicenseIds: [below] });
      await updateClient(owner, { id: client.id, sku: `S-${serial()}`, timeZone: 'Europe/Paris', reference: [{ name: 'contract', value: '7' }] });
      const schema = await emittedSchema();
      const [ofClient, ofSublicense] = ['Client', 'Sublicense'].map((type) => plainFields(schema.getType(type)));
      expect([ofClient, ofSublicense]).toEqual([expect.stringContaining('timeZone'), expect.stringContaining('parent {')]);
      const access = `client { ${ofClient} } sublicenses { ${ofSublicense} }`;
      const { codeAccess, registrationCodes } = await owner.ask(
        `query ($id: ID!, $client: ID!) { codeAccess(codeId: $id) { ${access} } registrationCodes(first: 1, filter: { clientId: $client }) { nodes { access { ${access} } } } }`,
        { id, client: client.id },
      );
      const { whole, part } = await owner.ask(
        `query ($client: ID!, $part: ID!) { whole: node(id: $client) { ... on Client { ${ofClient} } } part: node(id: $part) { ... on Sublicense { ${ofSublicense} } } }`,
        { client: client.id, part: below },
      );
      expect(part).toMatchObject({ name: 'Paris', accessDays: 5, seats: { limit: 3 }, parent: { name: 'EMEA' } });
      expect(codeAccess).toEqual({ client: whole, sublicenses: [part] });
      expect(registrationCodes).toEqual({ nodes: [{ access: codeAccess }] });
    });

    it('open the sublicense that took over from one that was deleted, each once', async () => {
      const { owner, client, emea } = await world();
      const both = await makeCode(owner, client.id, { sublicenseIds: [emea, client.main] });
      const one = await makeCode(owner, client.id, { sublicenseIds: [emea] });
      expect(await deleteSublicense(owner, { id: emea })).toMatchObject({ __typename: 'SublicenseInUse', learnerCount: 0, codeCount: 2 });
      expect(await deleteSublicense(owner, { id: emea, moveLearnersTo: client.main })).toMatchObject({ __typename: 'SublicenseDeleted', client: { sublicenses: [{ name: 'Main' }] } });
      expect(await check(site.stranger(), null, [both.code, one.code])).toMatchObject([{ opens: ['Main'] }, { opens: ['Main'] }]);
    });

    it('are switched on and off together, in the order given, or not at all when one is unknown', async () => {
      const { owner, client, emea } = await world();
      const [a, b] = [await makeCode(owner, client.id, { sublicenseIds: [emea] }), await makeCode(owner, client.id, { sublicenseIds: [emea] })];
      const document = 'mutation ($input: SetCodesEnabledInput!) { setCodesEnabled(input: $input) { id ... on RegistrationCode { status } } }';
      expect(await owner.ask(document, { input: { ids: [b.id, a.id], enabled: false } })).toEqual({ setCodesEnabled: [{ id: b.id, status: 'DISABLED' }, { id: a.id, status: 'DISABLED' }] });
      expect(await owner.fault(document, { input: { ids: [a.id, 'cod_00000000000000000000000000'], enabled: true } })).toBe('NOT_FOUND');
      expect(await find(owner, a.code)).toMatchObject({ status: 'DISABLED' });
    });
  });
});
