import { beforeAll, describe, expect, it } from '@jest/globals';
import { ClientOrderField } from '../src/clients/clients-list.inputs.js';
import { pageOfClients } from '../src/clients/clients-list.read-model.js';
import { CodeOrderField } from '../src/codes/codes-list.inputs.js';
import { pageOfCodes } from '../src/codes/codes-list.read-model.js';
import { composition } from '../src/composition.js';
import { ENTITIES } from '../src/entities.js';
import { areasInScope } from '../src/kernel/areas.js';
import type { Reader } from '../src/kernel/database.js';
import { Direction } from '../src/kernel/direction.js';
import type { ClientId } from '../src/kernel/ids.js';
import type { PageOfIds } from '../src/kernel/list-page.js';
import { FEW } from '../src/kernel/list-paths.js';
import { pageRequest, type PageArgs } from '../src/kernel/paging.js';
import { searchTerms } from '../src/kernel/search-words.js';
import { EVERYTHING } from '../src/kernel/viewer.js';
import { LearnerOrderField } from '../src/learners/learners-list.inputs.js';
import { pageOfLearners, type LearnersList } from '../src/learners/learners-list.read-model.js';
import type { OpenDatabase } from '../src/platform/database/open-database.js';
import { crowd } from './harness/crowd.js';
import { onEachDatabase } from './harness/databases.js';
import { fillLists, NOW, type ListedRows } from './harness/listed-rows.js';
import { noting, planOf, rowsRead, type Plan, type Sent } from './harness/query-plans.js';
import { Seeded } from './harness/seeded.js';

const CROWD = 4_000;
const LEARNERS_BY: Readonly<Record<LearnerOrderField, string>> = {
  LAST_NAME: 'ix_membership_name',
  EMAIL: 'ix_membership_email',
  JOINED_AT: 'ix_membership_joined',
  LAST_SEEN_AT: 'ix_membership_seen',
};
const CODES_BY: Readonly<Record<CodeOrderField, string>> = {
  LABEL: 'ix_code_listing_label',
  CREATED_AT: 'ix_code_listing_created',
  EXPIRES_AT: 'ix_code_listing_expires',
  REDEMPTIONS: 'ix_allowance_taken',
};
const CLIENTS_BY: Readonly<Record<ClientOrderField, string>> = {
  NAME: 'ix_client_name',
  CREATED_AT: 'ix_client_created',
  EXPIRES_AT: 'ix_client_expires',
  SEATS_TAKEN: 'ix_allowance_taken',
};
/** The same order within one client. */
const within = (index: string) => index.replace(/^(ix_membership|ix_code_listing|ix_allowance)_/, '$1_client_');

type Ask = (reader: Reader, args: PageArgs) => Promise<PageOfIds>;

