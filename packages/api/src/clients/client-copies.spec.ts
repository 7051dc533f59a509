import { beforeAll, describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../test/harness/databases.js';
import { withFault } from '../../test/harness/fault-injection.js';
import { openSlices, type Slices } from '../../test/harness/slices.js';
import { idBytes, newId } from '../kernel/ids.js';
import { idFrom } from '../kernel/outside-ids.js';
import { rows } from '../kernel/sql.js';

const SETTINGS = 'status expiresAt timeZone language reference { name value } seats { limit taken } contentTags content { title }';
const DESIGN = 'design { accentColor heading welcomeText supportEmail senderName inviteSubject }';
const TREE = 'sublicenses { name sku isMain path seats { limit taken } expiresAt accessDays contentTags content { title } }';
const CLIENT = `id name slug sku updatedAt ${SETTINGS} ${DESIGN} ${TREE}`;
const RESULT = `__typename ... on ClientCreated { client { ${CLIENT} } } ... on SlugTaken { suggestion } ... on InvalidInput { fields { path } }`;
const CREATE = `mutation ($input: CreateClientInput!) { createClient(input: $input) { ${RESULT} } }`;
const COPY = `mutation ($input: CopyClientInput!) { copyClient(input: $input) { ${RESULT} } }`;
const CREATE_PART = 'mutation ($input: CreateSublicenseInput!) { createSublicense(input: $input) { ... on SublicenseCreated { sublicense { id } } } }';
const SAVE = 'mutation ($input: SaveContentItemInput!) { saveContentItem(input: $input) { ... on ContentItemSaved { contentItem { id } } } }';
const DRESS = 'mutation ($input: UpdateDesignInput!) { updateDesign(input: $input) { __typename } }';
const REFER = 'mutation ($input: UpdateClientInput!) { updateClient(input: $input) { __typename } }';
const STATUS = 'mutation ($input: SetClientStatusInput!) { setClientStatus(input: $input) { id } }';

type Made = { readonly id: string; readonly updatedAt: string; readonly sublicenses: readonly { readonly name: string }[] } & Record<string, unknown>;

onEachDatabase((open) => {
  let site: Slices;
  beforeAll(async () => {
    site = await openSlices(open);
  });

  async function run(source: string, input: object): Promise<Record<string, unknown>> {
    const { data, errors } = await site.ask(source, input);
    expect(errors).toBeUndefined();
    return Object.values(data!)[0] as Record<string, unknown>;
  }

  const made = async (source: string, input: object): Promise<Made> => (await run(source, input))['client'] as Made;
  const part = async (clientId: string, name: string, more: object = {}): Promise<string> => ((await run(CREATE_PART, { clientId, name, ...more }))['sublicense'] as { id: string }).id;
  const item = async (title: string, tags: readonly string[] = []): Promise<string> =>
    ((await run(SAVE, { title, kind: 'LINK', url: 'https://learn.test', tags }))['contentItem'] as { id: string }).id;
  const read = async (id: string): Promise<Made> => (await site.ask(`{ client(id: "${id}") { ${CLIENT} } }`)).data!['client'] as Made;
  const idsIn = async (id: string): Promise<string[]> => ((await site.ask(`{ client(id: "${id}") { id sublicenses { id } } }`)).data!['client'] as { sublicenses: { id: string }[] }).sublicenses.map((one) => one.id);

  /** A client that has one of everything, and a tree of three levels in which names repeat. */
  async function rich(name: string): Promise<Made> {
    const [chosen, other] = [await item(`${name} chosen`), await item(`${name} other`, [`${name} tag`])];
    const input = { name, sku: `${name} SKU`, seatLimit: 40, expiresAt: '2027-08-01T00:00:00Z', timeZone: 'Europe/Berlin', language: 'DE', contentIds: [chosen, other], contentTags: [`${name} tag`] };
    const { id } = await made(CREATE, input);
    await run(REFER, { id, reference: [{ name: 'Region', value: 'North' }] });
    await run(DRESS, { clientId: id, accentColor: '#112233', heading: 'Hello', welcomeText: 'One\nTwo', supportEmail: 'help@x.test', senderName: 'Sender', inviteSubject: 'Come in' });
    // Made before the one it comes to hang under: children are not always younger than their parents.
    const low = await part(id, 'Same name', { sku: 'S-1', seatLimit: 0, accessDays: 30, contentTags: [`${name} TAG`, 'unused'] });
    const top = await part(id, 'Top', { seatLimit: 7, expiresAt: '2027-02-01T00:00:00Z', contentIds: [chosen] });
    const middle = await part(id, 'Same name', { parentId: top, sku: 'S-2' });
    await run('mutation ($input: UpdateSublicenseInput!) { updateSublicense(input: $input) { __typename } }', { id: low, parentId: middle });
    return read(id);
  }

  describe('A copied client', () => {
    it('has the settings, the design, the content and the whole tree, with ids and a slug of its own, and no SKU', async () => {
      const source = await rich('Source');
      const copy = await made(COPY, { id: source.id, name: ' Copy of it ' });
      expect(copy).toEqual({ ...source, id: copy.id, name: 'Copy of it', slug: 'copy-of-it', sku: null, reference: [] });
      expect(copy.sublicenses.map(({ name }) => name)).toEqual(['Main', 'Top', 'Same name', 'Same name']);
      expect((await idsIn(copy.id)).filter((id) => id === copy.id)).toEqual([]);
      expect(new Set([...(await idsIn(copy.id)), ...(await idsIn(source.id))]).size).toBe(8);
    });

    it('is a client apart: what changes in one changes nothing in the other, and the source is as it was', async () => {
      const source = await rich('Apart');
      const copy = await made(COPY, { id: source.id, name: 'Apart two' });
      expect(await read(source.id)).toEqual(source);
      const [main, top] = await idsIn(copy.id);
      await run('mutation ($input: UpdateSublicenseInput!) { updateSublicense(input: $input) { __typename } }', { id: main, name: 'Renamed Main' });
      await run('mutation ($input: UpdateSublicenseInput!) { updateSublicense(input: $input) { __typename } }', { id: top, contentIds: [], seatLimit: null });
      await run(REFER, { id: copy.id, seatLimit: 1, contentIds: [], contentTags: [] });
      expect(await read(source.id)).toEqual(source);
      expect(await run(CREATE_PART, { clientId: copy.id, name: 'Same SKU again', sku: 'S-1' })).toEqual({});
    });

    it('is open even when its source is disabled', async () => {
      const { id } = await made(CREATE, { name: 'Closed pattern' });
      await run(STATUS, { id, status: 'DISABLED' });
      expect(await made(COPY, { id, name: 'Open copy' })).toMatchObject({ status: 'ACTIVE' });
    });

    it('is open even when its source has ended, and takes over an end to come', async () => {
      const { id } = await made(CREATE, { name: 'Ended pattern', expiresAt: '2027-01-01T00:00:00Z' });
      expect(await made(COPY, { id, name: 'Ends too' })).toMatchObject({ expiresAt: '2027-01-01T00:00:00.000Z' });
      await run(REFER, { id, expiresAt: '2020-01-01T00:00:00Z' });
      const copy = await made(COPY, { id, name: 'Endless copy' });
      expect(copy).toMatchObject({ expiresAt: null, status: 'ACTIVE' });
      expect((await site.ask(`{ landingPage(slug: "${copy['slug'] as string}") { available } }`)).data).toEqual({ landingPage: { available: true } });
    });

    it('gets the slug that was given, or is refused with a suggestion and not made', async () => {
      const { id } = await made(CREATE, { name: 'Slugs', slug: 'slugs-taken' });
      expect(await made(COPY, { id, name: 'Slugs', slug: 'slugs-given' })).toMatchObject({ slug: 'slugs-given' });
      expect(await made(COPY, { id, name: 'Slugs taken' })).toMatchObject({ slug: 'slugs-taken-2' });
      expect(await run(COPY, { id, name: 'Never made', slug: 'slugs-taken' })).toEqual({ __typename: 'SlugTaken', suggestion: 'slugs-taken-3' });
      expect(await rows(site.database.reader, 'SELECT id FROM client WHERE name_key = ?', ['never made'])).toEqual([]);
    });

    it('is refused for a name or a slug that breaks the rules, and unknown without a source', async () => {
      const { id } = await made(CREATE, { name: 'Rules' });
      expect(await run(COPY, { id, name: ' ', slug: 'Not A Slug' })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'name' }, { path: 'slug' }] });
      const answers = await Promise.all([newId('cli'), newId('sub'), 'nonsense'].map((other) => site.ask(COPY, { id: other, name: 'X' })));
      expect(new Set(answers.map(({ errors }) => errors?.[0]?.message))).toEqual(new Set(['There is no such client.']));
    });

    it('is found by the words of its own name', async () => {
      const { id } = await made(CREATE, { name: 'Quixotic source' });
      const { id: copy } = await made(COPY, { id, name: 'Zephyr copy' });
      const found = async (search: string) => ((await site.ask(`{ clients(filter: { search: "${search}" }) { nodes { id } } }`)).data!['clients'] as { nodes: { id: string }[] }).nodes.map((one) => one.id);
      expect([await found('zephyr'), await found('quixotic')]).toEqual([[copy], [id]]);
    });

    it('costs the same number of statements whatever the size of its tree', async () => {
      const { id } = await made(CREATE, { name: 'Growing' });
      const statements = async (name: string) => (await withFault(site.database, null, () => made(COPY, { id, name }))).statements;
      await part(id, 'First', { contentTags: ['t'], contentIds: [] });
      const few = await statements('Few');
      for (let at = 0; at < 30; at += 1) await part(id, `More ${at}`, { contentTags: ['t'], seatLimit: at });
      expect(await statements('Many')).toEqual(few);
    });

    it('is one client when the answer to COMMIT is lost, or any statement fails once', async () => {
      const source = await rich('Fragile');
      const { statements } = await withFault(site.database, null, () => made(COPY, { id: source.id, name: 'Fragile 0' }));
      for (let at = 1; at <= statements[0]!; at += 1) {
        const { outcome } = await withFault(site.database, { fault: '1213', atStatement: at }, () => made(COPY, { id: source.id, name: `Fragile ${at}` }));
        expect([at, outcome]).toMatchObject([at, { status: 'fulfilled', value: { sublicenses: source.sublicenses } }]);
      }
      const { outcome, struck } = await withFault(site.database, { fault: 'lost-commit', atStatement: 0 }, () => made(COPY, { id: source.id, name: 'Fragile twin' }));
      expect([struck, outcome]).toMatchObject([true, { status: 'fulfilled', value: { slug: 'fragile-twin', sublicenses: source.sublicenses } }]);
      expect(await rows(site.database.reader, 'SELECT id FROM client WHERE name_key = ?', ['fragile twin'])).toHaveLength(1);
    });

    it('is remembered, to staff of the site with its source, to staff of the copy without', async () => {
      const { id } = await made(CREATE, { name: 'Remembered', slug: 'remembered' });
      const { id: copy } = await made(COPY, { id, name: 'Remembers' });
      const entries = (of: string) => rows<{ action: string; summary: string }>(site.database.reader, 'SELECT action, summary FROM history_entry WHERE client_id = ?', [idBytes(idFrom('cli', of))]);
      expect(await entries(copy)).toEqual([{ action: 'client.copied', summary: 'Made the client "Remembers" as a copy of another client.' }]);
      const ofSite = await rows<{ summary: string }>(site.database.reader, "SELECT summary FROM history_entry WHERE client_id IS NULL AND action = 'client.copied' AND subject_id = ?", [idBytes(idFrom('cli', copy))]);
      expect(ofSite).toEqual([{ summary: 'Made the client "Remembers" as a copy of remembered.' }]);
      expect((await entries(id)).map(({ action }) => action)).toEqual(['client.created']);
    });
  });
});
