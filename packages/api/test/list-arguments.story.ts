import { describe, expect, it } from '@jest/globals';
import { makeClient, makeOwner, makeStaff } from './harness/factories.js';
import { onEachSite } from './harness/site.js';

const CLIENTS = `query ($first: Int, $after: String, $last: Int, $before: String) {
  clients(first: $first, after: $after, last: $last, before: $before) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount totalCountIsExact } }`;
const CONTENT = `query ($search: String, $first: Int, $after: String, $last: Int, $before: String) {
  contentItems(search: $search, first: $first, after: $after, last: $last, before: $before) { totalCount } }`;

describe('lists', () => {
  onEachSite((site) => {
    it('read null for an argument as if it were left out', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const { caller } = await makeStaff(site, 'AUDITOR', { clientIds: [client.id] });
      expect((await caller.ask(CLIENTS, { first: null, after: null, last: null, before: null })).clients).toMatchObject({ nodes: [{ id: client.id }], totalCount: 1, totalCountIsExact: true });
      expect((await caller.ask(CLIENTS, { first: 5, after: null, last: null, before: null })).clients).toMatchObject({ nodes: [{ id: client.id }] });
      expect(await caller.ask(CONTENT, { search: null, first: null, after: null, last: null, before: null })).toEqual({ contentItems: { totalCount: 0 } });
    });

    it.each([{ first: 0 }, { first: 101 }, { first: -1 }, { last: 0 }, { first: 1, last: 1 }, { first: 1, before: 'x' }, { last: 1, after: 'x' }, { after: 'nonsense' }, { after: 'W10' }, { after: 'WzFd' }, { before: 'bnVsbA' }])(
      'refuse %j',
      async (page) => {
        expect(await (await makeOwner(site)).fault(CLIENTS, page)).toBe('BAD_USER_INPUT');
      },
    );

    it.each([[[null, null]], [[{ a: 1 }, { b: 2 }]], [['a', 1]], [[1, { id: 'AAAA' }]], [['a', { id: 5 }]], [[true, false]]])('refuse a cursor somebody made up, or answer it with some page: %j', async (keys) => {
      const after = Buffer.from(JSON.stringify(keys)).toString('base64url');
      const { body } = await (await makeOwner(site)).send(CLIENTS, { after });
      expect(body.errors?.map((error) => error.extensions.code) ?? ['BAD_USER_INPUT']).toEqual(['BAD_USER_INPUT']);
    });
  });
});
