import { beforeAll, describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../test/harness/databases.js';
import { noting, planOf, type Sent } from '../../test/harness/query-plans.js';
import { openSlices, type Slices } from '../../test/harness/slices.js';
import { idBytes, newId, type ClientId, type ContentItemId, type SublicenseId } from '../kernel/ids.js';
import { sha256 } from '../kernel/keys.js';
import { insertRows } from '../kernel/sql.js';
import type { SignedInStaff, Viewer } from '../kernel/viewer.js';
import { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import { ClientsReadModel } from './clients.api.js';

const PROBLEM = '... on InvalidInput { fields { path message } }';
const SHARE = 'contentTags content { title }';
const CREATE = `mutation ($input: CreateClientInput!) { createClient(input: $input) { __typename ... on ClientCreated { client { id ${SHARE} mainSublicense { id ${SHARE} } } } ${PROBLEM} } }`;
const UPDATE = `mutation ($input: UpdateClientInput!) { updateClient(input: $input) { __typename ... on ClientUpdated { client { ${SHARE} mainSublicense { ${SHARE} } } } ${PROBLEM} } }`;
const CREATE_PART = `mutation ($input: CreateSublicenseInput!) { createSublicense(input: $input) { __typename ... on SublicenseCreated { sublicense { id ${SHARE} } } ${PROBLEM} } }`;
const UPDATE_PART = `mutation ($input: UpdateSublicenseInput!) { updateSublicense(input: $input) { __typename ... on SublicenseUpdated { sublicense { ${SHARE} } } ${PROBLEM} } }`;
const SAVE = `mutation ($input: SaveContentItemInput!) { saveContentItem(input: $input) { ... on ContentItemSaved { contentItem { id } } } }`;

interface Share {
  readonly id: string;
  readonly contentTags: string[];
  readonly content: { readonly title: string }[];
}

const titlesOf = ({ content }: Pick<Share, 'content'>) => content.map(({ title }) => title);

onEachDatabase((open) => {
  let site: Slices;
  beforeAll(async () => {
    site = await openSlices(open);
  });

  async function run(source: string, input: object, viewer?: Viewer): Promise<Record<string, unknown>> {
    const { data, errors } = await site.ask(source, input, viewer);
    expect(errors).toBeUndefined();
    return Object.values(data!)[0] as Record<string, unknown>;
  }

  async function item(title: string, tags: readonly string[] = [], id: string | null = null): Promise<string> {
    return ((await run(SAVE, { id, title, kind: 'LINK', url: 'https://learn.test', tags }))['contentItem'] as { id: string }).id;
  }

  async function client(input: object): Promise<Share & { readonly id: ClientId; readonly mainSublicense: Share }> {
    return (await run(CREATE, input))['client'] as Share & { id: ClientId; mainSublicense: Share };
  }

  async function part(clientId: ClientId, name: string, more: object): Promise<Share> {
    return (await run(CREATE_PART, { clientId, name, ...more }))['sublicense'] as Share;
  }

  async function opens(id: string): Promise<string[]> {
    return titlesOf((await site.ask(`{ sublicense(id: "${id}") { content { title } } }`)).data!['sublicense'] as Share);
  }

  async function has(id: string): Promise<string[]> {
    return titlesOf((await site.ask(`{ client(id: "${id}") { content { title } } }`)).data!['client'] as Share);
  }

  const adminOf = (id: ClientId): SignedInStaff => ({
    kind: 'staff', staffId: newId('stf'), role: 'CLIENT_ADMIN', scope: { everything: false, clients: new Set([id]), sublicenses: new Map() },
  });

  describe('Content by tag', () => {
    it('is what was chosen and every item that has one of the tags, each once, whatever the case of the tag', async () => {
      const both = await item('A chosen and tagged', ['Tag One']);
      await item('B tagged', ['other', 'TAG ONE']);
      await item('C of another tag', ['tag two']);
      const made = await client({ name: 'By tag', contentIds: [both, await item('D chosen')], contentTags: [' tag one ', 'Tag One', 'nobody has it'] });
      expect(made).toMatchObject({ contentTags: ['nobody has it', 'Tag One'] });
      expect(titlesOf(made)).toEqual(['A chosen and tagged', 'B tagged', 'D chosen']);
      expect(made.mainSublicense).toMatchObject({ contentTags: [], content: made.content });
    });

    it('is told apart from what was chosen, so that what is both keeps its own place', async () => {
      const [both, own] = [await item('Both ways', ['both']), await item('Own way')];
      await item('Tag alone', ['both']);
      const { id } = await client({ name: 'Told apart', contentIds: [both, own], contentTags: ['both'] });
      const { id: partId } = await part(id, 'Told apart', { contentIds: [both], contentTags: ['both'] });
      const { data } = await site.ask(`{ client(id: "${id}") { chosenContent { title } mainSublicense { chosenContent { title } } } sublicense(id: "${partId}") { chosenContent { title } } }`);
      expect(data).toEqual({
        client: { chosenContent: [{ title: 'Both ways' }, { title: 'Own way' }], mainSublicense: { chosenContent: [] } },
        sublicense: { chosenContent: [{ title: 'Both ways' }] },
      });
      await run(UPDATE, { id, contentIds: [both] });
      await run(UPDATE, { id, contentTags: [] });
      expect([await has(id), await opens(partId)]).toEqual([['Both ways'], ['Both ways']]);
    });

    it('follows the items: one tagged later is in at once, one that loses its tag is out', async () => {
      const { id, mainSublicense } = await client({ name: 'Following', contentTags: ['following'] });
      expect(await has(id)).toEqual([]);
      const later = await item('Later', ['Following']);
      expect([await has(id), await opens(mainSublicense.id)]).toEqual([['Later'], ['Later']]);
      await item('Later', [], later);
      expect([await has(id), await opens(mainSublicense.id)]).toEqual([[], []]);
    });

    it("opens in a sublicense nothing its client does not have, be it by the client's choice or by its tag", async () => {
      const chosen = await item('Chosen of both', ['blue']);
      await item('Tagged of both', ['blue', 'client tag']);
      await item('Not of the client', ['blue']);
      const { id } = await client({ name: 'Cut', contentIds: [chosen], contentTags: ['client tag'] });
      const made = await part(id, 'Blue', { contentTags: ['Blue'] });
      expect(made.contentTags).toEqual(['Blue']);
      expect(titlesOf(made)).toEqual(['Chosen of both', 'Tagged of both']);
      await run(UPDATE, { id, contentTags: [] });
      expect(await opens(made.id)).toEqual(['Chosen of both']);
    });

    it('lets a sublicense choose what its client has by a tag, and takes it from both when the client loses the tag', async () => {
      const tagged = await item('By way of a tag', ['way']);
      const { id } = await client({ name: 'Ways', contentTags: ['way'] });
      const made = await part(id, 'Chooser', { contentIds: [tagged] });
      expect(titlesOf(made)).toEqual(['By way of a tag']);
      await run(UPDATE, { id, contentTags: [] });
      await run(UPDATE, { id, contentTags: ['way'] });
      expect([await has(id), await opens(made.id)]).toEqual([['By way of a tag'], []]);
      const { errors } = await site.ask(UPDATE_PART, { id: made.id, contentIds: [await item('Of nobody', ['no way'])] });
      expect(errors?.[0]?.message).toBe('There is no such content item.');
    });

    it('stays when content is chosen anew, and when tags are left out', async () => {
      const tagged = await item('Staying', ['staying']);
      const { id } = await client({ name: 'Staying', contentIds: [tagged], contentTags: ['staying'] });
      const made = await part(id, 'Staying', { contentIds: [tagged] });
      const { client: after } = (await run(UPDATE, { id, contentIds: [] })) as { client: Share };
      expect(after).toMatchObject({ contentTags: ['staying'], content: [{ title: 'Staying' }] });
      expect(await opens(made.id)).toEqual(['Staying']);
    });

    it('is changed and cleared in a sublicense, and is nothing Main takes', async () => {
      await item('Red', ['red']);
      await item('Green', ['green']);
      const { id, mainSublicense } = await client({ name: 'Colours', contentTags: ['red', 'green'] });
      const made = await part(id, 'Red', { contentTags: ['red'] });
      expect(await run(UPDATE_PART, { id: made.id, contentTags: ['GREEN'] }, adminOf(id))).toMatchObject({ sublicense: { contentTags: ['GREEN'], content: [{ title: 'Green' }] } });
      expect(await run(UPDATE_PART, { id: made.id, contentTags: [] })).toMatchObject({ sublicense: { contentTags: [], content: [] } });
      expect(await run(UPDATE_PART, { id: mainSublicense.id, contentTags: [] })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'contentTags' }] });
    });

    it('takes at most 20 tags of 1 to 60 characters, and null only for what is made', async () => {
      const { id } = await client({ name: 'Limits', contentTags: null });
      const made = await part(id, 'Limits', { contentTags: null });
      const many = Array.from({ length: 21 }, (_, at) => `tag ${at}`);
      for (const contentTags of [many, [''], ['x'.repeat(61)], ['two\nlines']]) {
        for (const [source, input] of [[CREATE, { name: 'X' }], [UPDATE, { id }], [CREATE_PART, { clientId: id, name: 'X' }], [UPDATE_PART, { id: made.id }]] as const) {
          expect(await run(source, { ...input, contentTags })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'contentTags' }] });
        }
      }
      for (const [source, of] of [[UPDATE, id], [UPDATE_PART, made.id]] as const) expect(await run(source, { id: of, contentTags: null })).toMatchObject({ __typename: 'InvalidInput' });
      expect(await run(UPDATE, { id, contentTags: many.slice(1) })).toMatchObject({ __typename: 'ClientUpdated' });
    });

    it("of a client is the owner's to say", async () => {
      const { id } = await client({ name: 'Owned' });
      const { errors } = await site.ask(UPDATE, { id, contentTags: ['everything'] }, adminOf(id));
      expect(errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
    });

    it("is in the list of content items of the client's staff, and in nobody else's", async () => {
      await item('Listed by tag', ['listed']);
      const [one, other] = [await client({ name: 'Lister', contentTags: ['LISTED'] }), await client({ name: 'No lister' })];
      const listed = async (viewer: Viewer) => titlesOf({ content: ((await site.ask('{ contentItems(first: 100) { nodes { title } } }', {}, viewer)).data!['contentItems'] as { nodes: Share['content'] }).nodes });
      expect(await listed(adminOf(one.id))).toEqual(['Listed by tag']);
      expect(await listed(adminOf(other.id))).toEqual([]);
    });

    it('is found by the index of tags, not by reading every item', async () => {
      const items = Array.from({ length: 3_000 }, () => newId('cnt'));
      const at = '2026-01-01 00:00:00.000';
      await site.database.inTransaction(async (tx) => {
        await insertRows(tx, 'content_item', ['id', 'title', 'title_key', 'kind', 'url', 'created_at', 'updated_at'], items.map((id: ContentItemId, n) => [idBytes(id), `M ${n}`, `m ${n}`, 'LINK', 'https://learn.test/', at, at]));
        await insertRows(tx, 'content_item_tag', ['content_item_id', 'tag_key', 'tag'], items.map((id, n) => [idBytes(id), sha256(`of many ${n % 1_000}`), `of many ${n % 1_000}`]));
      });
      const { id, mainSublicense } = await client({ name: 'Of many', contentTags: ['of many 7'] });
      const made = await part(id, 'Of many', { contentTags: ['of many 7'] });
      if (site.database.dialect === 'mysql') await site.database.dataSource.query('ANALYZE TABLE content_item, content_item_tag, client_content_tag, sublicense_content_tag, sublicense, client');
      const sent: Sent[] = [];
      const reader = noting(site.database.reader, sent);
      expect((await new ClientsReadModel({ reader, publicUrl: new URL('http://portico.test') }).contentOf([id])).get(id)).toHaveLength(3);
      const opened = await new SublicensesReadModel({ reader }).contentOf([mainSublicense.id, made.id] as SublicenseId[]);
      expect([...opened.values()].map(({ length }) => length)).toEqual([3, 3]);
      expect(sent).toHaveLength(2);
      for (const one of sent) expect((await planOf(site.database, one)).indexes).toContain('ix_content_item_tag_tag');
    });
  });
});
