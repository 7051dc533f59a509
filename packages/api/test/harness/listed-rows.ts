import { ClientsService, newClientIds } from '../../src/clients/clients.service.js';
import { CodesService } from '../../src/codes/codes.service.js';
import { generateCode } from '../../src/codes/code.js';
import { systemAct } from '../../src/kernel/act.js';
import { readEmail } from '../../src/kernel/email.js';
import { idBytes, newId, type ClientId, type CodeId, type LearnerId, type StaffId, type SublicenseId } from '../../src/kernel/ids.js';
import { foldCode } from '@portico/shared';
import { Refusal } from '../../src/kernel/problem.js';
import { rows, run } from '../../src/kernel/sql.js';
import { AdmissionMemory } from '../../src/learners/admit-learners.js';
import { grantAccess } from '../../src/learners/access-grants.js';
import { putExternalId } from '../../src/learners/external-ids.js';
import { LearnerAccounts } from '../../src/learners/learner-accounts.js';
import { disableMembership } from '../../src/learners/membership-status.js';
import type { OpenDatabase } from '../../src/platform/database/open-database.js';
import { StaffService } from '../../src/staff/staff.service.js';
import { SublicensesService } from '../../src/sublicenses/sublicenses.service.js';
import type { Seeded } from './seeded.js';

/** The time the rows are looked at; they were made in the year before. */
export const NOW = new Date('2026-06-01T12:00:00.000Z');

const FIRST = ['Ada', 'ada', 'Bob', 'Zoë', 'Anna-Maria', 'Łukasz', '山田', 'Jean Luc', "O'Neil"];
const LAST = ['King', 'Müller', 'Muller', 'Mueller', 'Smith', 'smithers', 'van der Berg', 'Öz', 'Kingsley', '太郎'];
const HOSTS = ['acme.test', 'mail.acme.test', 'beta.example'];
const EXTERNAL = ['Emp', 'KING', 'Ö.7 x', 'ada'];
const LABELS = ['Fall 2026', 'fall 2026', 'Spring', 'Übung A', 'Übung B', 'Sales – EMEA', 'sales-apac', 'Öl'];
const CLIENTS = ['Acme Rockets', 'acme rockets', 'Öl & Söhne', 'Beta', 'Delta-Force', 'Zeta'];

/** What was made: enough of everything that every order has ties and every filter passes some. */
export interface ListedRows {
  readonly clients: readonly ClientId[];
  readonly sublicenses: readonly SublicenseId[];
  /** Whose each sublicense is. */
  readonly owners: ReadonlyMap<SublicenseId, ClientId>;
  /** Who made the codes. */
  readonly maker: StaffId;
}

/** Fills a database through the services that write it, so that their keys and words are put to the test too. */
export async function fillLists(database: OpenDatabase, chance: Seeded, { learners, codes }: { readonly learners: number; readonly codes: number }): Promise<ListedRows> {
  const made = { ...(await makePlaces(database, chance)), maker: await makeMaker(database) };
  const people = await makePeople(database, chance, learners);
  await grantSome(database, chance, { people, sublicenses: made.sublicenses });
  await disableSome(database, chance);
  await nameSome(database, chance);
  await makeCodes(database, chance, { ...made, count: codes });
  return made;
}

async function makeMaker(database: OpenDatabase): Promise<StaffId> {
  const id = newId('stf');
  const email = readEmail('maker@portico.test')!;
  await database.inTransaction((tx) => new StaffService().add(tx, { id, email, name: 'Maker', role: 'OWNER', passwordHash: 'none', clientIds: [], sublicenseIds: [], act: systemAct(NOW) }));
  return id;
}

const DAY = 86_400_000;

function some(chance: Seeded, days: number): Date {
  // Few different times, so that they tie.
  return new Date(NOW.getTime() + (chance.below(8) - 4) * days * DAY);
}

async function makePlaces(database: OpenDatabase, chance: Seeded) {
  const sublicensesService = new SublicensesService();
  const service = new ClientsService({ sublicenses: sublicensesService });
  const [clients, sublicenses, owners]: [ClientId[], SublicenseId[], Map<SublicenseId, ClientId>] = [[], [], new Map()];
  for (const name of CLIENTS) {
    const ids = newClientIds();
    const extra = newId('sub');
    // The last one's time is over: nobody gets in.
    const expiresAt = name === CLIENTS.at(-1) ? new Date(NOW.getTime() - DAY) : chance.oneOf([null, new Date(NOW.getTime() + DAY)]);
    await database.inTransaction(async (tx) => {
      await service.create(tx, ids, { input: { name, expiresAt, sku: `S-${clients.length}`, seatLimit: chance.below(3) === 0 ? 40 : null }, act: systemAct(some(chance, 1)) });
      await sublicensesService.create(tx, { clientId: ids.client, id: extra, seats: newId('alw') }, { input: { clientId: ids.client, name: 'EMEA' }, act: systemAct(NOW) });
    });
    clients.push(ids.client);
    for (const id of [ids.main, extra]) owners.set(id, ids.client);
    sublicenses.push(ids.main, extra);
  }
  return { clients, sublicenses, owners };
}

