import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rows } from '../src/kernel/sql.js';
import type { Caller } from './harness/caller.js';
import { Factory } from './harness/factories.js';
import { MailServer } from './harness/mail-server.js';
import { onEachSite, type Site } from './harness/site.js';
import { OWNER } from './harness/site-settings.js';

const TEST = 'mutation ($clientId: ID!) { sendTestMail(clientId: $clientId) }';
const MAILBOX = 'query ($search: String) { mailbox(search: $search, first: 100) { nodes { id kind to subject html text at } totalCount } }';
const SETTINGS = 'mutation ($input: UpdateSettingsInput!) { updateSettings(input: $input) { ... on SettingsUpdated { settings { mailPaused } } } }';

interface Kept {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

async function mailbox(owner: Caller, search: string | null = null): Promise<Kept[]> {
  const { mailbox: found } = await owner.data<{ mailbox: { nodes: Kept[] } }>(MAILBOX, { search });
  return found.nodes;
}

async function client(site: Site) {
  const made = await new Factory(await site.owner()).client({ name: 'Grünfeld & Söhne' });
  return made.id;
}

describe('Where there is no mail server', () => {
  onEachSite((site) => {
    it('an owner reads in the mailbox what would have been sent, found by address or subject', async () => {
      const owner = await site.owner();
      await owner.data(TEST, { clientId: await client(site) });
      expect(await mailbox(owner)).toEqual([]);
      await site.deliver();
      const [mail, ...more] = await mailbox(owner);
      expect(more).toEqual([]);
      expect(mail).toMatchObject({ kind: 'TEST', to: OWNER.email });
      expect(mail!.html).toContain('Grünfeld &amp; Söhne');
      expect(mail!.text).toContain('Grünfeld & Söhne');
      expect(await mailbox(owner, 'OWNER@')).toHaveLength(1);
      expect(await mailbox(owner, '100%')).toEqual([]);
      const { node } = await owner.data<{ node: { id: string } }>('query ($id: ID!) { node(id: $id) { id } }', { id: mail!.id });
      expect(node.id).toBe(mail!.id);
    });

    it('mails wait while an owner pauses them, and leave when they go on', async () => {
      const owner = await site.owner();
      const before = (await mailbox(owner)).length;
      await owner.data(SETTINGS, { input: { mailPaused: true } });
      await owner.data(TEST, { clientId: await client(site) });
      await site.deliver();
      expect(await mailbox(owner)).toHaveLength(before);
      await owner.data(SETTINGS, { input: { mailPaused: false } });
      await site.deliver();
      expect(await mailbox(owner)).toHaveLength(before + 1);
    });
  });
});

describe('Where there is a mail server', () => {
  const server = new MailServer();
  afterAll(() => server.stop());

  onEachSite(
    (site) => {
      beforeEach(() => void server.mails.splice(0));

      it('mails reach it in the name of the client, from the address of the site, and the mailbox stays empty', async () => {
        const owner = await site.owner();
        await owner.data(TEST, { clientId: await client(site) });
        await site.deliver();
        const [mail, ...more] = await server.read();
        expect(more).toEqual([]);
        expect(mail!.from).toEqual({ name: 'Grünfeld & Söhne', address: 'no-reply@portico.test' });
        expect(mail!.messageId).toMatch(/^<out_[0-9a-z]{26}@portico\.test>$/);
        expect(await mailbox(owner)).toEqual([]);
      });

      it('a mail the server does not take is tried again, and is one mail however often it arrives', async () => {
        const owner = await site.owner();
        server.mood = 'drops after DATA';
        await owner.data(TEST, { clientId: await client(site) });
        await site.deliver();
        await server.start(server.port);
        server.mood = 'takes';
        await site.deliver();
        expect(server.mails).toHaveLength(1);
        site.clock.advance({ seconds: 60 });
        await site.deliver();
        const ids = (await server.read()).map(({ messageId }) => messageId);
        expect(ids).toHaveLength(2);
        expect(new Set(ids).size).toBe(1);
        expect(await rows(site.database.reader, "SELECT id FROM outbox_message WHERE state = 'WAITING'", [])).toEqual([]);
      });
    },
    async () => {
      await server.stop();
      server.mood = 'takes';
      await server.start();
      return { smtpUrl: server.url };
    },
  );
});
