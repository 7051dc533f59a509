import { describe, expect, it } from '@jest/globals';
import { grant } from './harness/administering.js';
import type { Caller, Json } from './harness/caller.js';
import { emittedSchema } from './harness/emitted-schema.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, makeSublicense, serial, type Place } from './harness/factories.js';
import { KEYED_CALLS, keyedMutations } from './harness/keyed-calls.js';
import { move } from './harness/members.js';
import { onEachSite } from './harness/site.js';

describe('a mutation that takes an idempotency key', () => {
  it('is one of those these tests, and the proof of killed servers, call', async () => {
    expect(Object.keys(KEYED_CALLS).toSorted()).toEqual(keyedMutations(await emittedSchema()).toSorted());
  });
});

describe('a call with an idempotency key', () => {
  onEachSite((site) => {
    const count = async (table: string): Promise<number> => Number((await site.database.reader.query<{ n: number }[]>(`SELECT COUNT(*) AS n FROM ${table}`))[0]!.n);

    it.each(Object.keys(KEYED_CALLS))('has one effect and equal answers when it comes 32 times at once: %s', async (operation) => {
      const owner = await makeOwner(site);
      const { caller, document, input, made } = await KEYED_CALLS[operation]!(site, owner);
      const before = await count(made);
      const variables = { input: { ...input, idempotencyKey: `key ${serial()}` } };
      const answers: Json[] = await Promise.all(Array.from({ length: 32 }, async () => (await caller.copy().ask(document, variables)).answer!));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await count(made)).toBe(before + 1);
    });

    it('is refused when the same key comes with another input', async () => {
      const owner = await makeOwner(site);
      const document = `mutation ($input: CreateClientInput!) { createClient(input: $input) { __typename } }`;
      await owner.ask(document, { input: { name: 'One', idempotencyKey: 'the same' } });
      expect(await owner.fault(document, { input: { name: 'Other', idempotencyKey: 'the same' } })).toBe('IDEMPOTENCY_CONFLICT');
    });

    it('answers a grant again only as far as its caller still sees what became of it', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const [one, other] = [await makeSublicense(owner, client.id), await makeSublicense(owner, client.id)];
      const { caller: manager } = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [one, other] });
      const { id } = await makeLearner(site);
      await grant(owner, one, [id]);
      const document = `mutation ($input: GrantAccessInput!) { grantAccess(input: $input) { __typename ... on AccessGranted { access { id sublicense { name } } } } }`;
      const input = { learnerIds: [id], sublicenseId: other, idempotencyKey: 'granted once' };
      const first = await manager.ask(document, { input });
      expect(await manager.ask(document, { input })).toEqual(first);
      const [granted] = first.grantAccess as unknown as Json[];
      await move(owner, client.main, [granted!.access!.id]);
      expect(await manager.fault(document, { input })).toBe('NOT_FOUND');
    });

    it('is a new call for somebody else, and a day later', async () => {
      const [one, other] = [await makeOwner(site), await makeOwner(site)];
      const document = `mutation ($input: CreateClientInput!) { createClient(input: $input) { ... on ClientCreated { client { id } } } }`;
      const input = { name: 'Shared', idempotencyKey: 'shared' };
      const first = await one.ask(document, { input });
      expect(await other.ask(document, { input })).not.toEqual(first);
      expect(await one.ask(document, { input })).toEqual(first);
      site.clock.advance({ days: 1 });
      expect(await (await makeOwner(site)).ask(document, { input })).not.toEqual(first);
    });

    it.each<[string, (place: Place, owner: Caller, expiresAt: string) => Promise<[string, object]>]>([
      ['createRegistrationCode', async (_, owner, expiresAt) => {
        const client = await makeClient(owner);
        const input = { clientId: client.id, label: 'Short', sublicenseIds: [client.main], expiresAt };
        return ['mutation ($input: CreateRegistrationCodeInput!) { answer: createRegistrationCode(input: $input) { ... on RegistrationCodeCreated { registrationCode { id } } } }', input];
      }],
      ['grantAccess', async (place, owner, expiresAt) => {
        const client = await makeClient(owner);
        const input = { learnerIds: [(await makeLearner(place)).id], sublicenseId: client.main, expiresAt };
        return ['mutation ($input: GrantAccessInput!) { answer: grantAccess(input: $input) { ... on AccessGranted { access { id } } } }', input];
      }],
    ])('is answered as before when the end it asks for has passed since: %s', async (_, call) => {
      const owner = await makeOwner(site);
      const [document, input] = await call(site, owner, site.clock.in({ seconds: 60 }));
      const variables = { input: { ...input, idempotencyKey: 'ends' } };
      const first = await owner.ask(document, variables);
      expect(JSON.stringify(first)).toContain('"id"');
      site.clock.advance({ seconds: 60 });
      expect(await owner.ask(document, variables)).toEqual(first);
      expect(JSON.stringify(await owner.ask(document, { input: { ...input, idempotencyKey: 'ends anew' } }))).not.toContain('"id"');
      expect(await owner.fault(document, { input: { ...input, expiresAt: null, idempotencyKey: 'ends' } })).toBe('IDEMPOTENCY_CONFLICT');
    });

    it('that was refused leaves its key free: once there is a seat, the same call gets it', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { seatLimit: 0 });
      const code = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
      const { caller } = await makeLearner(site);
      const redeem = async () => {
        const document = `mutation ($input: RedeemCodesInput!) { redeemCodes(input: $input) { __typename } }`;
        return (await caller.ask(document, { input: { codes: [code.code], idempotencyKey: 'patient' } })).redeemCodes!.__typename;
      };
      expect(await redeem()).toBe('SeatsExhausted');
      await owner.ask(`mutation ($input: UpdateClientInput!) { updateClient(input: $input) { __typename } }`, { input: { id: client.id, seatLimit: 1 } });
      expect(await redeem()).toBe('CodesRedeemed');
    });
  });
});
