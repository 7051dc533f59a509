import { beforeAll, describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../test/harness/databases.js';
import { withFault } from '../../test/harness/fault-injection.js';
import { drift } from '../../test/harness/invariants.js';
import { contextOf } from '../../test/harness/slices.js';
import { storedRows } from '../../test/harness/stored-rows.js';
import { ClientsService, newClientIds } from '../clients/clients.api.js';
import { CodesReadModel, CodesService } from '../codes/codes.api.js';
import { composition } from '../composition.js';
import { ContentService } from '../content/content.api.js';
import { systemAct } from '../kernel/act.js';
import { readTime, type StoredTime } from '../kernel/clock.js';
import { readEmail } from '../kernel/email.js';
import { idFromBytes, newId } from '../kernel/ids.js';
import { rows } from '../kernel/sql.js';
import { StartFault } from '../kernel/start-fault.js';
import { LearnerAccounts } from '../learners/learners.api.js';
import type { OpenDatabase } from '../platform/database/open-database.js';
import { StaffService } from '../staff/staff.api.js';
import { SublicensesService } from '../sublicenses/sublicenses.api.js';
import { runSample, SampleMaker } from './sample.api.js';
import { ClientsReadModel } from '../clients/clients.api.js';
import { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import { SharpPictures } from '../platform/pictures/sharp-pictures.js';
import { drawLogo } from './logo-drawing.js';
import { SAMPLE } from './sample-table.js';

const NOW = new Date('2026-03-01T09:30:00.000Z');
const PUBLIC_URL = new URL('http://portico.test');

const sublicenses = new SublicensesService();
const services = { sublicenses, clients: new ClientsService({ sublicenses }), content: new ContentService(), codes: new CodesService(), accounts: new LearnerAccounts() };

function run(database: OpenDatabase): Promise<string[]> {
  return runSample({ database, clock: { now: () => NOW }, publicUrl: PUBLIC_URL, sample: new SampleMaker(services) });
}

async function addOwner(database: OpenDatabase) {
  const owner = { id: newId('stf'), email: readEmail('owner@portico.test')!, name: 'Owner', role: 'OWNER' as const, passwordHash: 'none', clientIds: [], sublicenseIds: [] };
  await database.inTransaction((tx) => new StaffService().add(tx, { ...owner, act: systemAct(NOW) }));
}

/** Declares tests on a migrated database, which has an owner unless told otherwise. */
function onEachSiteToFill(declare: (database: () => OpenDatabase) => void, { owned = true } = {}): void {
  onEachDatabase((open) => {
    let database: OpenDatabase;
    beforeAll(async () => {
      database = await open({ entities: composition.entities, migrations: composition.migrations });
      await database.migrate();
      if (owned) await addOwner(database);
    });
    declare(() => database);
  });
}

const count = async (database: OpenDatabase, from: string) => Number((await rows<{ n: number }>(database.reader, `SELECT COUNT(*) AS n FROM ${from}`, []))[0]!.n);

describe('The sample where it cannot be made', () => {
  onEachSiteToFill(
    (database) => {
      /** It is refused in these words, and nothing of it stays. */
      async function isRefused(words: string): Promise<void> {
        const before = await storedRows({ database: database() });
        await expect(run(database())).rejects.toThrow(words);
        expect(await storedRows({ database: database() })).toEqual(before);
      }

      it('waits for an owner, and says in one sentence how the site gets one', async () => {
        await isRefused('Portico has no owner yet: start it (npx pnpm start), open the set-up link it prints, then run this again.');
        await expect(run(database())).rejects.toThrow(StartFault);
      });

      describe('with an owner', () => {
        beforeAll(() => addOwner(database()));

        it('leaves nothing behind when the address of one of its last learners has an account', async () => {
          const learner = { id: newId('lrn'), email: readEmail('MORWENNA.chegwidden@saltmarsh.example')!, firstName: 'M', lastName: 'C', passwordHash: null };
          await database().inTransaction((tx) => services.accounts.open(tx, learner, NOW));
          await isRefused('The sample cannot be made: the address morwenna.chegwidden@saltmarsh.example has an account already.');
        });

        it('leaves nothing behind when another client has one of its slugs', async () => {
          await database().inTransaction((tx) => services.clients.create(tx, newClientIds(), { input: { name: 'Gruenfelder' }, act: systemAct(NOW) }));
          await isRefused('The sample cannot be made: /gruenfelder is taken by another client.');
        });
      });
    },
    { owned: false },
  );
});

describe('The sample', () => {
  onEachSiteToFill((database) => {
    let said: string[] = [];
    beforeAll(async () => {
      said = await run(database());
    });

    it('says what it made and where to look, with a live code', async () => {
      expect(said[0]).toBe('Made 3 clients with 24 sublicenses, 14 content items, 19 registration codes and 200 learners.');
      expect(said[1]).toContain('http://portico.test/admin/');
      expect(said[2]).toContain('http://portico.test/tidewell-logistics/TIDEWELL-START');
    });

    it('has three clients, their sublicenses, every kind of content, and two hundred learners, some of them in two clients', async () => {
      expect(await count(database(), 'client')).toBe(3);
      expect(await count(database(), 'sublicense')).toBe(24);
      expect(await count(database(), '(SELECT DISTINCT kind FROM content_item) kinds')).toBe(5);
      expect(await count(database(), 'content_item')).toBe(14);
      expect(await count(database(), 'learner')).toBe(200);
      expect(await count(database(), 'membership')).toBe(204);
    });

    it('gives each client a logo of its own, the same on every site', async () => {
      const logos = await rows<{ slug: string; content: Buffer }>(database().reader, 'SELECT c.slug, l.content FROM client c JOIN client_logo l ON l.client_id = c.id ORDER BY c.slug', []);
      expect(logos.map(({ slug }) => slug)).toEqual(['gruenfelder', 'saltmarsh-care', 'tidewell-logistics']);
      for (const { slug, content } of logos) {
        const { logo, design } = SAMPLE.clients.find((client) => client.slug === slug)!;
        const drawn = drawLogo({ ...logo, colour: design.accentColor });
        expect(Buffer.from(content)).toEqual(drawn.png);
        const read = await new SharpPictures().logo(drawn.png);
        expect(read).toMatchObject({ width: drawn.width, height: drawn.height, needsPlate: drawn.needsPlate });
      }
    });

    it('counts right: every seat and use taken is held, nobody is half in', async () => {
      expect(await drift(database().reader)).toEqual([]);
    });

    it('has codes of every status, generated and chosen, some opening several sublicenses', async () => {
      const readModel = new CodesReadModel({ database: database(), publicUrl: PUBLIC_URL, clients: new ClientsReadModel({ reader: database().reader, publicUrl: PUBLIC_URL }), sublicenses: new SublicensesReadModel({ reader: database().reader }) });
      const ids = (await rows<{ id: Buffer }>(database().reader, 'SELECT id FROM code', [])).map(({ id }) => idFromBytes('cod', id));
      const codes = [...(await readModel.byId(ids, contextOf(undefined, { clock: { now: () => NOW } }))).values()];
      expect(new Set(codes.map(({ status }) => status))).toEqual(new Set(['LIVE', 'SCHEDULED', 'EXHAUSTED', 'EXPIRED', 'DISABLED']));
      expect(codes.find(({ code }) => code === 'TIDEWELL-START')).toMatchObject({ status: 'LIVE' });
      expect(new Set(codes.filter(({ status }) => status === 'LIVE').map(({ guessable }) => guessable))).toEqual(new Set([true, false]));
      expect(await count(database(), '(SELECT code_id FROM code_sublicense GROUP BY code_id HAVING COUNT(*) > 1) several')).toBeGreaterThan(3);
    });

    it('has sublicenses that are full, nearly full, without a limit, with days of access, over and soon over', async () => {
      const seats = 'sublicense s JOIN allowance a ON a.id = s.seat_allowance_id WHERE';
      expect(await count(database(), `${seats} a.taken = a.max_taken`)).toBe(2);
      expect(await count(database(), `${seats} a.taken = a.max_taken - 1`)).toBeGreaterThan(1);
      expect(await count(database(), `${seats} a.max_taken IS NULL AND a.taken > 0`)).toBeGreaterThan(3);
      expect(await count(database(), `${seats} s.access_days IS NOT NULL`)).toBe(6);
      expect(await count(database(), `${seats} s.expires_at < '2026-03-01 09:30:00.000'`)).toBe(1);
      expect(await count(database(), `${seats} s.expires_at > '2026-03-01 09:30:00.000'`)).toBe(1);
    });

    it('has people let in by staff, revoked, disabled, and whose access has ended', async () => {
      expect(await count(database(), "membership WHERE joined_through = 'STAFF'")).toBe(19);
      expect(await count(database(), "access WHERE status = 'REVOKED'")).toBe(3);
      expect(await count(database(), "membership WHERE status = 'DISABLED'")).toBe(3);
      expect(await count(database(), "access WHERE status = 'ENDED' AND disabled_from IS NULL")).toBeGreaterThan(10);
      expect(await count(database(), "access WHERE status = 'ACTIVE' AND own_ends_at <= '2026-03-01 09:29:00.000'")).toBe(0);
    });

    it('gives nobody a password', async () => {
      expect(await count(database(), 'learner WHERE password_hash IS NOT NULL')).toBe(0);
    });

    it('has a history that reads in order, of the past hundred days, by staff, learners and Portico itself', async () => {
      const found = await rows<{ at: StoredTime; actor_kind: string }>(database().reader, "SELECT at, actor_kind FROM history_entry WHERE action <> 'staff.added' ORDER BY id", []);
      const times = found.map(({ at }) => readTime(at).getTime());
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      expect(times.at(-1)).toBeLessThan(NOW.getTime());
      expect(times[0]).toBeGreaterThan(NOW.getTime() - 100 * 86_400_000);
      expect(new Set(found.map((entry) => entry.actor_kind))).toEqual(new Set(['STAFF', 'LEARNER', 'SYSTEM']));
    });

    it('is made once: run again it says so and changes nothing', async () => {
      const before = await storedRows({ database: database() });
      expect((await run(database()))[0]).toBe('The sample was made here already; nothing was changed.');
      expect(await storedRows({ database: database() })).toEqual(before);
    });
  });
});

describe('The sample in trouble', () => {
  async function isMadeOnce(database: OpenDatabase): Promise<void> {
    expect(await count(database, 'client')).toBe(3);
    expect(await count(database, 'learner')).toBe(200);
    expect(await drift(database.reader)).toEqual([]);
  }

  onEachSiteToFill((database) => {
    it('is made whole and once when the answer to its COMMIT is lost', async () => {
      const { outcome, struck } = await withFault(database(), { fault: 'lost-commit', atStatement: 0 }, () => run(database()));
      expect({ struck, status: outcome.status }).toEqual({ struck: true, status: 'fulfilled' });
      await isMadeOnce(database());
    });
  });

  onEachSiteToFill((database) => {
    it('is made whole and once when two make it at the same time and one of them meets a deadlock in the middle', async () => {
      const { outcome, struck } = await withFault(database(), { fault: '1213', atStatement: 900 }, () => Promise.all([run(database()), run(database())]));
      const said = outcome.status === 'fulfilled' ? outcome.value : [];
      expect({ struck, said: said.map(([first]) => first!.split(' ')[0]!).toSorted() }).toEqual({ struck: true, said: ['Made', 'The'] });
      await isMadeOnce(database());
    });
  });
});