/** Makes accounts; some are seen again. */
export async function makePeople(database: OpenDatabase, chance: Seeded, count: number): Promise<LearnerId[]> {
  const accounts = new LearnerAccounts();
  const people = Array.from({ length: count }, () => newId('lrn'));
  await database.inTransaction(async (tx) => {
    for (const id of people) {
      const [firstName, lastName] = [chance.oneOf(FIRST), chance.oneOf(LAST)];
      const email = readEmail(`${chance.oneOf(['a', 'ada.k', 'zed', 'king'])}.${id.slice(-6)}@${chance.oneOf(HOSTS)}`)!;
      await accounts.open(tx, { id, email, firstName, lastName, passwordHash: null }, some(chance, 20));
      if (chance.below(4) === 0) await run(tx, 'UPDATE learner SET last_seen_at = NULL WHERE id = ?', [idBytes(id)]);
    }
  });
  return people;
}

/** Lets people in by the gate, a few at a time. */
export async function grantSome(
  database: OpenDatabase,
  chance: Seeded,
  { people, sublicenses }: { readonly people: readonly LearnerId[]; readonly sublicenses: readonly SublicenseId[] },
): Promise<void> {
  const open = await rows<{ id: Buffer }>(database.reader, 'SELECT s.id FROM sublicense s JOIN client c ON c.id = s.client_id WHERE c.expires_at IS NULL OR c.expires_at > ?', ['2026-06-01 12:00:00.000']);
  const among = sublicenses.filter((id) => open.some((row) => row.id.equals(idBytes(id))));
  for (let at = 0; at < people.length; at += 1 + chance.below(7)) {
    const group = people.slice(at, at + 8);
    for (const sublicenseId of chance.shuffled(among).slice(0, 1 + chance.below(3))) {
      const grant = { people: group, sublicenseId, expiresAt: null, by: newId('stf'), heldUntil: NOW };
      await database.inTransaction((tx) => grantAccess(tx, grant, { act: systemAct(new Date(NOW.getTime() - chance.below(5) * DAY)), memory: new AdmissionMemory() })).catch(ignoreFull);
    }
  }
}

/** A full client lets nobody in: that is as good a row as any. */
function ignoreFull(thrown: unknown): void {
  if (!(thrown instanceof Error) || thrown.constructor.name !== 'ShortOfSeats') throw thrown;
}

async function disableSome(database: OpenDatabase, chance: Seeded): Promise<void> {
  const found = await database.dataSource.getRepository('membership').find({ order: { id: 'ASC' } });
  for (const { id, learnerId, clientId } of found as { id: never; learnerId: LearnerId; clientId: ClientId }[]) {
    if (chance.below(9) === 0) await database.inTransaction((tx) => disableMembership(tx, { id, learnerId, clientId }, systemAct(NOW)));
  }
}

/** Some have an external id; across clients the same ones come again. */
async function nameSome(database: OpenDatabase, chance: Seeded): Promise<void> {
  const found = await database.dataSource.getRepository('membership').find({ order: { id: 'ASC' } });
  for (const [at, { id, clientId }] of (found as { id: never; clientId: ClientId }[]).entries()) {
    if (chance.below(3) > 0) await database.inTransaction((tx) => putExternalId(tx, { id, clientId }, `${chance.oneOf(EXTERNAL)}-${at >> 1}`)).catch(ignoreTaken);
  }
}

/** Another member has it: that is as good as none. */
function ignoreTaken(thrown: unknown): void {
  if (!(thrown instanceof Refusal)) throw thrown;
}

/** Makes registration codes of every standing. */
export async function makeCodes(
  database: OpenDatabase,
  chance: Seeded,
  { count, sublicenses, owners, maker }: Omit<ListedRows, 'clients'> & { readonly count: number },
): Promise<void> {
  const service = new CodesService();
  await database.inTransaction(async (tx) => {
    for (let at = 0; at < count; at += 1) {
      const [id, uses] = [newId('cod') satisfies CodeId, newId('alw')];
      const first = chance.oneOf(sublicenses);
      const opened = chance.below(3) === 0 ? sublicenses.filter((other) => owners.get(other) === owners.get(first)) : [first];
      const chosen = `Word-${at}-${chance.below(99)}-${id.slice(-6)}`;
      const generated = chance.below(2) === 0;
      await service.create(
        tx,
        {
          id,
          useAllowanceId: uses,
          clientId: owners.get(first)!,
          label: chance.oneOf(LABELS),
          text: generated ? generateCode() : { text: chosen, foldedKey: foldCode(chosen) },
          generated,
          emailDomains: [],
          sublicenses: opened,
          maxRedemptions: chance.below(2) === 0 ? null : 4,
          startsAt: chance.below(3) === 0 ? some(chance, 1) : null,
          expiresAt: chance.below(2) === 0 ? null : new Date(NOW.getTime() + (chance.below(6) - 1) * 9 * DAY),
          by: maker,
        },
        systemAct(some(chance, 2)),
      );
      if (chance.below(6) === 0) await service.setEnabled(tx, [id], { enabled: false, act: systemAct(NOW) });
      await run(tx, 'UPDATE allowance SET taken = ? WHERE id = ?', [chance.below(6), idBytes(uses)]);
    }
  });
}
