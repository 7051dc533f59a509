import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composition } from '../composition.js';
import { ENTITIES } from '../entities.js';
import { systemAct } from '../kernel/act.js';
import { timeText } from '../kernel/clock.js';
import { Direction } from '../kernel/direction.js';
import { idBytes, idFromBytes, newId } from '../kernel/ids.js';
import { sortKey } from '../kernel/keys.js';
import type { PageArgs } from '../kernel/paging.js';
import { run } from '../kernel/sql.js';
import { EVERYTHING, type Scope } from '../kernel/viewer.js';
import { onEachDatabase } from '../../test/harness/databases.js';
import { allPages, findsAll, sorted } from '../../test/harness/list-model.js';
import { NOW } from '../../test/harness/listed-rows.js';
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

/** Makes clients, changes most of them after, and remembers what they came to. */
async function fill(database: OpenDatabase, chance: Seeded): Promise<Row[]> {
  const service = new ClientsService({ sublicenses: new SublicensesService() });
  const made: Row[] = [];
  for (let at = 0; at < 60; at += 1) {
    const ids = newClientIds();
    const created = new Date(NOW.getTime() - chance.below(5) * DAY);
    const row = {
      name: chance.oneOf(NAMES),
      slug: `s${at}-${chance.oneOf(['north', 'south'])}`,
      sku: chance.below(2) === 0 ? null : `SKU-${at}`,
      status: chance.oneOf(Object.values(ClientStatus)),
      expires: chance.below(3) === 0 ? null : new Date(NOW.getTime() + (chance.below(9) - 3) * DAY),
      taken: chance.below(5),
      max_taken: chance.below(2) === 0 ? null : chance.below(5),
    };
    await database.inTransaction(async (tx) => {
      await service.create(tx, ids, { input: { name: 'Before', seatLimit: row.max_taken }, act: systemAct(created) });
      await service.update(tx, ids.client, { input: { id: ids.client, name: row.name, slug: row.slug, sku: row.sku, expiresAt: row.expires }, act: systemAct(NOW) });
      await service.setStatus(tx, ids.client, { status: row.status, act: systemAct(NOW) });
      await run(tx, 'UPDATE allowance SET taken = ? WHERE id = ?', [row.taken, idBytes(ids.seats)]);
    });
    made.push({ ...row, id: idBytes(ids.client), created });
  }
  return made;
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
  beforeAll(async () => {
    database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
    await database.migrate();
    all = await fill(database, new Seeded(SEED));
  });

  describe(`The list of clients (seed ${SEED})`, () => {
    it('is every client of the scope, filtered and sorted, page by page from either end, whether walked or sorted', async () => {
      const given = all.slice(0, 30).map(({ id }) => idFromBytes('cli', id));
      const scopes: Scope[] = [EVERYTHING, { everything: false, clients: new Set(given.slice(0, 20)), sublicenses: new Map(given.slice(15).map((client) => [newId('sub'), client])) }];
      const asked = fc.record({
        scope: fc.constantFrom(...scopes),
        filter: fc.record({
          search: fc.constantFrom(...SEARCHES),
          status: fc.option(fc.constantFrom(...Object.values(ClientStatus)), { freq: 1 }),
          full: fc.option(fc.boolean(), { freq: 1 }),
          expiringWithinDays: fc.option(fc.constantFrom(0, 2, 3650), { freq: 1 }),
        }),
        by: fc.constantFrom(...Object.values(ClientOrderField)),
        direction: fc.constantFrom(...Object.values(Direction)),
      });
      const paging = fc.record({ size: fc.constantFrom(1, 7, 100), backward: fc.boolean(), few: fc.constantFrom(0, 5_000) });
      await fc.assert(
        fc.asyncProperty(asked, paging, async ({ scope, filter, by, direction }, { few, ...pages }) => {
          const seen = scope.everything ? all : all.slice(0, 30);
          const wanted = sorted(seen.filter((row) => passes(row, filter)), KEYS[by], direction).map(({ id }) => id.toString('hex'));
          const ask = (args: PageArgs) =>
            pageOfClients(database.reader, scope, { args: { ...args, filter, orderBy: { by, direction } }, now: NOW, few });
          expect(await allPages((_, args) => ask(args), pages)).toEqual(wanted);
          expect(await (await ask({ first: 1 })).count()).toBe(wanted.length);
        }),
        { seed: SEED, numRuns: 150 },
      );
    });
  });
});
