import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composition } from '../../src/composition.js';
import { ENTITIES } from '../../src/entities.js';
import { rows } from '../../src/kernel/sql.js';
import { onEachDatabase } from '../harness/databases.js';
import { makeClient, makeOwner } from '../harness/factories.js';
import { drift } from '../harness/invariants.js';
import { invite } from '../harness/inviting.js';
import { MailServer } from '../harness/mail-server.js';
import { LONG, SEED, versionOf, writeProof, type ProofRow } from '../harness/proof.js';
import { Seeded } from '../harness/seeded.js';
import { Site } from '../harness/site.js';
import { deliverAmongKills } from './mail/killed-workers.js';

/** How often a worker is killed, and how many mails wait. */
const KILLS = LONG ? 100 : 2;
const MAILS = LONG ? 150 : 20;

describe(`workers that are killed while they deliver, seed ${SEED}`, () => {
  const table: ProofRow[] = [];
  const deviations: string[] = [];
  const databases: string[] = [];

  onEachDatabase((open, on) => {
    const site = new Site(on);
    const server = new MailServer();

    beforeAll(async () => {
      await server.start();
      await site.open(await open({ entities: [...ENTITIES], migrations: composition.migrations }));
      databases.push(await versionOf(site.database));
    });
    afterAll(async () => {
      await site.close();
      await server.stop();
    });

    it('lose no mail: every one arrives, under one Message-ID, and one mail more than once for each kill at most', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const people = Array.from({ length: MAILS }, (_, at) => ({ email: `mail${at}@proof.test`, firstName: 'Ida', lastName: `Invited ${at}` }));
      await invite(owner, { clientId: client.id, sublicenseIds: [client.main], people });
      const kills = await deliverAmongKills({ databaseUrl: on.url(), server, random: new Seeded(SEED), kills: KILLS, start: site.clock.now() });
      const found = await wrongs(kills);
      table.push({ database: on.dialect === 'sqlite' ? 'SQLite' : 'MariaDB', mails: MAILS, kills, 'arrived more than once': server.mails.length - MAILS, deviations: found.length });
      deviations.push(...found);
      expect(found).toEqual([]);
    });

    async function wrongs(kills: number): Promise<string[]> {
      const arrived = new Map<string, string[]>();
      for (const { to, messageId } of await server.read()) arrived.set(to![0]!.address!, [...(arrived.get(to![0]!.address!) ?? []), messageId!]);
      const missing = MAILS - arrived.size;
      const renamed = [...arrived.values()].filter((ids) => new Set(ids).size > 1).length;
      const again = server.mails.length - MAILS;
      const waiting = await rows(site.database.reader, "SELECT id FROM outbox_message WHERE topic = 'mail' AND (state <> 'DELIVERED' OR sealed IS NOT NULL)", []);
      const unsent = await rows(site.database.reader, 'SELECT id FROM invite WHERE sent_at IS NULL', []);
      return [
        ...(missing > 0 ? [`${missing} mails never arrived.`] : []),
        ...(renamed > 0 ? [`${renamed} mails came under several Message-IDs.`] : []),
        ...(again > kills ? [`${again} mails came again for ${kills} kills.`] : []),
        ...waiting.map(() => 'A mail still waits, or keeps its secret.'),
        ...unsent.map(() => 'An invite does not know that its mail left.'),
        ...(await drift(site.database.reader)),
      ];
    }
  });

  afterAll(() => {
    if (!LONG) return;
    writeProof('mail', { title: 'Mail: whoever kills the workers, every mail arrives', about: ABOUT, command: 'pnpm prove mail', databases, table, deviations });
  });
});

const ABOUT = [
  [
    'Invites wait in the outbox. Workers, one after the other, deliver them to a real SMTP server, and each is killed (SIGKILL) when the server has read a mail whose number is drawn from the',
    'seed: before it says that it took it, or just after. The next worker comes when the lease of the dead one is over; the last one is left alone.',
  ].join(' '),
  'Afterwards every mail has arrived, those that came again under the same Message-ID, no more than one for each kill; every invite knows that its mail left; no secret is left in the outbox; and every count is right.',
];
