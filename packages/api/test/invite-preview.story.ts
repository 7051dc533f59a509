import { describe, expect, it } from '@jest/globals';
import type { Caller, Json } from './harness/caller.js';
import { makeClient, makeOwner, makeStaff, makeSublicense } from './harness/factories.js';
import { onEachSite } from './harness/site.js';

const PREVIEW = `query ($input: InvitePreviewInput!) { invitePreview(input: $input) { __typename
  ... on InvitePreview { from subject html text } ... on InvalidInput { fields { path } } } }`;
const preview = async (who: Caller, input: object): Promise<Json> => (await who.ask(PREVIEW, { input })).invitePreview!;

describe('an invite that is being written', () => {
  onEachSite((site) => {
    it('is shown with whom it greets, what it invites to and what it says, and nothing is sent', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const emea = await makeSublicense(owner, client.id, { name: 'EMEA' });
      const shown = await preview(owner, { clientId: client.id, firstName: ' Ada ', sublicenseIds: [emea], message: 'See you <soon>.' });
      for (const words of ['Ada', 'EMEA', 'See you <soon>.']) expect(shown.text).toContain(words);
      expect(shown.html).toContain('See you &lt;soon&gt;.');
      const usual = await preview(owner, { clientId: client.id });
      expect(usual.text).toContain('Main');
      expect((await owner.ask('{ mailbox { totalCount } }')).mailbox!.totalCount).toBe(0);
    });

    it('names nothing that is out of reach, or another client’s', async () => {
      const owner = await makeOwner(site);
      const [client, other] = [await makeClient(owner), await makeClient(owner)];
      const emea = await makeSublicense(owner, client.id, { name: 'EMEA' });
      const input = { clientId: client.id, sublicenseIds: [other.main] };
      expect(await owner.fault(PREVIEW, { input })).toBe('NOT_FOUND');
      const { caller } = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [emea] });
      expect(await caller.fault(PREVIEW, { input: { ...input, sublicenseIds: [client.main] } })).toBe('NOT_FOUND');
      expect(await preview(caller, { ...input, sublicenseIds: [emea] })).toMatchObject({ __typename: 'InvitePreview' });
    });

    it.each([['firstName', 'nothing', ' '], ['firstName', 'too long', 'x'.repeat(101)], ['message', 'too long', 'x'.repeat(2_001)], ['sublicenseIds', 'none', []]])('is refused at %s for what is wrong: %s', async (path, _what, value) => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      expect(await preview(owner, { clientId: client.id, [path]: value })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path }] });
    });
  });
});
