import { describe, expect, it } from '@jest/globals';
import { seatsTaken } from './harness/administering.js';
import type { Caller, Json } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, makeSublicense, serial } from './harness/factories.js';
import { redeem } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';

const COPY = `mutation ($input: CopyClientInput!) { copyClient(input: $input) { __typename ... on ClientCreated { client { id slug } } ... on SlugTaken { suggestion } ... on InvalidInput { fields { path } } } }`;
const DESIGN = `mutation ($input: UpdateDesignInput!) { updateDesign(input: $input) { __typename ... on ClientUpdated { client { id } } ... on InvalidInput { fields { path } } } }`;
const PAGE = 'query ($slug: String!) { landingPage(slug: $slug) { name design { accentColor heading welcomeText supportEmail } } }';

const copy = async (owner: Caller, input: object): Promise<Json> => (await owner.ask(COPY, { input })).copyClient!;

describe('Copying a client', () => {
  onEachSite((site) => {
    it('makes a client learners can come into, with its own seats, and brings no learner and no code along', async () => {
      const owner = await makeOwner(site);
      const source = await makeClient(owner, { seatLimit: 1 });
      const part = await makeSublicense(owner, source.id, { name: 'EMEA', seatLimit: 1 });
      const code = await makeCode(owner, source.id, { sublicenseIds: [part], code: 'COPY-ME-1' });
      const [one, two] = [await makeLearner(site), await makeLearner(site)];
      await redeem(one.caller, source.slug, [code.code]);
      const made = (await copy(owner, { id: source.id, name: `Copied ${serial()}` })).client!;
      const lists = 'query ($id: ID!) { client(id: $id) { learners { totalCount } registrationCodes { totalCount } sublicenses { id name } } }';
      const { client } = await owner.ask(lists, { id: made.id });
      expect(client).toMatchObject({ learners: { totalCount: 0 }, registrationCodes: { totalCount: 0 } });
      expect(await redeem(two.caller, String(made.slug), ['COPY-ME-1'])).toMatchObject({ __typename: 'CodeNotFound' });
      const emea = (client!.sublicenses as unknown as readonly { readonly id: string; readonly name: string }[]).find(({ name }) => name === 'EMEA')!;
      const again = await owner.ask('mutation ($input: CreateRegistrationCodeInput!) { createRegistrationCode(input: $input) { __typename } }', {
        input: { clientId: made.id, label: 'The same word', code: 'COPY-ME-1', sublicenseIds: [emea.id] },
      });
      expect(again).toEqual({ createRegistrationCode: { __typename: 'RegistrationCodeCreated' } });
      expect(await redeem(two.caller, String(made.slug), ['COPY-ME-1'])).toMatchObject({ __typename: 'CodesRedeemed' });
      expect(await redeem(one.caller, String(made.slug), ['COPY-ME-1'])).toMatchObject({ __typename: 'SeatsExhausted' });
      expect(await seatsTaken(owner, source.id)).toEqual({ Main: 0, EMEA: 1, client: 1 });
      expect(await seatsTaken(owner, String(made.id))).toEqual({ Main: 0, EMEA: 1, client: 1 });
    });

    it("gives each of sixteen made at once a slug of its own, whoever else changes the source's tree", async () => {
      const owner = await makeOwner(site);
      const source = await makeClient(owner, { name: `Pattern ${serial()}` });
      const name = `Series ${serial()}`;
      const growing = Array.from({ length: 4 }, () => makeSublicense(owner.copy(), source.id));
      const made = await Promise.all(Array.from({ length: 16 }, async () => (await copy(owner.copy(), { id: source.id, name })).client!));
      await Promise.all(growing);
      expect(new Set(made.map(({ slug }) => slug)).size).toBe(16);
    });

    it('is not given to the staff of the source', async () => {
      const owner = await makeOwner(site);
      const source = await makeClient(owner);
      const { caller: admin } = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [source.id] });
      await copy(owner, { id: source.id, name: `Kept apart ${serial()}` });
      expect(await admin.ask('{ clients { nodes { id } } }')).toEqual({ clients: { nodes: [{ id: source.id }] } });
      expect(await admin.fault(COPY, { input: { id: source.id, name: 'Mine' } })).toBe('FORBIDDEN');
    });
  });
});

describe('The design of a client', () => {
  onEachSite((site) => {
    it('is worn by its landing page at once, and by nobody else', async () => {
      const owner = await makeOwner(site);
      const [client, other] = [await makeClient(owner), await makeClient(owner)];
      const { caller: admin } = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] });
      const design = { accentColor: '#aa3300', heading: 'Learn here', welcomeText: 'Two\nlines', supportEmail: 'help@acme.test' };
      expect(await admin.ask(DESIGN, { input: { clientId: client.id, ...design } })).toMatchObject({ updateDesign: { __typename: 'ClientUpdated' } });
      expect((await site.stranger().ask(PAGE, { slug: client.slug })).landingPage!.design).toEqual(design);
      expect((await site.stranger().ask(PAGE, { slug: other.slug })).landingPage!.design).toEqual({ accentColor: '#4052d9', heading: null, welcomeText: null, supportEmail: null });
      expect(await admin.fault(DESIGN, { input: { clientId: other.id, heading: 'Mine' } })).toBe('NOT_FOUND');
      expect(await admin.ask(DESIGN, { input: { clientId: client.id, accentColor: 'url(javascript:1)' } })).toMatchObject({ updateDesign: { fields: [{ path: 'accentColor' }] } });
    });

    it('keeps every field that two change at once', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      await Promise.all([{ heading: 'H' }, { supportEmail: 'help@acme.test' }, { accentColor: '#101010' }, { welcomeText: 'W' }].map((input) => owner.copy().ask(DESIGN, { input: { clientId: client.id, ...input } })));
      expect((await site.stranger().ask(PAGE, { slug: client.slug })).landingPage!.design).toEqual({ accentColor: '#101010', heading: 'H', welcomeText: 'W', supportEmail: 'help@acme.test' });
    });
  });
});