onEachDatabase((open) => {
  let database: OpenDatabase;
  let made: ListedRows;
  beforeAll(async () => {
    database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
    await database.migrate();
    const chance = new Seeded(20_261_122);
    made = await fillLists(database, chance, { learners: 0, codes: 600 });
    for (const [at, count] of [[0, CROWD], [1, 400]] as const) {
      await database.inTransaction((tx) => crowd(tx, { client: made.clients[at]!, sublicense: made.sublicenses[at * 2]! }, { chance, count }));
    }
    if (database.dialect === 'mysql') await database.dataSource.query('ANALYZE TABLE membership, membership_word, learner_word, access, code, registration_code_listing, registration_code_word, allowance, client, client_word');
  });

  /** The plans of a first page, of one behind a cursor and of one in front of it. */
  async function plansOf(ask: Ask): Promise<Plan[]> {
    const first = await ask(database.reader, { first: 20 });
    const sent: Sent[] = [];
    const reader = noting(database.reader, sent);
    for (const args of [{ first: 20 }, { first: 20, after: first.pageInfo.endCursor }, { last: 20, before: first.pageInfo.endCursor }]) await ask(reader, args);
    return Promise.all(sent.filter(({ sql }) => sql.includes('ORDER BY')).map((one) => planOf(database, one)));
  }

  async function expectRange(ask: Ask, index: string): Promise<void> {
    for (const plan of await plansOf(ask)) {
      expect(plan.indexes).toContain(index);
      expect([index, plan.sorts]).toEqual([index, false]);
    }
  }

  const learners = (more: Partial<LearnersList>): Ask => (reader, args) =>
    pageOfLearners(reader, { areas: areasInScope(EVERYTHING, null), terms: [], status: null, joinedThrough: null, by: 'LAST_NAME', direction: 'ASC', few: 0, ...more }, pageRequest(args));
  const codes = (by: CodeOrderField, direction: Direction, client: ClientId | null): Ask => (reader, args) =>
    pageOfCodes(reader, { areas: areasInScope(EVERYTHING, client), opening: null, terms: [], status: null, now: NOW, by, direction, few: 0 }, pageRequest(args));
  const clients = (by: ClientOrderField, direction: Direction): Ask => (reader, args) =>
    pageOfClients(reader, EVERYTHING, { args: { ...args, orderBy: { by, direction } }, now: NOW, few: 0 });

  describe('A page of a list', () => {
    it.each(Object.entries(LEARNERS_BY))('of learners by %s is a range of one index and sorts nothing', async (by, index) => {
      for (const direction of Object.values(Direction)) {
        const order = { by: by as LearnerOrderField, direction };
        await expectRange(learners(order), index);
        await expectRange(learners({ ...order, areas: areasInScope(EVERYTHING, made.clients[0]!) }), within(index));
        await expectRange(learners({ ...order, terms: searchTerms('last1')!, status: 'ACTIVE', joinedThrough: 'STAFF' }), index);
        await expectRange(learners({ ...order, terms: searchTerms('last1')!, areas: [{ client: made.clients[0]!, sublicenses: [made.sublicenses[0]!] }] }), within(index));
      }
    });

    it.each(Object.entries(CODES_BY))('of registration codes by %s is a range of one index and sorts nothing', async (by, index) => {
      for (const direction of Object.values(Direction)) {
        await expectRange(codes(by as CodeOrderField, direction, null), index);
        await expectRange(codes(by as CodeOrderField, direction, made.clients[0]!), within(index));
      }
    });

    it.each(Object.entries(CLIENTS_BY))('of clients by %s is a range of one index and sorts nothing', async (by, index) => {
      for (const direction of Object.values(Direction)) await expectRange(clients(by as ClientOrderField, direction), index);
    });

    it('of several clients is a range for each', async () => {
      const areas = made.clients.slice(0, 3).flatMap((client) => areasInScope(EVERYTHING, client));
      for (const plan of await plansOf(learners({ areas }))) {
        expect(new Set(plan.indexes.filter((index) => index.startsWith('ix_')))).toEqual(new Set(['ix_membership_client_name']));
        expect(plan.sorts).toBe(false);
      }
    });

    it('of what few rows pass is read by their own index', async () => {
      for (const [more, index] of [
        [{ terms: searchTerms('last1777 first')! }, 'ix_learner_word'],
        [{ terms: searchTerms('emp-1777')! }, 'ix_membership_word'],
        [{ terms: searchTerms('emp-177')!, areas: areasInScope(EVERYTHING, made.clients[1]!) }, 'ix_membership_word_client'],
        [{ areas: [{ client: made.clients[1]!, sublicenses: [made.sublicenses[2]!] }] }, 'ix_access_sublicense'],
        [{ status: 'DISABLED', areas: areasInScope(EVERYTHING, made.clients[1]!) }, 'ix_membership_standing'],
      ] as const) {
        for (const plan of await plansOf(learners({ ...more, few: FEW }))) expect(plan.indexes).toContain(index);
      }
    });
  });

  describe('What a page reads', () => {
    it('does not grow with the list, wherever in it the page lies', async () => {
      if (database.dialect !== 'mysql') return;
      const read = (ask: Ask, args: PageArgs) => database.inTransaction(async (tx) => rowsRead(tx, () => ask(tx, args)));
      for (const by of Object.values(LearnerOrderField)) {
        for (const areas of [areasInScope(EVERYTHING, null), areasInScope(EVERYTHING, made.clients[0]!)]) {
          const ask = learners({ by, areas });
          let after: string | null = null;
          for (let page = 0; page < 20; page += 1) after = (await ask(database.reader, { first: 100, after })).pageInfo.endCursor;
          // 21 rows, the row that tells of those before, and both once more where they are put together.
          expect(await read(ask, { first: 20 })).toBeLessThan(60);
          expect(await read(ask, { first: 20, after })).toBeLessThan(90);
          expect(await read(ask, { last: 20, before: after })).toBeLessThan(90);
        }
      }
      // A code comes with its client and its uses: three looks more a row.
      for (const by of Object.values(CodeOrderField)) expect(await read(codes(by, 'DESC', null), { first: 20 })).toBeLessThan(150);
      for (const by of Object.values(ClientOrderField)) expect(await read(clients(by, 'DESC'), { first: 5 })).toBeLessThan(40);
    });

    it('is in proportion to the matches of a search that finds few', async () => {
      if (database.dialect !== 'mysql') return;
      for (const search of ['last1777', 'emp-1777']) {
        const ask = learners({ terms: searchTerms(search)!, few: FEW });
        const matches = await (await ask(database.reader, { first: 1 })).count();
        expect(matches).toBeGreaterThan(0);
        const read = await database.inTransaction(async (tx) => rowsRead(tx, () => ask(tx, { first: 20 })));
        expect(read).toBeLessThan(40 + 20 * matches);
      }
    });
  });
});
