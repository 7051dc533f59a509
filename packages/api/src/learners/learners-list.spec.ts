import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composition } from '../composition.js';
import { ENTITIES } from '../entities.js';
import { areasInScope, type Area } from '../kernel/areas.js';
import { timeText } from '../kernel/clock.js';
import { Direction } from '../kernel/direction.js';
import { idBytes, idFromBytes } from '../kernel/ids.js';
import { sortKey } from '../kernel/keys.js';
import { searchTerms } from '../kernel/search-words.js';
import { rows, run } from '../kernel/sql.js';
import { EVERYTHING, type Scope } from '../kernel/viewer.js';
import { onEachDatabase } from '../../test/harness/databases.js';
import { allPages, findsAll, sorted } from '../../test/harness/list-model.js';
import { fillLists, grantSome, makePeople, type ListedRows } from '../../test/harness/listed-rows.js';
import { Seeded } from '../../test/harness/seeded.js';
import type { OpenDatabase } from '../platform/database/open-database.js';
import type { Door } from './door.js';
import { LearnerOrderField } from './learners-list.inputs.js';
import { pageOfLearners, type LearnersList } from './learners-list.read-model.js';
import { LearnerStatus } from './learners.types.js';

const SEED = 20_261_122;
const SEARCHES = ['', 'ada', 'KING', 'müll', 'mull', 'smi', 'acme', 'beta.example', 'maria', 'berg van', 'ada king', '山', 'zed', 'nobody', "o'n", 'acme.test king', 'test'];

interface Row {
  readonly id: Buffer;
  readonly client_id: Buffer;
  readonly status: string;
  readonly joined_through: string;
  readonly joined_at: string | Date;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly last_seen_at: string | Date | null;
  readonly sublicenses: readonly string[];
}

const timeOf = (time: string | Date | null) => (time === null ? '' : time instanceof Date ? timeText(time) : time);

async function everyRow(database: OpenDatabase): Promise<Row[]> {
  const found = await rows<Omit<Row, 'sublicenses'>>(
    database.reader,
    'SELECT m.id, m.client_id, m.status, m.joined_through, m.joined_at, l.first_name, l.last_name, l.email, l.last_seen_at FROM membership m JOIN learner l ON l.id = m.learner_id',
    [],
  );
  const accesses = await rows<{ membership_id: Buffer; sublicense_id: Buffer }>(database.reader, 'SELECT membership_id, sublicense_id FROM access', []);
  return found.map((row) => ({ ...row, sublicenses: accesses.filter((one) => one.membership_id.equals(row.id)).map((one) => idFromBytes('sub', one.sublicense_id)) }));
}

const KEYS: Readonly<Record<LearnerOrderField, (row: Row) => string[]>> = {
  LAST_NAME: (row) => [sortKey(row.last_name, 100), sortKey(row.first_name, 100)],
  EMAIL: (row) => [row.email.toLowerCase()],
  JOINED_AT: (row) => [timeOf(row.joined_at)],
  LAST_SEEN_AT: (row) => [timeOf(row.last_seen_at)],
};

interface Asked {
  readonly search: string;
  readonly status: LearnerStatus | null;
  readonly joinedThrough: Door | null;
  readonly areas: readonly Area[];
  readonly by: LearnerOrderField;
  readonly direction: Direction;
}

/** What the list must be: every row, filtered and sorted in plain words. */
function expected(all: readonly Row[], { search, status, joinedThrough, areas, by, direction }: Asked): string[] {
  const wanted = all.filter(
    (row) =>
      areas.some((area) => (area.client === null || idBytes(area.client).equals(row.client_id)) && (area.sublicenses?.some((id) => row.sublicenses.includes(id)) ?? true)) &&
      (status === null || row.status === status) &&
      (joinedThrough === null || row.joined_through === joinedThrough) &&
      findsAll(search, [row.first_name, row.last_name], row.email),
  );
  return sorted(wanted, KEYS[by], direction).map((row) => row.id.toString('hex'));
}

function listOf({ search, ...asked }: Asked, few: number): LearnersList {
  return { ...asked, terms: searchTerms(search) ?? [], few };
}

