import { describe, expect, it } from '@jest/globals';
import { grant } from './harness/administering.js';
import type { Caller, Json } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeSublicense, serial } from './harness/factories.js';
import { onEachSite, type Site } from './harness/site.js';

/** A call of a mutation that takes a key: who calls it with what, and which rows it makes one of. */
interface KeyedCall {
  readonly caller: Caller;
  readonly document: string;
  readonly input: object;
  readonly made: string;
}

/** One way to call every mutation that takes a key. */
const CALLS: Readonly<Record<string, (site: Site, owner: Caller) => Promise<KeyedCall>>> = {
  createClient: async (_, owner) => ({
    caller: owner,
    document: `mutation ($input: CreateClientInput!) { answer: createClient(input: $input) { __typename ... on ClientCreated { client { id slug } } } }`,
    input: { name: `Twice ${serial()}` },
    made: 'client',
  }),
  copyClient: async (_, owner) => ({
    caller: owner,
    document: `mutation ($input: CopyClientInput!) { answer: copyClient(input: $input) { __typename ... on ClientCreated { client { id slug } } } }`,
    input: { id: (await makeClient(owner)).id, name: `Copied twice ${serial()}` },
    made: 'client',
  }),
  createSublicense: async (_, owner) => ({
    caller: owner,
    document: `mutation ($input: CreateSublicenseInput!) { answer: createSublicense(input: $input) { __typename ... on SublicenseCreated { sublicense { id } } } }`,
    input: { clientId: (await makeClient(owner)).id, name: 'Twice' },
    made: 'sublicense',
  }),
  saveContentItem: async (_, owner) => ({
    caller: owner,
    document: `mutation ($input: SaveContentItemInput!) { answer: saveContentItem(input: $input) { __typename ... on ContentItemSaved { contentItem { id } } } }`,
    input: { title: 'Twice', kind: 'LINK', url: 'https://example.test/' },
    made: 'content_item',
  }),
  createRegistrationCode: async (_, owner) => {
    const client = await makeClient(owner);
    return {
      caller: owner,
      document: `mutation ($input: CreateRegistrationCodeInput!) { answer: createRegistrationCode(input: $input) { __typename ... on RegistrationCodeCreated { registrationCode { id code } } } }`,
      input: { clientId: client.id, label: 'Twice', sublicenseIds: [client.main] },
      made: 'code',
    };
  },
  grantAccess: async (site, owner) => {
    const client = await makeClient(owner);
    const sublicense = await makeSublicense(owner, client.id, { seatLimit: 1 });
    const people = [await makeLearner(site), await makeLearner(site)];
    return {
      caller: owner,
      document: `mutation ($input: GrantAccessInput!) { answer: grantAccess(input: $input) { __typename ... on AccessGranted { access { id } } ... on SeatsExhausted { message available } } }`,
      input: { learnerIds: people.map(({ id }) => id), sublicenseId: sublicense },
      made: 'access',
    };
  },
  moveAccess: async (site, owner) => {
    const client = await makeClient(owner);
    const sublicense = await makeSublicense(owner, client.id, { seatLimit: 1 });
    const accesses = (await grant(owner, client.main, [(await makeLearner(site)).id, (await makeLearner(site)).id])).map(({ access }) => access!.id);
    return {
      caller: owner,
      document: `mutation ($input: MoveAccessInput!) { answer: moveAccess(input: $input) { __typename ... on AccessGranted { access { id sublicense { id } } } ... on SeatsExhausted { message available } } }`,
      input: { accessIds: accesses, sublicenseId: sublicense },
      made: "history_entry WHERE action = 'access.moved'",
    };
  },
  redeemCodes: async (site, owner) => {
    const client = await makeClient(owner);
    const code = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
    return {
      caller: (await makeLearner(site)).caller,
      document: `mutation ($input: RedeemCodesInput!) { answer: redeemCodes(input: $input) { __typename ... on CodesRedeemed { redemptions { id } } } }`,
      input: { codes: [code.code] },
      made: 'redemption',
    };
  },
  registerAndRedeem: async (site, owner) => {
    const client = await makeClient(owner);
    const code = await makeCode(owner, client.id, { sublicenseIds: [client.main], maxRedemptions: 1 });
    const caller = site.stranger();
    // A browser that has looked at a page has its name already.
    await caller.ask(`mutation ($input: RegisterAndRedeemInput!) { registerAndRedeem(input: $input) { __typename } }`, {
      input: { codes: ['none such'], firstName: 'A', lastName: 'B', email: 'c@d.test', password: 'seven quiet harbours', acceptTerms: true, idempotencyKey: 'first' },
    });
    return {
      caller,
      document: `mutation ($input: RegisterAndRedeemInput!) { answer: registerAndRedeem(input: $input) { __typename ... on CodesRedeemed { learner { id } redemptions { id } } } }`,
      input: { codes: [code.code], firstName: 'Nora', lastName: 'Nervous', email: `nora${serial()}@twice.test`, password: 'seven quiet harbours', acceptTerms: true },
      made: 'redemption',
    };
  },
};

describe('a call with an idempotency key', () => {
  onEachSite((site) => {
    const count = async (table: string): Promise<number> => Number((await site.database.reader.query<{ n: number }[]>(`SELECT COUNT(*) AS n FROM ${table}`))[0]!.n);

    it.each(Object.keys(CALLS))('has one effect and equal answers when it comes 32 times at once: %s', async (operation) => {
      const owner = await makeOwner(site);
      const { caller, document, input, made } = await CALLS[operation]!(site, owner);
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
