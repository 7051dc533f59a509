import { describe, expect, it } from '@jest/globals';
import { updateClient, updateSublicense } from './harness/administering.js';
import type { Caller, Json } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, makeSublicense, serial } from './harness/factories.js';
import { dashboardsOf, redeem } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';

const SAVE = 'mutation ($input: SaveContentItemInput!) { saveContentItem(input: $input) { ... on ContentItemSaved { contentItem { id } } } }';

async function save(owner: Caller, title: string, tags: readonly string[], id: string | null = null): Promise<string> {
  return String((await owner.ask(SAVE, { input: { id, title, kind: 'COURSE', url: 'https://learn.test/', tags } })).saveContentItem!.contentItem!.id);
}

const titles = (content: unknown): string[] => (content as readonly { readonly title: string }[]).map(({ title }) => title);

describe('Content by tag', () => {
  onEachSite((site) => {
    it('stands on the dashboards of learners as soon as an item is tagged, and goes with the tag', async () => {
      const owner = await makeOwner(site);
      const [wide, narrow] = [`wide ${serial()}`, `narrow ${serial()}`];
      const client = await makeClient(owner);
      const part = await makeSublicense(owner, client.id, { name: 'Part' });
      await updateClient(owner, { id: client.id, contentTags: [wide] });
      await updateSublicense(owner, { id: part, contentTags: [narrow] });
      const learner = await makeLearner(site);
      await redeem(learner.caller, client.slug, [(await makeCode(owner, client.id, { sublicenseIds: [client.main, part] })).code]);
      const seen = async () => Object.fromEntries((await dashboardsOf(learner.caller)).map(({ sublicense, content }: Json) => [sublicense, titles(content)]));

      expect(await seen()).toEqual({ Main: [], Part: [] });
      const both = await save(owner, 'Both', [wide, narrow]);
      await save(owner, 'Wide', [wide.toUpperCase()]);
      await save(owner, 'Narrow', [narrow]);
      expect(await seen()).toEqual({ Main: ['Both', 'Wide'], Part: ['Both'] });
      await save(owner, 'Both', [narrow], both);
      expect(await seen()).toEqual({ Main: ['Wide'], Part: [] });
    });

    it('comes to a copy with the tags, not with the items of the day', async () => {
      const owner = await makeOwner(site);
      const tag = `copied ${serial()}`;
      const client = await makeClient(owner);
      await updateClient(owner, { id: client.id, contentTags: [tag] });
      const { copyClient } = await owner.ask('mutation ($input: CopyClientInput!) { copyClient(input: $input) { ... on ClientCreated { client { id contentTags content { title } } } } }', {
        input: { id: client.id, name: `Copy ${serial()}` },
      });
      expect(copyClient!.client).toMatchObject({ contentTags: [tag], content: [] });
      await save(owner, 'Tagged after', [tag]);
      const after = await owner.ask('query ($id: ID!) { client(id: $id) { content { title } } }', { id: copyClient!.client!.id });
      expect(after).toEqual({ client: { content: [{ title: 'Tagged after' }] } });
    });

    it("is seen by the client's staff in the list of items, and remembered as a change of the client", async () => {
      const owner = await makeOwner(site);
      const tag = `staff ${serial()}`;
      const client = await makeClient(owner);
      const { caller: admin } = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] });
      await save(owner, 'For staff', [tag]);
      const list = async () => titles((await admin.ask('{ contentItems { nodes { title } } }')).contentItems!.nodes);
      expect(await list()).toEqual([]);
      await updateClient(owner, { id: client.id, contentTags: [tag] });
      expect(await list()).toEqual(['For staff']);
      const { client: read } = await admin.ask('query ($id: ID!) { client(id: $id) { history(first: 1) { nodes { action changes { field before after } } } } }', { id: client.id });
      expect(read!.history!.nodes).toMatchObject([{ action: 'client.updated', changes: [{ field: 'contentTags', after: tag }] }]);
    });
  });
});
