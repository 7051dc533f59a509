import { beforeAll, describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../test/harness/databases.js';
import { withFault } from '../../test/harness/fault-injection.js';
import { openSlices, type Slices } from '../../test/harness/slices.js';
import { newId, type ClientId } from '../kernel/ids.js';
import type { SignedInStaff, Viewer } from '../kernel/viewer.js';
import { readWebUrl } from '../kernel/web-url.js';

const SAVE = `mutation ($input: SaveContentItemInput!) { saveContentItem(input: $input) { __typename
  ... on ContentItemSaved { contentItem { id title kind url tags } } ... on InvalidInput { fields { path } } } }`;

describe('A URL of content', () => {
  it.each(['https://learn.test/a?b=c', 'http://10.0.0.1:8080/'])('may be %s', (url) => {
    expect(readWebUrl(url, 2000)).toBe(url);
  });

  it.each(['javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', '/course/1', 'learn.test', 'ftp://learn.test/', 'file:///etc/passwd', '', 'https://user:pw@learn.test/', 'https://user@learn.test/', 'https://:pw@learn.test/', `https://learn.test/${'a'.repeat(2000)}`])(
    'may not be %j',
    (url) => {
      expect(readWebUrl(url, 2000)).toBeUndefined();
    },
  );
});

onEachDatabase((open) => {
  let site: Slices;
  beforeAll(async () => {
    site = await openSlices(open);
  });

  async function save(input: object): Promise<Record<string, unknown>> {
    const { data, errors } = await site.ask(SAVE, { kind: 'COURSE', url: 'https://learn.test/', ...input });
    expect(errors).toBeUndefined();
    return data!['saveContentItem'] as Record<string, unknown>;
  }

  async function saved(input: object): Promise<{ id: string }> {
    return (await save(input))['contentItem'] as { id: string };
  }

  async function titles(args: string, viewer?: Viewer): Promise<string[]> {
    const { data } = await site.ask(`{ contentItems(${args}) { nodes { title } } }`, {}, viewer);
    return (data!['contentItems'] as { nodes: { title: string }[] }).nodes.map(({ title }) => title);
  }

  describe('A content item', () => {
    it('keeps its tags once each, trimmed', async () => {
      expect(await saved({ title: ' Lathe ', url: ' https://learn.test/lathe ', tags: [' Shop ', 'shop', '安全衛生管理者講習会一', '安全衛生管理者講習会二'] })).toMatchObject({
        title: 'Lathe', kind: 'COURSE', url: 'https://learn.test/lathe',
        tags: expect.arrayContaining(['shop', '安全衛生管理者講習会一', '安全衛生管理者講習会二']),
      });
    });

    it('keeps its tags when they are left out of a change, and loses them to []', async () => {
      const { id } = await saved({ title: 'Tagged', tags: ['one'] });
      expect(await saved({ id, title: 'Tagged again', kind: 'VIDEO' })).toEqual({ id, title: 'Tagged again', kind: 'VIDEO', url: 'https://learn.test/', tags: ['one'] });
      expect(await saved({ id, title: 'Bare', tags: [] })).toMatchObject({ tags: [] });
    });

    it('is refused for each field that is wrong', async () => {
      const { fields } = (await save({ title: 'x'.repeat(201), url: 'javascript:1', tags: [''] })) as { fields?: { path: string }[] };
      expect(fields?.map(({ path }) => path).sort()).toEqual(['tags', 'title', 'url']);
      expect(await save({ title: 'Many', tags: Array.from({ length: 21 }, (_, at) => `t${at}`) })).toMatchObject({ fields: [{ path: 'tags' }] });
    });

    it('cannot be changed when there is none', async () => {
      const { errors } = await site.ask(SAVE, { id: newId('cnt'), title: 'X', kind: 'LINK', url: 'https://learn.test' });
      expect(errors?.[0]?.originalError).toMatchObject({ code: 'NOT_FOUND' });
    });

    it('is one item when the answer to COMMIT is lost', async () => {
      const { outcome } = await withFault(site.database, { fault: 'lost-commit', atStatement: 0 }, () => saved({ title: 'Zebra once', tags: ['t'] }));
      expect(outcome.status).toBe('fulfilled');
      expect(await titles('search: "zebra"')).toEqual(['Zebra once']);
    });
  });

  describe('The list of content items', () => {
    it('finds the beginning of any word of a title, whatever its case and accents, and takes signs for themselves', async () => {
      for (const title of ['Über Öfen', 'Alte Oefen 100%', 'Mofen']) await saved({ title });
      expect(await titles('search: "OFEN"')).toEqual(['Über Öfen']);
      expect(await titles('search: "uber o"')).toEqual(['Über Öfen']);
      expect(await titles('search: "100%"')).toEqual(['Alte Oefen 100%']);
      expect(await titles('search: "%"')).toEqual([]);
    });

    it('is cut to what the clients in reach have', async () => {
      const { id } = await saved({ title: 'Shared with one' });
      const create = `mutation ($input: CreateClientInput!) { createClient(input: $input) { ... on ClientCreated { client { id } } } }`;
      const { data } = await site.ask(create, { name: 'Haver', contentIds: [id] });
      const haver = (data!['createClient'] as { client: { id: ClientId } }).client.id;
      const admin = (...clients: ClientId[]): SignedInStaff => ({
        kind: 'staff',
        staffId: newId('stf'),
        role: 'CLIENT_ADMIN',
        scope: { everything: false, clients: new Set(clients), sublicenses: new Map() },
      });
      expect(await titles('first: 100', admin(haver))).toEqual(['Shared with one']);
      expect(await titles('first: 100', admin(newId('cli')))).toEqual([]);
      expect(await titles('first: 100', admin())).toEqual([]);
      const manager: SignedInStaff = { ...admin(), role: 'CLIENT_MANAGER', scope: { everything: false, clients: new Set(), sublicenses: new Map([[newId('sub'), haver]]) } };
      expect(await titles('first: 100', manager)).toEqual(['Shared with one']);
    });

    it('is saved to by owners alone', async () => {
      const input = { title: 'X', kind: 'LINK', url: 'https://learn.test' };
      for (const role of ['CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'] as const) {
        const viewer: SignedInStaff = { kind: 'staff', staffId: newId('stf'), role, scope: { everything: true, clients: new Set(), sublicenses: new Map() } };
        expect((await site.ask(SAVE, input, viewer)).errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
      }
      expect((await site.ask(SAVE, input, { kind: 'anonymous' })).errors?.[0]?.originalError).toMatchObject({ code: 'UNAUTHENTICATED' });
    });
  });

  describe('A page of content items', () => {
    it('refuses a cursor that is not one of its own, and one that is too long', async () => {
      await site.ask(SAVE, { title: 'Listed', kind: 'LINK', url: 'https://learn.test/' });
      const ask = (after: string | null) => site.ask(`{ contentItems(first: 1, after: ${JSON.stringify(after)}) { nodes { id } pageInfo { endCursor } } }`);
      const { endCursor } = ((await ask(null)).data!['contentItems'] as { pageInfo: { endCursor: string } }).pageInfo;
      expect((await ask(endCursor)).errors).toBeUndefined();
      const [list, , id] = JSON.parse(Buffer.from(endCursor, 'base64url').toString()) as unknown[];
      const forged = [[list, 5, id], [list, 'a', 5], [list, 'a', { id: 'AAAA' }], [list, { id: 'AAAA' }, id]].map((keys) => Buffer.from(JSON.stringify(keys)).toString('base64url'));
      for (const after of [...forged, 'x'.repeat(2_001)]) {
        expect([after, (await ask(after)).errors]).toEqual([after, [expect.anything()]]);
      }
    });
  });
});
