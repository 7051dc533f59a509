import { describe, expect, it } from '@jest/globals';
import type { Caller, Json } from './harness/caller.js';
import { emittedSchema } from './harness/emitted-schema.js';
import { makeClient, makeCode, makeLearner, makeOwner, serial, type Place } from './harness/factories.js';
import { KEYED_CALLS, keyedMutations } from './harness/keyed-calls.js';
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
