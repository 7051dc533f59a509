import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composition } from '../composition.js';
import { ENTITIES } from '../entities.js';
import { systemAct } from '../kernel/act.js';
import { readTime, readTimeOrNull, timeText, type StoredTime } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { Direction } from '../kernel/direction.js';
import { idBytes, idFromBytes, newId, type ClientId } from '../kernel/ids.js';
import { sortKey } from '../kernel/keys.js';
import type { PageArgs } from '../kernel/paging.js';
import { rows, run } from '../kernel/sql.js';
import { EVERYTHING, type Scope } from '../kernel/viewer.js';
import { onEachDatabase } from '../../test/harness/databases.js';
import { allPages, combinations, findsAll, sorted } from '../../test/harness/list-model.js';
import { NOW } from '../../test/harness/listed-rows.js';
import { expectNoneSkipped } from '../../test/harness/moving-list.js';
import { Seeded } from '../../test/harness/seeded.js';
import { SublicensesService } from '../sublicenses/sublicenses.service.js';
import type { OpenDatabase } from '../platform/database/open-database.js';
import { ClientStatus } from './client.entity.js';
import { ClientOrderField, type ClientFilter } from './clients-list.inputs.js';
import { pageOfClients } from './clients-list.read-model.js';
import { ClientsService, newClientIds } from './clients.service.js';

const SEED = 20_261_122;
const DAY = 86_400_000;
const NAMES = ['Acme', 'acme', 'Öl & Söhne', 'Beta Rockets', 'Béta', 'Delta-Force', 'Zeta', '山田'];
const SEARCHES = [null, 'acme', 'BETA', 'söh', 'force', 'rock bet', 'sku-1', 'x', '山', '  '];

interface Row {
  readonly id: Buffer;
  readonly name: string;
  readonly slug: string;
  readonly sku: string | null;
  readonly status: string;
  readonly created: Date;
  readonly expires: Date | null;
  readonly taken: number;
  readonly max_taken: number | null;
}

/** Every client as its own row and that of its seats tell. */
async function everyRow({ reader }: OpenDatabase): Promise<Row[]> {
  const found = await rows<Omit<Row, 'created' | 'expires'> & { created_at: StoredTime; expires_at: StoredTime | null }>(
    reader,
    'SELECT c.id, c.name, c.slug, c.sku, c.status, c.created_at, c.expires_at, al.taken, al.max_taken FROM client c JOIN allowance al ON al.id = c.seat_allowance_id',
    [],
  );
  return found.map((row) => ({ ...row, created: readTime(row.created_at), expires: readTimeOrNull(row.expires_at) }));
}

const service = new ClientsService({ sublicenses: new SublicensesService() });
let made = 0;

/** Makes a client, and changes it after. */
async function makeOne(tx: Tx, chance: Seeded): Promise<ClientId> {
  const ids = newClientIds();
  made += 1;
  const slug = `s${made}-${chance.oneOf(['north', 'south'])}`;
  const sku = chance.below(2) === 0 ? null : `SKU-${made}`;
  const status = chance.oneOf(Object.values(ClientStatus));
  const [seatLimit, taken] = [chance.below(2) === 0 ? null : chance.below(5), chance.below(5)];
  await service.create(tx, ids, { input: { name: 'Before', seatLimit }, act: systemAct(new Date(NOW.getTime() - chance.below(5) * DAY)) });
  await service.update(tx, ids.client, { input: { id: ids.client, name: chance.oneOf(NAMES), slug, sku, expiresAt: someEnd(chance) }, act: systemAct(NOW) });
  await service.setStatus(tx, ids.client, { status, act: systemAct(NOW) });
  await run(tx, 'UPDATE allowance SET taken = ? WHERE id = ?', [taken, idBytes(ids.seats)]);
  return ids.client;
}

function someEnd(chance: Seeded): Date | null {
  return chance.below(3) === 0 ? null : new Date(NOW.getTime() + (chance.below(9) - 3) * DAY);
}

const KEYS: Readonly<Record<ClientOrderField, (row: Row) => (string | number)[]>> = {
  NAME: (row) => [sortKey(row.name, 120)],
  CREATED_AT: (row) => [timeText(row.created)],
  EXPIRES_AT: (row) => [row.expires === null ? '9999' : timeText(row.expires)],
  SEATS_TAKEN: (row) => [row.taken],
};

function passes(row: Row, { search, status, full, expiringWithinDays }: ClientFilter): boolean {
  const isFull = row.max_taken !== null && row.taken >= row.max_taken;
  const left = row.expires === null ? Infinity : row.expires.getTime() - NOW.getTime();
  return (
    (search == null || findsAll(search, [row.name, row.slug, row.sku ?? ''])) &&
    (status == null || row.status === status) &&
    (full == null || isFull === full) &&
    (expiringWithinDays == null || (left > 0 && left <= expiringWithinDays * DAY))
  );
}