function areasOf({ clients, sublicenses }: ListedRows): Area[][] {
  const part = (scope: Partial<Scope>): Scope => ({ everything: false, clients: new Set(), sublicenses: new Map(), ...scope });
  const some = part({ clients: new Set([clients[0]!]), sublicenses: new Map([[sublicenses[1]!, clients[0]!], [sublicenses[3]!, clients[1]!], [sublicenses[6]!, clients[3]!]]) });
  return [
    areasInScope(EVERYTHING, null),
    areasInScope(EVERYTHING, clients[3]!),
    areasInScope(part({ clients: new Set(clients.slice(0, 4)) }), null),
    areasInScope(some, null),
    areasInScope(part({ sublicenses: new Map([[sublicenses[6]!, clients[3]!]]) }), clients[3]!),
    areasInScope(some, clients[5]!),
  ];
}

onEachDatabase((open) => {
  let database: OpenDatabase;
  let made: ListedRows;
  beforeAll(async () => {
    database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
    await database.migrate();
    made = await fillLists(database, new Seeded(SEED), { learners: 110, codes: 0 });
  });

  const asked = () =>
    fc.record({
      search: fc.constantFrom(...SEARCHES),
      status: fc.option(fc.constantFrom(...Object.values(LearnerStatus)), { freq: 2 }),
      joinedThrough: fc.option(fc.constantFrom<Door>('STAFF', 'INVITE'), { freq: 1 }),
      areas: fc.constantFrom(...areasOf(made)),
      by: fc.constantFrom(...Object.values(LearnerOrderField)),
      direction: fc.constantFrom(...Object.values(Direction)),
    });

  describe(`The list of learners (seed ${SEED})`, () => {
    it('is every row of the scope, filtered and sorted, page by page from either end, whether walked or sorted', async () => {
      const all = await everyRow(database);
      expect(all.length).toBeGreaterThan(100);
      const paging = fc.record({ size: fc.constantFrom(1, 7, 50, 100), backward: fc.boolean(), few: fc.constantFrom(0, 3, 5_000) });
      await fc.assert(
        fc.asyncProperty(asked(), paging, async (list, { few, ...pages }) => {
          const ids = expected(all, list);
          expect(await allPages((page) => pageOfLearners(database.reader, listOf(list, few), page), pages)).toEqual(ids);
          const { count } = await pageOfLearners(database.reader, listOf(list, few), { size: 1, backward: false, from: null });
          expect(await count()).toBe(ids.length);
        }),
        { seed: SEED, numRuns: 120 },
      );
    });

    it('is so for every order, filter and scope that there is', async () => {
      const all = await everyRow(database);
      for (const areas of areasOf(made)) {
        for (const by of Object.values(LearnerOrderField)) {
          for (const search of ['', 'king', 'acme']) {
            const list: Asked = { search, status: null, joinedThrough: null, areas, by, direction: 'DESC' };
            expect(await allPages((page) => pageOfLearners(database.reader, listOf(list, 0), page), { size: 100, backward: false })).toEqual(expected(all, list));
          }
        }
      }
    });

    it('never skips or repeats a row that stays, while others come and go between its pages', async () => {
      const chance = new Seeded(SEED);
      await fc.assert(
        fc.asyncProperty(asked(), fc.boolean(), fc.constantFrom(0, 5_000), async (list, backward, few) => {
          const before = expected(await everyRow(database), list);
          const ids = await allPages((page) => pageOfLearners(database.reader, listOf(list, few), page), { size: 9, backward }, () => comeAndGo(database, chance, made));
          const after = new Set(expected(await everyRow(database), list));
          const stayed = before.filter((id) => after.has(id));
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids.filter((id) => stayed.includes(id))).toEqual(stayed);
        }),
        { seed: SEED, numRuns: 12 },
      );
    });
  });
});

/** Two people come in, a membership is removed. */
async function comeAndGo(database: OpenDatabase, chance: Seeded, { sublicenses }: ListedRows): Promise<void> {
  await grantSome(database, chance, { people: await makePeople(database, chance, 2), sublicenses });
  const found = await rows<{ id: Buffer }>(database.reader, 'SELECT id FROM membership ORDER BY email_key', []);
  const { id } = chance.oneOf(found);
  await database.inTransaction(async (tx) => {
    await run(tx, 'DELETE FROM access_ground WHERE access_id IN (SELECT id FROM access WHERE membership_id = ?)', [id]);
    await run(tx, 'DELETE FROM access WHERE membership_id = ?', [id]);
    await run(tx, 'DELETE FROM membership WHERE id = ?', [id]);
  });
}
