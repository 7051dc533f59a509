import { beforeAll, describe, expect, it } from '@jest/globals';
import { ClientOrderField, type ClientsArgs } from '../src/clients/clients-list.inputs.js';
import { pageOfClients } from '../src/clients/clients-list.read-model.js';
import { CodeOrderField } from '../src/codes/codes-list.inputs.js';
import { listRedemptions } from '../src/codes/codes-list.js';
import { pageOfCodes, type CodesList } from '../src/codes/codes-list.read-model.js';
import { CodesReadModel } from '../src/codes/codes.read-model.js';
import { composition } from '../src/composition.js';
import { ContentReadModel } from '../src/content/content.api.js';
import { ENTITIES } from '../src/entities.js';
import { HistoryReadModel } from '../src/history/history.api.js';
import { areasInScope } from '../src/kernel/areas.js';
import type { Reader } from '../src/kernel/database.js';
import { Direction } from '../src/kernel/direction.js';
import type { ClientId, SublicenseId } from '../src/kernel/ids.js';
import { FEW } from '../src/kernel/list-paths.js';
import { pageRequest, type ForwardPageArgs, type PageArgs } from '../src/kernel/paging.js';
import { searchTerms } from '../src/kernel/search-words.js';
import { EVERYTHING, type Scope } from '../src/kernel/viewer.js';
import { LearnerOrderField } from '../src/learners/learners-list.inputs.js';
import { pageOfLearners, type LearnersList } from '../src/learners/learners-list.read-model.js';
import type { OpenDatabase } from '../src/platform/database/open-database.js';
import { SublicensesReadModel } from '../src/sublicenses/sublicenses.api.js';
import { onEachDatabase } from './harness/databases.js';
import { fillFull, type FullLists } from './harness/full-lists.js';
import { pageOfConnection, type ListedPage } from './harness/list-model.js';
import { NOW } from './harness/listed-rows.js';
import { noting, planOf, rowsRead, type Plan, type Sent } from './harness/query-plans.js';
import { Seeded } from './harness/seeded.js';
import { ClientsReadModel } from '../src/clients/clients.api.js';

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

/** Asks for a page and counts the list. */
const counting = (ask: Ask): Ask => async (reader, args) => {
  const page = await ask(reader, args);
  await page.count();
  return page;
};

type Ask = (reader: Reader, args: PageArgs) => Promise<ListedPage>;

/** A page of a list that pages forwards: nothing is in front of a cursor there. */
const forwards = (page: (reader: Reader, args: ForwardPageArgs) => Promise<object>): Ask => async (reader, { first, last, after, before }) =>
  pageOfConnection(await page(reader, { first: first ?? last ?? null, after: after ?? before ?? null }));