onEachDatabase((open) => {
  let database: OpenDatabase;
  let all: Row[];
  const ids: ClientId[] = [];
  beforeAll(async () => {
    database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
    await database.migrate();
    const chance = new Seeded(SEED);
    await database.inTransaction(async (tx) => {
      for (let at = 0; at < 60; at += 1) ids.push(await makeOne(tx, chance));
    });
    all = await everyRow(database);
  });

  /** The whole site, several clients, clients and sublicenses of others, a single sublicense. */
  function scopes(): Scope[] {
    const part = (clients: readonly ClientId[], within: readonly ClientId[]): Scope => ({
      everything: false,
      clients: new Set(clients),
      sublicenses: new Map(within.map((client) => [newId('sub'), client])),
    });
    return [EVERYTHING, part(ids.slice(0, 20), []), part(ids.slice(0, 20), ids.slice(15, 30)), part([], ids.slice(30, 31)), part([], [])];
  }

  const asked = () =>
    fc.record({
      scope: fc.constantFrom(...scopes()),
      filter: fc.record({
        search: fc.constantFrom(...SEARCHES),
        status: fc.option(fc.constantFrom(...Object.values(ClientStatus)), { freq: 1 }),
        full: fc.option(fc.boolean(), { freq: 1 }),
        expiringWithinDays: fc.option(fc.constantFrom(0, 2, 3650), { freq: 1 }),
      }),
      by: fc.constantFrom(...Object.values(ClientOrderField)),
      direction: fc.constantFrom(...Object.values(Direction)),
      few: fc.constantFrom(0, 5_000),
    });

  const ask = ({ scope, filter, by, direction, few }: Asked, args: PageArgs) =>
    pageOfClients(database.reader, scope, { args: { ...args, filter, orderBy: { by, direction } }, now: NOW, few });

  describe(`The list of clients (seed ${SEED})`, () => {
    it('is every client of the scope, filtered and sorted, page by page from either end, whether walked or sorted', async () => {
      const paging = fc.record({ size: fc.constantFrom(1, 7, 100), backward: fc.boolean() });
      await fc.assert(
        fc.asyncProperty(asked(), paging, async (list, pages) => {
          const wanted = expected(all, list);
          expect(await allPages((_, args) => ask(list, args), pages)).toEqual(wanted);
          expect(await (await ask(list, { first: 1 })).count()).toBe(wanted.length);
        }),
        { seed: SEED, numRuns: 150 },
      );
    });

    it('is so for every order with every filter in every scope', async () => {
      const filters = combinations<ClientFilter>({ search: [null, 'acme'], status: [null, 'ACTIVE'], full: [null, true, false], expiringWithinDays: [null, 3] });
      const orders = { by: Object.values(ClientOrderField), direction: Object.values(Direction) };
      const every = combinations<Omit<Asked, 'few'>>({ scope: scopes().filter((_, at) => at !== 1 && at !== 4), filter: filters, ...orders });
      let found = 0;
      for (const [at, list] of every.entries()) {
        const wanted = expected(all, list);
        expect(await allPages((_, args) => ask({ ...list, few: at % 3 === 0 ? 5_000 : 0 }, args), { size: 100, backward: at % 2 === 0 })).toEqual(wanted);
        if (wanted.length > 1) found += 1;
      }
      expect(found).toBeGreaterThan(every.length / 4);
    });

    it('never skips or repeats a client that stays, while others come, go and move between its pages', async () => {
      const chance = new Seeded(SEED);
      const wide = asked().map((list) => ({ ...list, scope: EVERYTHING, filter: {} }));
      await expectNoneSkipped(
        {
          asked: fc.oneof(asked(), wide, wide),
          expected: async (list) => expected(await everyRow(database), list),
          pages: (list) => (_, args) => ask(list, args),
          stir: () => comeGoAndMove(database, chance),
        },
        { seed: SEED, runs: 8 },
      );
    });
  });
});

interface Asked {
  readonly scope: Scope;
  readonly filter: ClientFilter;
  readonly by: ClientOrderField;
  readonly direction: Direction;
  readonly few: number;
}

function expected(all: readonly Row[], { scope, filter, by, direction }: Omit<Asked, 'few'>): string[] {
  const reached = new Set([...scope.clients, ...scope.sublicenses.values()]);
  const seen = all.filter(({ id }) => scope.everything || reached.has(idFromBytes('cli', id)));
  return sorted(seen.filter((row) => passes(row, filter)), KEYS[by], direction).map(({ id }) => id.toString('hex'));
}

/** A client is made, one goes, one is renamed with another end, one opened or closed, and a seat of one is taken. */
async function comeGoAndMove(database: OpenDatabase, chance: Seeded): Promise<string[]> {
  const found = (await rows<{ id: Buffer }>(database.reader, 'SELECT id FROM client ORDER BY created_at, slug', [])).map(({ id }) => idFromBytes('cli', id));
  const moved = chance.shuffled(found).slice(0, 4);
  const [gone, renamed, switched, taken] = moved as [ClientId, ClientId, ClientId, ClientId];
  const [name, expiresAt, status] = [chance.oneOf(NAMES), someEnd(chance), chance.oneOf(Object.values(ClientStatus))];
  await database.inTransaction(async (tx) => {
    await makeOne(tx, chance);
    await service.update(tx, renamed, { input: { id: renamed, name, expiresAt }, act: systemAct(NOW) });
    await service.setStatus(tx, switched, { status, act: systemAct(NOW) });
    await run(tx, "UPDATE allowance SET taken = taken + 1 WHERE owner_id = ? AND counts = 'CLIENT_SEATS'", [idBytes(taken)]);
    for (const table of ['client_word', 'client_slug', 'sublicense', 'allowance']) await run(tx, `DELETE FROM ${table} WHERE client_id = ?`, [idBytes(gone)]);
    await run(tx, 'DELETE FROM client WHERE id = ?', [idBytes(gone)]);
  });
  return moved.map((id) => idBytes(id).toString('hex'));
}
