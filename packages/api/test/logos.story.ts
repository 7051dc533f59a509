import { describe, expect, it } from '@jest/globals';
import { rows } from '../src/kernel/sql.js';
import { makeClient, makeOwner, makeStaff } from './harness/factories.js';
import { animatedGif, bombPng, NO_PICTURES, picture, turnedJpeg } from './harness/pictures.js';
import { onEachSite } from './harness/site.js';
import { dress, giveLogo, makeUpload, upload } from './harness/uploading.js';

const PAGE = 'query ($slug: String!) { landingPage(slug: $slug) { design { logoUrl logoWidth logoHeight } } }';
const NONE = { logoUrl: null, logoWidth: null, logoHeight: null };
const PREVIEW = `query ($input: InvitePreviewInput!) { invitePreview(input: $input) { __typename
  ... on InvitePreview { from subject html text logoUrl } ... on InvalidInput { fields { path } } } }`;

describe('The logo of a client', () => {
  onEachSite((site) => {
    const designOf = async (slug: string) => (await site.stranger().ask(PAGE, { slug })).landingPage!.design!;
    const statusOf = async (path: string) => (await fetch(`${site.url}${path}`)).status;
    const days = (count: number) => site.clock.advance({ seconds: count * 24 * 3_600 });

    /** A client with a logo of its own, so many pixels wide, and its owner. */
    async function dressed(width: number) {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { name: 'Dressed & Söhne' });
      return { owner, client, path: await giveLogo(owner, client.id, width) };
    }

    it('is at an address that is of these bytes for ever, for anybody, on pages of others too, and as nothing but a picture', async () => {
      const { client, path } = await dressed(301);
      const design = await designOf(client.slug);
      expect(design).toEqual({ logoUrl: expect.stringMatching(/^http:\/\/.+\/logos\/[0-9a-f]{64}\.png$/), logoWidth: 301, logoHeight: 80 });
      const response = await fetch(`${site.url}${path}`);
      const header = (name: string) => response.headers.get(name);
      expect(response.status).toBe(200);
      expect([header('content-type'), header('cache-control'), header('x-content-type-options'), header('cross-origin-resource-policy')]).toEqual(['image/png', 'public, max-age=31536000, immutable', 'nosniff', 'cross-origin']);
      expect(header('content-security-policy')).toContain("default-src 'none'");
      expect(header('set-cookie')).toBeNull();
      expect(Buffer.from(await response.arrayBuffer()).subarray(1, 4).toString()).toBe('PNG');
      const known = await fetch(`${site.url}${path}`, { headers: { 'if-none-match': header('etag')! } });
      expect([known.status, (await known.arrayBuffer()).byteLength]).toEqual([304, 0]);
    });

    it.each(['/logos/none.png', `/logos/${'0'.repeat(64)}.png`, `/logos/${'0'.repeat(64)}`, '/logos/..%2f..%2fetc%2fpasswd', `/logos/${'A'.repeat(64)}.png`])('is not at %s', async (path) => {
      expect(await statusOf(path)).toBe(404);
    });

    it('stays with what else is changed, is another at another address, and null takes it off', async () => {
      const { owner, client, path } = await dressed(302);
      await dress(owner, client.id, { heading: 'Hello' });
      expect((await designOf(client.slug)).logoUrl).toContain(path);
      const other = await giveLogo(owner, client.id, 200);
      expect(other).not.toBe(path);
      expect((await designOf(client.slug)).logoUrl).toContain(other);
      expect(await dress(owner, client.id, { logoUploadId: null })).toMatchObject({ client: { design: { ...NONE, heading: 'Hello' } } });
      expect(await designOf(client.slug)).toEqual(NONE);
    });

    it('can be seen for 90 days after it was taken off: old mails show it', async () => {
      const { owner, client, path } = await dressed(303);
      await dress(owner, client.id, { logoUploadId: null });
      days(89);
      await site.sweepFiles();
      expect(await statusOf(path)).toBe(200);
      days(2);
      await site.sweepFiles();
      expect(await statusOf(path)).toBe(404);
    });

    it('that is put on again stays for good', async () => {
      const { owner, client, path } = await dressed(304);
      await dress(owner, client.id, { logoUploadId: null });
      expect(await giveLogo(owner, client.id, 304)).toBe(path);
      days(91);
      await site.sweepFiles();
      expect(await statusOf(path)).toBe(200);
    });

    it('is made of the same upload again and again, which history tells once', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const id = await upload(owner, client.id, await picture('webp'));
      const answers = await Promise.all(Array.from({ length: 4 }, () => dress(owner, client.id, { logoUploadId: id })));
      expect(new Set(answers.map((answer) => answer.client!.design!.logoUrl)).size).toBe(1);
      const { history } = await owner.ask('query ($id: ID!) { history(clientId: $id) { nodes { summary changes { field before after } } } }', { id: client.id });
      const told = (history!.nodes as unknown as { changes: { field: string }[] }[]).flatMap(({ changes }) => changes.filter(({ field }) => field === 'logoUrl'));
      expect(told).toEqual([{ field: 'logoUrl', before: null, after: expect.stringMatching(/^\/logos\/[0-9a-f]{64}\.png$/) }]);
    });

    it('is refused at its field when there is no file yet, or none that is a picture; nothing else of the design is changed then', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const empty = await makeUpload(owner, client.id);
      const files = await Promise.all([...Object.values(NO_PICTURES), bombPng(20_001, 2_000)].map((file) => upload(owner, client.id, file)));
      for (const logoUploadId of [empty.id, ...files]) {
        expect(await dress(owner, client.id, { heading: 'Never', logoUploadId })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'logoUploadId' }] });
      }
      expect((await owner.ask('query ($id: ID!) { client(id: $id) { design { heading logoUrl } } }', { id: client.id })).client).toEqual({ design: { heading: null, logoUrl: null } });
    });

    it('of a photo is upright and tells nothing of who took it where; of a film it is the first frame', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      expect(await dress(owner, client.id, { logoUploadId: await upload(owner, client.id, await turnedJpeg()) })).toMatchObject({ client: { design: { logoWidth: 200, logoHeight: 60 } } });
      const kept = await rows<{ content: Buffer }>(site.database.reader, 'SELECT content FROM client_logo WHERE dropped_at IS NULL', []);
      expect(kept.some(({ content }) => Buffer.from(content).includes('canary'))).toBe(false);
      expect(await dress(owner, client.id, { logoUploadId: await upload(owner, client.id, await animatedGif()) })).toMatchObject({ client: { design: { logoWidth: 40, logoHeight: 20 } } });
    });

    it('is worn by a copy too, and by the copy alone when the first takes it off or goes', async () => {
      const { owner, client, path } = await dressed(305);
      const { copyClient } = await owner.ask('mutation ($input: CopyClientInput!) { copyClient(input: $input) { ... on ClientCreated { client { id design { logoUrl logoWidth } } } } }', { input: { id: client.id, name: 'Its copy' } });
      expect(copyClient!.client!.design).toEqual({ logoUrl: expect.stringContaining(path), logoWidth: 305 });
      const remove = (id: string, name: string) => owner.ask('mutation ($input: DeleteClientInput!) { deleteClient(input: $input) { __typename } }', { input: { id, name } });
      await remove(client.id, 'Dressed & Söhne');
      expect(await statusOf(path)).toBe(200);
      await remove(String(copyClient!.client!.id), 'Its copy');
      expect(await statusOf(path)).toBe(404);
    });

    it('is in mails with its whole address and the name of the client for whoever sees no pictures', async () => {
      const { owner, client, path } = await dressed(306);
      await owner.ask('mutation ($id: ID!) { sendTestMail(clientId: $id) }', { id: client.id });
      await site.deliver();
      const { mailbox } = await owner.ask('{ mailbox(first: 1) { nodes { html } } }');
      const [mail] = mailbox!.nodes as unknown as { html: string }[];
      expect(mail!.html).toMatch(new RegExp(`<img src="http://[^"]+${path}" alt="Dressed &amp; Söhne" height="40"`));
    });

    it('and all else of a brand is seen in an invite before it is saved, by what writes the real ones', async () => {
      const { owner, client, path } = await dressed(307);
      const preview = async (input: object, who = owner) => (await who.ask(PREVIEW, { input: { clientId: client.id, ...input } })).invitePreview!;
      const saved = await preview({});
      expect(saved).toMatchObject({ from: 'Dressed & Söhne', logoUrl: expect.stringContaining(path) });
      expect(saved.html).toContain(path);
      const logoUploadId = await upload(owner, client.id, await picture('jpeg', { width: 90, height: 90 }));
      const next = await preview({ logoUploadId, accentColor: '#f28c28', senderName: 'Academy', inviteSubject: 'Your seat', supportEmail: 'help@acme.test' });
      expect(next).toMatchObject({ from: 'Academy', subject: 'Your seat', logoUrl: expect.stringMatching(/^data:image\/png;base64,/) });
      expect(next.html).toContain(`<img src="${next.logoUrl}" alt="Dressed &amp; Söhne"`);
      expect(next.html).toContain('#f28c28');
      expect(next.text).toContain('help@acme.test');
      expect((await preview({ logoUploadId: null })).html).not.toContain('<img');
      expect(await preview({ supportEmail: 'nobody' })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'supportEmail' }] });
      const { caller: auditor } = await makeStaff(site, 'AUDITOR', { clientIds: [client.id] });
      expect(await preview({}, auditor)).toMatchObject({ __typename: 'InvitePreview' });
      expect((await designOf(client.slug)).logoUrl).toContain(path);
    });
  });
});
