import { beforeAll, describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../test/harness/databases.js';
import { withFault } from '../../test/harness/fault-injection.js';
import { openSlices, type Slices } from '../../test/harness/slices.js';
import { newId, type ClientId } from '../kernel/ids.js';
import { rows } from '../kernel/sql.js';
import type { SignedInStaff } from '../kernel/viewer.js';

const CREATE = `mutation ($input: CreateClientInput!) { createClient(input: $input) { __typename
  ... on ClientCreated { client { id name slug sku status landingUrl seats { limit taken } expiresAt timeZone language design { accentColor heading }
    reference { name value } mainSublicense { name isMain path seats { limit } content { title } } sublicenses { name } content { title tags } } }
  ... on SlugTaken { suggestion } ... on InvalidInput { fields { path message } } } }`;
const UPDATE = `mutation ($input: UpdateClientInput!) { updateClient(input: $input) { __typename
  ... on ClientUpdated { client { id name slug sku seats { limit } expiresAt timeZone reference { name value } content { title } mainSublicense { content { title } } } }
  ... on SlugTaken { suggestion } ... on InvalidInput { fields { path } } } }`;
const STATUS = `mutation ($input: SetClientStatusInput!) { setClientStatus(input: $input) { status } }`;
const FIND = (by: string) => `{ client(${by}) { id slug } }`;
const LANDING = (slug: string) => `{ landingPage(slug: "${slug}") { name slug available unavailableSince signIn language timeZone design { accentColor } } }`;

onEachDatabase((open) => {
  let site: Slices;
  beforeAll(async () => {
    site = await openSlices(open);
  });

  async function create(input: object): Promise<Record<string, unknown>> {
    const { data, errors } = await site.ask(CREATE, input);
    expect(errors).toBeUndefined();
    return data!['createClient'] as Record<string, unknown>;
  }

  async function made(input: object): Promise<{ id: ClientId } & Record<string, unknown>> {
    return (await create(input))['client'] as { id: ClientId };
  }

  function adminOf(...clients: ClientId[]): SignedInStaff {
    return { kind: 'staff', staffId: newId('stf'), role: 'CLIENT_ADMIN', scope: { everything: false, clients: new Set(clients), sublicenses: new Map() } };
  }

  async function item(title: string): Promise<string> {
    const source = `mutation ($input: SaveContentItemInput!) { saveContentItem(input: $input) { ... on ContentItemSaved { contentItem { id } } } }`;
    const { data } = await site.ask(source, { title, kind: 'COURSE', url: 'https://learn.test/1', tags: ['Safety'] });
    return (data!['saveContentItem'] as { contentItem: { id: string } }).contentItem.id;
  }

  describe('A new client', () => {
    it('comes with its slug, seats and Main, and Main opens all its content', async () => {
      const contentId = await item('Fire drill');
      expect(await made({ name: ' Contoso Ltd ', seatLimit: 0, contentIds: [contentId] })).toMatchObject({
        name: 'Contoso Ltd',
        slug: 'contoso-ltd',
        sku: null,
        status: 'ACTIVE',
        landingUrl: 'http://portico.test/contoso-ltd',
        seats: { limit: 0, taken: 0 },
        expiresAt: null,
        timeZone: 'UTC',
        language: 'EN',
        design: { accentColor: '#4052d9', heading: null },
        reference: [],
        mainSublicense: { name: 'Main', isMain: true, path: ['Main'], seats: { limit: null }, content: [{ title: 'Fire drill' }] },
        sublicenses: [{ name: 'Main' }],
        content: [{ title: 'Fire drill', tags: ['Safety'] }],
      });
    });

    it('gets a numbered slug when the one derived from its name is taken or reserved', async () => {
      expect(await made({ name: 'Twice' })).toMatchObject({ slug: 'twice' });
      expect(await made({ name: 'Twice' })).toMatchObject({ slug: 'twice-2' });
      expect(await made({ name: 'Admin' })).toMatchObject({ slug: 'admin-2' });
    });

    it('is refused with a suggestion when the slug given is taken', async () => {
      await made({ name: 'First', slug: 'wanted' });
      expect(await create({ name: 'Second', slug: 'wanted' })).toEqual({ __typename: 'SlugTaken', suggestion: 'wanted-2' });
    });

    it('is refused for a slug, time zone, seat limit or end that breaks the rules, each named', async () => {
      const refused = await create({ name: ' ', slug: 'Not A Slug', timeZone: 'Mars/Phobos', seatLimit: -1, expiresAt: '1999-01-01T00:00:00Z' });
      const fields = refused['fields'] as { path: string }[];
      expect(fields.map(({ path }) => path).sort()).toEqual(['expiresAt', 'name', 'seatLimit', 'slug', 'timeZone']);
    });

    it('is refused for a SKU another client has', async () => {
      await made({ name: 'With SKU', sku: 'C-1' });
      expect(await create({ name: 'Same SKU', sku: ' C-1 ' })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'sku' }] });
    });

    it('is not made at all when one content item is unknown', async () => {
      const { errors } = await site.ask(CREATE, { name: 'Half', contentIds: [await item('Real'), newId('cnt')] });
      expect(errors?.map(({ message }) => message)).toEqual(['There is no such content item.']);
      expect(await rows(site.database.reader, 'SELECT id FROM client WHERE name_key = ?', ['half'])).toEqual([]);
    });

    it('is one client when the answer to COMMIT is lost', async () => {
      const { outcome, struck } = await withFault(site.database, { fault: 'lost-commit', atStatement: 0 }, () => made({ name: 'Lost and found', slug: 'lost-and-found' }));
      expect(struck).toBe(true);
      expect(outcome).toMatchObject({ status: 'fulfilled', value: { slug: 'lost-and-found' } });
      expect(await rows(site.database.reader, 'SELECT id FROM client WHERE name_key = ?', ['lost and found'])).toHaveLength(1);
    });

    it('gets a slug of its own when sixteen of one name are made at once', async () => {
      const all = await Promise.all(Array.from({ length: 16 }, () => made({ name: 'Crowd' })));
      expect(new Set(all.map(({ slug }) => slug)).size).toBe(16);
    });
  });

  describe('A changed client', () => {
    it('keeps what is left out, clears what null clears, and refuses null for the rest', async () => {
      const { id } = await made({ name: 'Before', sku: 'K-1', seatLimit: 5, expiresAt: '2027-01-01T00:00:00Z', timeZone: 'Europe/Berlin' });
      const cleared = await site.ask(UPDATE, { id, sku: null, seatLimit: null, expiresAt: null });
      expect(cleared.data!['updateClient']).toMatchObject({ client: { name: 'Before', sku: null, seats: { limit: null }, expiresAt: null, timeZone: 'Europe/Berlin' } });
      const refused = await site.ask(UPDATE, { id, name: null, slug: null, timeZone: null, language: null, contentIds: null, reference: null });
      const { fields } = refused.data!['updateClient'] as { fields: { path: string }[] };
      expect(new Set(fields.map(({ path }) => path))).toEqual(new Set(['name', 'slug', 'timeZone', 'language', 'contentIds', 'reference']));
    });

    it('is found by its old slugs, can take them back, and nobody else gets them', async () => {
      const { id } = await made({ name: 'Mover', slug: 'mover-one' });
      await site.ask(UPDATE, { id, slug: 'mover-two' });
      expect((await site.ask(FIND('slug: "mover-one"'))).data!['client']).toEqual({ id, slug: 'mover-two' });
      expect((await site.ask(LANDING('MOVER-ONE'))).data!['landingPage']).toMatchObject({ slug: 'mover-two' });
      expect(await create({ name: 'Taker', slug: 'mover-one' })).toMatchObject({ __typename: 'SlugTaken' });
      expect((await site.ask(UPDATE, { id, slug: 'mover-one' })).data!['updateClient']).toMatchObject({ client: { slug: 'mover-one' } });
    });

    it('takes the content it loses from its sublicenses, for good', async () => {
      const [kept, lost] = [await item('Kept'), await item('Lost')];
      const { id } = await made({ name: 'Loser', contentIds: [kept, lost] });
      const sublicense = `mutation ($input: CreateSublicenseInput!) { createSublicense(input: $input) { ... on SublicenseCreated { sublicense { id content { title } } } } }`;
      const created = await site.ask(sublicense, { clientId: id, name: 'Part', contentIds: [kept, lost] });
      const part = (created.data!['createSublicense'] as { sublicense: { id: string; content: object[] } }).sublicense;
      expect(part.content).toEqual([{ title: 'Kept' }, { title: 'Lost' }]);
      await site.ask(UPDATE, { id, contentIds: [kept] });
      await site.ask(UPDATE, { id, contentIds: [kept, lost] });
      const after = await site.ask(`{ sublicense(id: "${part.id}") { content { title } } }`);
      expect(after.data!['sublicense']).toEqual({ content: [{ title: 'Kept' }] });
    });

    it('keeps references of distinct names', async () => {
      const { id } = await made({ name: 'Referred' });
      const pair = { name: ' Region ', value: 'North' };
      expect((await site.ask(UPDATE, { id, reference: [pair] })).data!['updateClient']).toMatchObject({ client: { reference: [{ name: 'Region', value: 'North' }] } });
      expect((await site.ask(UPDATE, { id, reference: [pair, { name: 'Region', value: 'South' }] })).data!['updateClient']).toMatchObject({ __typename: 'InvalidInput' });
    });

    it('may be changed by its admin, but for seat limit, end and content', async () => {
      const { id } = await made({ name: 'Administered' });
      expect((await site.ask(UPDATE, { id, name: 'Renamed' }, adminOf(id))).data!['updateClient']).toMatchObject({ client: { name: 'Renamed' } });
      for (const more of [{ seatLimit: null }, { expiresAt: null }, { contentIds: [] }]) {
        const { errors } = await site.ask(UPDATE, { id, ...more }, adminOf(id));
        expect(errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
      }
    });

    it('answers an admin of another client as if it were not there', async () => {
      const { id } = await made({ name: 'Foreign' });
      const stranger = adminOf(newId('cli'));
      const answers = await Promise.all([id, newId('cli'), 'nonsense'].map((one) => site.ask(UPDATE, { id: one, name: 'Mine' }, stranger)));
      expect(new Set(answers.map(({ errors }) => errors?.[0]?.message))).toEqual(new Set(['There is no such client.']));
      expect((await site.ask(FIND(`id: "${id}"`), {}, stranger)).data!['client']).toBeNull();
      expect((await site.ask('{ clients(first: 100) { nodes { id } } }', {}, stranger)).data!['clients']).toEqual({ nodes: [] });
    });
  });

  describe('The list of clients', () => {
    it('runs by name, pages both ways and is cut to what staff look after', async () => {
      const made3 = await Promise.all(['zz List C', 'zz list a', 'zz List B'].map((name) => made({ name })));
      const [c, a, b] = made3.map(({ id }) => id);
      const admin = adminOf(a!, b!, c!);
      const page = async (args: string) => (await site.ask(`{ clients(${args}) { nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`, {}, admin)).data!['clients'] as {
        nodes: object[];
        totalCount: number;
        pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
      };
      const first = await page('first: 2');
      expect(first).toMatchObject({ nodes: [{ id: a }, { id: b }], totalCount: 3, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
      const second = await page(`first: 2, after: "${first.pageInfo.endCursor}"`);
      expect(second).toMatchObject({ nodes: [{ id: c }], pageInfo: { hasNextPage: false } });
      expect(await page(`last: 2, before: "${second.pageInfo.startCursor}"`)).toMatchObject({ nodes: [{ id: a }, { id: b }], pageInfo: { hasPreviousPage: false } });
    });

    it('asks for id or slug, one of them', async () => {
      expect((await site.ask('{ client { id } }')).errors?.[0]?.originalError).toMatchObject({ code: 'BAD_USER_INPUT' });
      expect((await site.ask('{ client(id: "x", slug: "y") { id } }')).errors?.[0]?.originalError).toMatchObject({ code: 'BAD_USER_INPUT' });
    });
  });

  describe('A landing page', () => {
    it('is not available once its client is disabled, since when it first was, and is again afterwards', async () => {
      const { id } = await made({ name: 'Open and shut', slug: 'open-and-shut' });
      expect((await site.ask(LANDING('open-and-shut'))).data!['landingPage']).toEqual({
        name: 'Open and shut', slug: 'open-and-shut', available: true, unavailableSince: null,
        signIn: ['PASSWORD', 'EMAIL_LINK'], language: 'EN', timeZone: 'UTC', design: { accentColor: '#4052d9' },
      });
      await site.ask(STATUS, { id, status: 'DISABLED' });
      const disabledAt = '2026-03-01T12:00:00.000Z';
      expect((await site.ask(LANDING('open-and-shut'))).data!['landingPage']).toMatchObject({ available: false, unavailableSince: disabledAt });
      expect((await site.ask(STATUS, { id, status: 'ACTIVE' })).data!['setClientStatus']).toEqual({ status: 'ACTIVE' });
      expect((await site.ask(LANDING('open-and-shut'))).data!['landingPage']).toMatchObject({ available: true, unavailableSince: null });
    });

    it('is not available from the end of its client on, also when the end was set in the past', async () => {
      const past = '2026-02-01T00:00:00.000Z';
      await made({ name: 'Over', slug: 'over-already', expiresAt: past });
      expect((await site.ask(LANDING('over-already'))).data!['landingPage']).toMatchObject({ available: false, unavailableSince: past });
    });

    it('is null for a slug that leads nowhere', async () => {
      expect((await site.ask(LANDING('nobody-here'))).data!['landingPage']).toBeNull();
      expect((await site.ask(LANDING('favicon.ico'))).data!['landingPage']).toBeNull();
    });
  });
});
