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
import { allPages, combinations, findsAll, pageOfConnection, sorted } from '../../test/harness/list-model.js';
import { namedPlaces, scopesOf, sees, seesAllOf } from '../../test/harness/list-scopes.js';
import { fillLists, grantSome, makePeople, NOW, type ListedRows } from '../../test/harness/listed-rows.js';
import { expectNoneSkipped } from '../../test/harness/moving-list.js';
import { Seeded } from '../../test/harness/seeded.js';
import type { OpenDatabase } from '../platform/database/open-database.js';
import type { Door } from '../kernel/door.js';
import { renewKeys } from './learner-keys.js';
import { listLearners } from './learners-list.js';
import { LearnerOrderField } from './learners-list.inputs.js';
import { pageOfLearners, type LearnersList } from './learners-list.read-model.js';
import { LearnersReads } from './learners.reads.js';
import { LearnerStatus } from './learners.types.js';
import { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';

const SEED = 20_261_122;
const SEARCHES = ['', 'ada', 'KING', 'müll', 'mull', 'smi', 'acme', 'beta.example', 'maria', 'berg van', 'ada king', '山', 'zed', 'nobody', "o'n", 'acme.test king', 'test', 'emp', 'emp-1', 'x-2', 'o.7', 'ada-3 king', 'king-9'];

interface Row {
  readonly id: Buffer;
  readonly client_id: Buffer;
  readonly status: string;
  readonly joined_through: string;
  readonly joined_at: string | Date;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly external_id: string | null;
  readonly last_seen_at: string | Date | null;
  readonly sublicenses: readonly string[];
}

const timeOf = (time: string | Date | null) => (time === null ? '' : time instanceof Date ? timeText(time) : time);

async function everyRow(database: OpenDatabase): Promise<Row[]> {
  const found = await rows<Omit<Row, 'sublicenses'>>(
    database.reader,
    'SELECT m.id, m.client_id, m.status, m.joined_through, m.joined_at, l.first_name, l.last_name, l.email, m.external_id, l.last_seen_at FROM membership m JOIN learner l ON l.id = m.learner_id',
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
      findsAll(search, [row.first_name, row.last_name, row.external_id ?? ''], row.email),
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

    it('is so for every order with every filter in every scope', async () => {
      const all = await everyRow(database);
      const every = combinations<Asked>({
        search: ['', 'king'],
        status: [null, 'DISABLED'],
        joinedThrough: [null, 'STAFF'],
        areas: areasOf(made),
        by: Object.values(LearnerOrderField),
        direction: Object.values(Direction),
      });
      let found = 0;
      for (const [at, list] of every.entries()) {
        const ids = expected(all, list);
        const walkedOrSorted = listOf(list, at % 3 === 0 ? 5_000 : 0);
        expect(await allPages((page) => pageOfLearners(database.reader, walkedOrSorted, page), { size: 100, backward: at % 2 === 0 })).toEqual(ids);
        if (ids.length > 1) found += 1;
      }
      expect(found).toBeGreaterThan(every.length / 2);
    });

    it('is cut to what somebody sees, and narrowed to the client and the sublicense named, whether they see those or not', async () => {
      const all = await everyRow(database);
      const parts = { database, reads: new LearnersReads(database), sublicenses: new SublicensesReadModel({ reader: database.reader }) };
      const every = combinations<Named>({ scope: scopesOf(made), ...namedPlaces(made) });
      let found = 0;
      for (const { scope, ...filter } of every) {
        const wanted = all.filter((row) => isVisible(row, { scope, ...filter }, made));
        const ids = await allPages(async (_, args) => pageOfConnection(await listLearners(parts, scope, { ...args, filter })), { size: 100, backward: false });
        expect(ids).toEqual(sorted(wanted, KEYS.LAST_NAME, 'ASC').map(({ id }) => id.toString('hex')));
        if (ids.length > 0) found += 1;
      }
      expect(found).toBeGreaterThan(30);
    });

    it('never skips or repeats a row that stays, while others come, go and move between its pages', async () => {
      const chance = new Seeded(SEED);
      const few = fc.constantFrom(0, 5_000);
      const wide = asked().map((list) => ({ ...list, search: '', status: null, joinedThrough: null }));
      await expectNoneSkipped(
        {
          asked: fc.record({ list: fc.oneof(asked(), wide, wide), few }),
          expected: async ({ list }) => expected(await everyRow(database), list),
          pages: ({ list, few: upTo }) => (page) => pageOfLearners(database.reader, listOf(list, upTo), page),
          stir: () => comeGoAndMove(database, chance, made),
        },
        { seed: SEED, runs: 8 },
      );
    });
  });
});

interface Named {
  readonly scope: Scope;
  readonly clientId: string | null;
  readonly sublicenseId: string | null;
}

function isVisible(row: Row, { scope, clientId, sublicenseId }: Named, made: ListedRows): boolean {
  const client = idFromBytes('cli', row.client_id);
  return (
    (seesAllOf(scope, client) || row.sublicenses.some((id) => sees(scope, id, made))) &&
    (clientId === null || clientId === client) &&
    (sublicenseId === null || (row.sublicenses.includes(sublicenseId) && sees(scope, sublicenseId, made)))
  );
}

/** Somebody comes in, a membership is removed, and somebody is seen under another name. */
async function comeGoAndMove(database: OpenDatabase, chance: Seeded, { sublicenses }: ListedRows): Promise<string[]> {
  await grantSome(database, chance, { people: await makePeople(database, chance, 1), sublicenses });
  const found = await rows<{ id: Buffer; learner_id: Buffer }>(database.reader, 'SELECT id, learner_id FROM membership ORDER BY email_key, id', []);
  const [gone, moved] = [chance.oneOf(found), chance.oneOf(found)];
  const [name, seen] = [chance.oneOf(['Abel', 'King', 'Zorn']), timeText(new Date(NOW.getTime() - chance.below(90) * 86_400_000))];
  await database.inTransaction(async (tx) => {
    await run(tx, 'DELETE FROM access_ground WHERE access_id IN (SELECT id FROM access WHERE membership_id = ?)', [gone.id]);
    await run(tx, 'DELETE FROM access WHERE membership_id = ?', [gone.id]);
    await run(tx, 'DELETE FROM membership_word WHERE membership_id = ?', [gone.id]);
    await run(tx, 'DELETE FROM membership WHERE id = ?', [gone.id]);
    await run(tx, 'UPDATE learner SET last_name = ?, last_seen_at = ? WHERE id = ?', [name, seen, moved.learner_id]);
    await renewKeys(tx, [idFromBytes('lrn', moved.learner_id)]);
  });
  return [gone, ...found.filter((row) => row.learner_id.equals(moved.learner_id))].map(({ id }) => id.toString('hex'));
}
