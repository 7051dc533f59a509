import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rows } from '../src/kernel/sql.js';
import type { Caller, Json } from './harness/caller.js';
import { grant, updateSublicense } from './harness/administering.js';
import { makeClient, makeLearner, makeOwner, makeStaff, makeSublicense } from './harness/factories.js';
import { MailServer } from './harness/mail-server.js';
import { onEachSite } from './harness/site.js';

const TEST = 'mutation ($clientId: ID!) { sendTestMail(clientId: $clientId) }';
const MAILBOX = 'query ($search: String) { mailbox(search: $search, first: 100) { nodes { id kind to subject html text at } totalCount } }';
const SETTINGS = 'mutation ($input: UpdateSettingsInput!) { updateSettings(input: $input) { ... on SettingsUpdated { settings { mailPaused } } } }';

async function mailbox(owner: Caller, search: string | null = null): Promise<Json[]> {
  const { mailbox: found } = await owner.ask(MAILBOX, { search });
  return found!.nodes as unknown as Json[];
}

/** An owner who asks for a test mail of a new client. */
async function askForMail(owner: Caller): Promise<void> {
  await owner.ask(TEST, { clientId: (await makeClient(owner, { name: 'Grünfeld & Söhne' })).id });
}

describe('Where there is no mail server', () => {
  onEachSite((site) => {
    it('an owner reads in the mailbox what would have been sent, found by address or subject', async () => {
      const owner = await makeOwner(site);
      await askForMail(owner);
      expect(await mailbox(owner)).toEqual([]);
      await site.deliver();
      const [mail, ...more] = await mailbox(owner);
      expect(more).toEqual([]);
      expect(mail).toMatchObject({ kind: 'TEST' });
      expect(mail!.html).toContain('Grünfeld &amp; Söhne');
      expect(mail!.text).toContain('Grünfeld & Söhne');
      expect(await mailbox(owner, mail!.to!.toUpperCase())).toHaveLength(1);
      expect(await mailbox(owner, '100%')).toEqual([]);
      const { node } = await owner.ask('query ($id: ID!) { node(id: $id) { id } }', { id: mail!.id });
      expect(node!.id).toBe(mail!.id);
    });

    it('staff are told once at 80, 95 and 100 per cent of the seats, and again after there was room', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const admin = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] });
      const sublicense = await makeSublicense(owner, client.id, { name: 'Twenty', seatLimit: 20 });
      const people = await Promise.all(Array.from({ length: 20 }, () => makeLearner(site)));
      const told = async (upTo: number) => {
        await grant(owner, sublicense, people.slice(0, upTo).map(({ id }) => id));
        await Promise.all([site.tellOfSeats(), site.tellOfSeats()]);
        await site.deliver();
        return mailbox(owner, 'Twenty');
      };
      expect(await told(15)).toEqual([]);
      expect(await told(16)).toHaveLength(1);
      expect(await told(17)).toHaveLength(1);
      expect(await told(19)).toHaveLength(2);
      expect(await told(20)).toHaveLength(3);
      await updateSublicense(owner, { id: sublicense, seatLimit: 40 });
      expect(await told(20)).toHaveLength(3);
      await updateSublicense(owner, { id: sublicense, seatLimit: 20 });
      expect(await told(20)).toHaveLength(4);
      expect((await mailbox(owner, 'Twenty')).map(({ to }) => to)).toEqual(Array.from({ length: 4 }, () => admin.email));
    });

    it('mails wait while an owner pauses them, and leave when they go on', async () => {
      const owner = await makeOwner(site);
      const before = (await mailbox(owner)).length;
      await owner.ask(SETTINGS, { input: { mailPaused: true } });
      await askForMail(owner);
      await site.deliver();
      expect(await mailbox(owner)).toHaveLength(before);
      await owner.ask(SETTINGS, { input: { mailPaused: false } });
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
        const owner = await makeOwner(site);
        await askForMail(owner);
        await site.deliver();
        const [mail, ...more] = await server.read();
        expect(more).toEqual([]);
        expect(mail!.from).toEqual({ name: 'Grünfeld & Söhne', address: 'no-reply@portico.test' });
        expect(mail!.messageId).toMatch(/^<out_[0-9a-z]{26}@portico\.test>$/);
        expect(await mailbox(owner)).toEqual([]);
      });

      it('a mail the server does not take is tried again, and is one mail however often it arrives', async () => {
        const owner = await makeOwner(site);
        server.mood = 'drops after DATA';
        await askForMail(owner);
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

      it('owners are told that mails leave the site', async () => {
        expect(await (await makeOwner(site)).ask('{ settings { mailLeaves } }')).toEqual({ settings: { mailLeaves: true } });
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