onEachDatabase((open) => {
  let database: OpenDatabase;
  let made: FullLists;
  beforeAll(async () => {
    database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
    await database.migrate();
    made = await fillFull(database, new Seeded(20_261_122));
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
  const codes = (more: Partial<CodesList>): Ask => (reader, args) =>
    pageOfCodes(reader, { areas: areasInScope(EVERYTHING, null), opening: null, terms: [], status: null, now: NOW, by: 'LABEL', direction: 'ASC', few: 0, ...more }, pageRequest(args));
  const clients = ({ scope = EVERYTHING, few = 0, ...list }: Omit<ClientsArgs, keyof PageArgs> & { scope?: Scope; few?: number }): Ask => (reader, args) =>
    pageOfClients(reader, scope, { args: { ...args, ...list }, now: NOW, few });
  const redemptions = (scope: Scope): Ask =>
    forwards((reader, args) => {
      const from = { ...database, reader };
      const readModel = new CodesReadModel({ database: from, publicUrl: new URL('http://portico.test'), clients: new ClientsReadModel({ reader: from.reader, publicUrl: new URL('http://portico.test') }), sublicenses: new SublicensesReadModel({ reader: from.reader }) });
      return listRedemptions({ database: from, readModel, sublicenses: new SublicensesReadModel({ reader }) }, { code: made.code, scope }, args);
    });
  const content = (scope: Scope, search: string | null = null): Ask =>
    forwards((reader, { first, after }) => new ContentReadModel({ reader }).page(scope, { search, ...(first != null && { first }), ...(after != null && { after }) }));
  const history = (page: (readModel: HistoryReadModel, args: ForwardPageArgs) => Promise<object>): Ask => forwards((reader, args) => page(new HistoryReadModel({ reader }), args));
  const part = (clientIds: readonly ClientId[], sublicenses: readonly SublicenseId[]): Scope => ({
    everything: false,
    clients: new Set(clientIds),
    sublicenses: new Map(sublicenses.map((id) => [id, made.owners.get(id)!])),
  });

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
        const order = { by: by as CodeOrderField, direction };
        const filter = { terms: searchTerms('fall')!, status: 'LIVE', opening: made.sublicenses[0]! } as const;
        await expectRange(codes(order), index);
        await expectRange(codes({ ...order, areas: areasInScope(EVERYTHING, made.clients[0]!) }), within(index));
        await expectRange(codes({ ...order, ...filter }), index);
        await expectRange(codes({ ...order, ...filter, areas: [{ client: made.clients[0]!, sublicenses: [made.sublicenses[0]!] }] }), within(index));
      }
    });

    it.each(Object.entries(CLIENTS_BY))('of clients by %s is a range of one index and sorts nothing', async (by, index) => {
      for (const direction of Object.values(Direction)) {
        const orderBy = { by: by as ClientOrderField, direction };
        await expectRange(clients({ orderBy }), index);
      }
    });

    it('of the redemptions of a code is a range of one index and sorts nothing, whoever sees it', async () => {
      for (const scope of [EVERYTHING, part([made.clients[1]!], [made.sublicenses[0]!]), part([], [made.sublicenses[0]!])]) await expectRange(redemptions(scope), 'ix_redemption_code');
    });

    it('of content items is a range of one index and sorts nothing', async () => {
      await expectRange(content(EVERYTHING), 'ix_content_item_title');
      await expectRange(content(EVERYTHING, 'word7'), 'ix_content_item_title');
    });

    it('of what was done is a range of one index and sorts nothing', async () => {
      const [first, ...more] = made.clients;
      for (const plan of await plansOf(history((readModel, args) => readModel.ofSite(args)))) expect(plan).toEqual({ indexes: expect.not.arrayContaining(['ix_history_entry_client']), sorts: false });
      await expectRange(history((readModel, args) => readModel.ofClients([first!], args)), 'ix_history_entry_client');
      await expectRange(history((readModel, args) => readModel.ofClients([first!, ...more], args)), 'ix_history_entry_client');
      for (const scope of [EVERYTHING, part([], [made.sublicenses[0]!])]) {
        await expectRange(history((readModel, args) => readModel.ofSubject(scope, { clientId: first!, id: made.code.id }, args)), 'ix_history_entry_subject');
      }
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
      for (const [more, index] of [
        [{ terms: searchTerms('word 77')! }, 'ix_code_word'],
        [{ terms: searchTerms('word 77')!, areas: areasInScope(EVERYTHING, made.clients[0]!) }, 'ix_code_word_client'],
        [{ opening: made.sublicenses[0]! }, 'ix_code_sublicense_sublicense'],
      ] as const) {
        for (const plan of await plansOf(codes({ ...more, few: FEW }))) expect(plan.indexes).toContain(index);
      }
      for (const plan of await plansOf(clients({ filter: { search: 'acme' }, few: FEW }))) expect(plan.indexes).toContain('ix_client_word');
    });
  });

  describe('What a page reads', () => {
    const read = (ask: Ask, args: PageArgs) => database.inTransaction(async (tx) => rowsRead(tx, () => ask(tx, args)));

    it('does not grow with the list, wherever in it the page lies', async () => {
      if (database.dialect !== 'mysql') return;
      const everywhere = [{}, { areas: areasInScope(EVERYTHING, made.clients[0]!) }] as const;
      const filters = [{}, { status: 'ACTIVE', joinedThrough: 'STAFF' }, { terms: searchTerms('first') ?? [] }] as const;
      const lists = [...everywhere.flatMap((where) => filters.map((filter) => ({ ...where, ...filter }))), { areas: [{ client: made.clients[0]!, sublicenses: [made.sublicenses[0]!] }] }];
      for (const by of Object.values(LearnerOrderField)) {
        for (const list of lists) {
          const ask = learners({ by, ...list });
          let after: string | null = null;
          for (let page = 0; page < 10; page += 1) after = (await ask(database.reader, { first: 100, after })).pageInfo.endCursor;
          // 21 rows, the row that tells of those before, and both once more where they are put together; a row or a few more to try a filter on each,
          // for a search as many as a learner has words.
          const filtered = 'status' in list || list.areas?.some(({ sublicenses }) => sublicenses !== null) === true;
          const most = 'terms' in list ? 300 : filtered ? 150 : 60;
          expect(await read(ask, { first: 20 })).toBeLessThan(most);
          expect(await read(ask, { first: 20, after })).toBeLessThan(most + 30);
          expect(await read(ask, { last: 20, before: after })).toBeLessThan(most + 30);
        }
      }
      // A code comes with its client and its uses: three looks more a row.
      for (const by of Object.values(CodeOrderField)) expect(await read(codes({ by, direction: 'DESC' }), { first: 20 })).toBeLessThan(150);
      for (const by of Object.values(ClientOrderField)) expect(await read(clients({ orderBy: { by, direction: 'DESC' } }), { first: 5 })).toBeLessThan(40);
    });

    it('does not grow with a list that pages forwards, and with the rows of the page comes to little more', async () => {
      if (database.dialect !== 'mysql') return;
      const few = part([made.clients[1]!], [made.sublicenses[0]!]);
      const lists = [redemptions(EVERYTHING), redemptions(few), content(EVERYTHING), history((readModel, args) => readModel.ofSite(args)), history((readModel, args) => readModel.ofClients([made.clients[0]!], args))];
      for (const ask of lists) {
        let after: string | null = null;
        for (let page = 0; page < 5; page += 1) after = (await ask(database.reader, { first: 100, after })).pageInfo.endCursor ?? after;
        expect(await read(ask, { first: 20 })).toBeLessThan(150);
        expect(await read(ask, { first: 20, after })).toBeLessThan(180);
      }
      // Filtered clients, and content items of some clients, may be looked for among all there are: both are few.
      expect(await read(clients({ filter: { search: 'customer', status: 'ACTIVE', full: false, expiringWithinDays: 100 } }), { first: 20 })).toBeLessThan(6 * 160);
      expect(await read(content(part([made.clients[2]!], [])), { first: 20 })).toBeLessThan(2 * 1_500);
    });

    it('is, to count a list, in proportion to what is counted', async () => {
      if (database.dialect !== 'mysql') return;
      const [first, second] = made.clients;
      const lists = [
        learners({ areas: areasInScope(EVERYTHING, second!) }),
        learners({ areas: [{ client: second!, sublicenses: [made.sublicenses[2]!] }], few: FEW }),
        codes({ areas: areasInScope(EVERYTHING, first!) }),
        clients({}),
        redemptions(EVERYTHING),
        content(EVERYTHING),
        history((readModel, args) => readModel.ofClients([first!], args)),
      ];
      for (const ask of lists) {
        const { count } = await ask(database.reader, { first: 1 });
        const all = await count();
        expect(all).toBeGreaterThan(60);
        expect(await read(counting(ask), { first: 1 })).toBeLessThan(200 + 12 * all);
      }
    });

    it('is in proportion to the matches of a search that finds few', async () => {
      if (database.dialect !== 'mysql') return;
      for (const search of ['last1777', 'emp-1777']) {
        const ask = learners({ terms: searchTerms(search)!, few: FEW });
        const matches = await (await ask(database.reader, { first: 1 })).count();
        expect(matches).toBeGreaterThan(0);
        expect(await read(ask, { first: 20 })).toBeLessThan(40 + 20 * matches);
      }
    });
  });
});
