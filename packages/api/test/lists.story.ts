import { describe, expect, it } from '@jest/globals';
import { grant, setMembership, updateCode } from './harness/administering.js';
import type { Caller, Json } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, makeSublicense } from './harness/factories.js';
import { redeem, register } from './harness/redeeming.js';
import { onEachSite, type Site } from './harness/site.js';

const PAGE = 'totalCount totalCountIsExact pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

async function emails(staff: Caller, filter: object, more: object = {}): Promise<string[]> {
  const document = `query ($filter: LearnerFilter, $orderBy: LearnerOrder) { learners(filter: $filter, orderBy: $orderBy, first: 100) { nodes { learner { email } } } }`;
  const { learners } = await staff.ask(document, { filter, ...more });
  return (learners!.nodes as unknown as { learner: { email: string } }[]).map(({ learner }) => learner.email);
}

async function labels(staff: Caller, filter: object, orderBy?: object): Promise<string[]> {
  const document = `query ($filter: CodeFilter, $orderBy: CodeOrder) { registrationCodes(filter: $filter, orderBy: $orderBy, first: 100) { nodes { label } } }`;
  const { registrationCodes } = await staff.ask(document, { filter, ...(orderBy !== undefined && { orderBy }) });
  return (registrationCodes!.nodes as unknown as { label: string }[]).map(({ label }) => label);
}

/** Two clients: one with two sublicenses and three people, one of somebody else. */
async function twoClients(site: Site) {
  const owner = await makeOwner(site);
  const [acme, other] = [await makeClient(owner), await makeClient(owner)];
  const [emea, apac] = [await makeSublicense(owner, acme.id, { name: 'EMEA' }), await makeSublicense(owner, acme.id, { name: 'APAC' })];
  const code = async (client: typeof acme, sublicense: typeof emea) => (await makeCode(owner, client.id, { sublicenseIds: [sublicense] })).code;
  const [atEmea, atApac, elsewhere] = [await code(acme, emea), await code(acme, apac), await code(other, other.main)];
  const people = [
    ['Zoë', 'Abel', `zoe.${emea.slice(-6)}@list.test`, acme.slug, atEmea],
    ['Bob', 'Öztürk', `bob.${emea.slice(-6)}@list.test`, acme.slug, atApac],
    ['Ada', 'Zorn', `ada.${emea.slice(-6)}@list.test`, other.slug, elsewhere],
  ] as const;
  for (const [firstName, lastName, email, slug, entered] of people) await register(site.stranger(), slug, [entered], { firstName, lastName, email });
  const [zoe, bob, ada] = people.map(([, , email]) => email) as [string, string, string];
  return { owner, acme, other, emea, apac, zoe, bob, ada };
}

describe('Lists of learners', () => {
  onEachSite((site) => {
    it('find people by the beginning of any word, within the client, the sublicense and the standing asked for', async () => {
      const { owner, acme, other, emea, zoe, bob, ada } = await twoClients(site);
      expect(await emails(owner, { clientId: acme.id })).toEqual([zoe, bob]);
      expect(await emails(owner, { clientId: acme.id }, { orderBy: { by: 'LAST_NAME', direction: 'DESC' } })).toEqual([bob, zoe]);
      expect(await emails(owner, { search: 'OZT bob', clientId: acme.id })).toEqual([bob]);
      expect(await emails(owner, { search: ada })).toEqual([ada]);
      expect(await emails(owner, { search: ada, clientId: acme.id })).toEqual([]);
      expect(await emails(owner, { sublicenseId: emea })).toEqual([zoe]);
      expect(await emails(owner, { sublicenseId: emea, clientId: other.id })).toEqual([]);
      expect(await emails(owner, { search: zoe, joinedThrough: 'STAFF' })).toEqual([]);
      const { learner } = await owner.ask('query ($email: String!) { learner(email: $email) { memberships { id status } } }', { email: bob.toUpperCase() });
      await setMembership(owner, [learner!.memberships![0 as never]!['id' as never]], false);
      expect(await emails(owner, { clientId: acme.id, status: 'DISABLED' })).toEqual([bob]);
      expect(await emails(owner, { clientId: acme.id, status: 'ACTIVE' })).toEqual([zoe]);
    });

    it('are cut to what whoever asks looks after, and a foreign id gives nothing', async () => {
      const { owner, acme, other, emea, apac, zoe, bob, ada } = await twoClients(site);
      const { caller: admin } = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [acme.id] });
      const { caller: manager } = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [emea] });
      const { caller: nobody } = await makeStaff(site, 'CLIENT_MANAGER');
      expect(await emails(admin, {})).toEqual([zoe, bob]);
      expect(await emails(manager, {})).toEqual([zoe]);
      expect(await emails(nobody, {})).toEqual([]);
      for (const filter of [{ clientId: other.id }, { sublicenseId: other.main }, { clientId: 'cli_nonsense' }, { sublicenseId: acme.id }]) expect(await emails(admin, filter)).toEqual([]);
      expect(await emails(manager, { sublicenseId: apac })).toEqual([]);
      expect(await emails(manager, { clientId: acme.id })).toEqual([zoe]);
      const ask = 'query ($id: ID!, $email: String!) { client(id: $id) { learners { nodes { learner { email } } } } learner(email: $email) { email } }';
      expect(await manager.ask(ask, { id: acme.id, email: bob })).toEqual({ client: { learners: { nodes: [{ learner: { email: zoe } }] } }, learner: null });
      expect(await owner.ask(ask, { id: other.id, email: ada })).toEqual({ client: { learners: { nodes: [{ learner: { email: ada } }] } }, learner: { email: ada } });
      expect(await (await makeLearner(site)).caller.fault('{ learners { totalCount } }')).toBe('FORBIDDEN');
      expect(await site.stranger().fault('{ learners { totalCount } }')).toBe('UNAUTHENTICATED');
    });

    it('are ordered by the last sign-in for who sees the whole site alone: it tells of other clients too', async () => {
      const { owner, acme, emea } = await twoClients(site);
      const staff = async (...given: Parameters<typeof makeStaff> extends [unknown, ...infer Given] ? Given : never) => (await makeStaff(site, ...given)).caller;
      const parts = [await staff('CLIENT_ADMIN', { clientIds: [acme.id] }), await staff('CLIENT_MANAGER', { sublicenseIds: [emea] }), await staff('AUDITOR', { clientIds: [acme.id] }), await staff('CLIENT_MANAGER')];
      for (const direction of ['ASC', 'DESC']) {
        const orderBy = `orderBy: { by: LAST_SEEN_AT, direction: ${direction} }`;
        for (const caller of parts) expect(await caller.fault(`{ learners(first: 1, ${orderBy}) { edges { cursor } } }`)).toBe('BAD_USER_INPUT');
        expect(await parts[0]!.fault('query ($id: ID!) { client(id: $id) { learners(first: 1, ORDER) { nodes { id } } } }'.replace('ORDER', orderBy), { id: acme.id })).toBe('BAD_USER_INPUT');
        for (const caller of [owner, await staff('AUDITOR')]) expect((await caller.ask(`{ learners(first: 2, ${orderBy}) { nodes { id } } }`)).learners!.nodes).toHaveLength(2);
      }
    });

    it('page from either end, and say what lies on both sides', async () => {
      const { owner, acme, zoe, bob } = await twoClients(site);
      const ask = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
        client(id: $id) { learners(first: $first, after: $after, last: $last, before: $before) { ${PAGE} nodes { learner { email } } edges { cursor } } } }`;
      const page = async (args: object) => (await owner.ask(ask, { id: acme.id, ...args })).client!.learners!;
      const first = await page({ first: 1, after: null });
      expect(first).toMatchObject({ totalCount: 2, totalCountIsExact: true, nodes: [{ learner: { email: zoe } }], pageInfo: { hasNextPage: true, hasPreviousPage: false } });
      const second = await page({ first: 1, after: first.pageInfo!.endCursor });
      expect(second).toMatchObject({ nodes: [{ learner: { email: bob } }], pageInfo: { hasNextPage: false, hasPreviousPage: true } });
      expect(await page({ last: 1 })).toEqual(second);
      expect(await page({ last: 5, before: second.pageInfo!.startCursor })).toMatchObject({ nodes: [{ learner: { email: zoe } }], pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    });

    it('of a sublicense are those who have or had access to it', async () => {
      const { owner, emea, acme } = await twoClients(site);
      const learner = await makeLearner(site);
      await grant(owner, emea, [learner.id]);
      const ask = 'query ($id: ID!) { sublicense(id: $id) { learners(filter: { search: "lea" }) { totalCount nodes { id client { id } learner { id } } } } }';
      const { sublicense } = await owner.ask(ask, { id: emea });
      expect(sublicense!.learners).toMatchObject({ totalCount: 1, nodes: [{ client: { id: acme.id }, learner: { id: learner.id } }] });
    });
  });
});

describe('Cursors', () => {
  onEachSite((site) => {
    it('of another list, of another order or of nothing at all are bad input', async () => {
      const { owner, acme } = await twoClients(site);
      const cursorOf = async (list: string): Promise<Json> => (await owner.ask(`{ ${list} { pageInfo { endCursor } } }`))[list.split('(')[0]!]!.pageInfo!.endCursor!;
      const learner = await cursorOf('learners(first: 1)');
      const client = await cursorOf('clients(first: 1)');
      expect(await owner.fault('query ($after: String) { clients(after: $after) { totalCount } }', { after: learner })).toBe('BAD_USER_INPUT');
      expect(await owner.fault('query ($after: String) { learners(after: $after, orderBy: { by: EMAIL, direction: ASC }) { totalCount } }', { after: learner })).toBe('BAD_USER_INPUT');
      expect(await owner.fault('query ($after: String) { learners(after: $after, orderBy: { by: LAST_NAME, direction: DESC }) { totalCount } }', { after: learner })).toBe('BAD_USER_INPUT');
      const [name, , id] = JSON.parse(Buffer.from(client, 'base64url').toString()) as [string, string, object];
      for (const forged of [[name, 1, id], [name, 'x', 'y'], [name, 'x', { id: 'AA' }], [name, 'x'], [name, 'x', null], {}, 5]) {
        const after = Buffer.from(JSON.stringify(forged)).toString('base64url');
        expect(await owner.fault('query ($after: String) { clients(after: $after) { nodes { id } } }', { after })).toBe('BAD_USER_INPUT');
      }
      expect(await owner.fault('query ($id: ID!) { client(id: $id) { learners(after: "x") { nodes { id } } } }', { id: acme.id })).toBe('BAD_USER_INPUT');
      for (const args of ['first: 0', 'first: 101', 'last: 101', 'first: 1, last: 1', 'first: 1, before: "x"']) expect(await owner.fault(`{ learners(${args}) { nodes { id } } }`)).toBe('BAD_USER_INPUT');
      expect(await owner.fault(`{ learners(filter: { search: "a b c d e f g h i j k" }) { nodes { id } } }`)).toBe('BAD_USER_INPUT');
    });
  });
});

describe('Lists of registration codes', () => {
  onEachSite((site) => {
    it('find codes by label and code, sublicense and standing, in the order asked for', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const [emea, apac] = [await makeSublicense(owner, client.id, {}), await makeSublicense(owner, client.id, {})];
      const make = async (label: string, code: string, sublicenseIds: (typeof emea)[], more: object = {}) => {
        const made = await makeCode(owner, client.id, { sublicenseIds, code, ...more });
        await updateCode(owner, { id: made.id, label });
        site.clock.advance({ seconds: 1 });
        return made;
      };
      const spring = await make('Spring Über', 'SPRING-2026', [emea], { expiresAt: site.clock.in({ days: 9 }) });
      await make('autumn', 'Fall-lot-7', [emea, apac], { startsAt: site.clock.in({ days: 1 }) });
      await make('Autumn', 'one-use', [apac], { maxRedemptions: 1 });
      const learner = await makeLearner(site);
      await redeem(learner.caller, client.slug, ['one-use']);
      const here = { clientId: client.id };
      expect(await labels(owner, here)).toEqual(['Autumn', 'autumn', 'Spring Über']);
      expect(await labels(owner, here, { by: 'REDEMPTIONS', direction: 'DESC' })).toEqual(['Autumn', 'autumn', 'Spring Über']);
      expect(await labels(owner, here, { by: 'EXPIRES_AT', direction: 'ASC' })).toEqual(['Spring Über', 'autumn', 'Autumn']);
      expect(await labels(owner, here, { by: 'LABEL', direction: 'DESC' })).toEqual(['Spring Über', 'Autumn', 'autumn']);
      expect(await labels(owner, { ...here, search: 'uber' })).toEqual(['Spring Über']);
      expect(await labels(owner, { ...here, search: 'LOT' })).toEqual(['autumn']);
      expect(await labels(owner, { ...here, search: '10t' })).toEqual(['autumn']);
      expect(await labels(owner, { ...here, search: 'aut one-u' })).toEqual(['Autumn']);
      expect(await labels(owner, { sublicenseId: emea })).toEqual(['autumn', 'Spring Über']);
      expect(await labels(owner, { ...here, status: 'EXHAUSTED' })).toEqual(['Autumn']);
      expect(await labels(owner, { ...here, status: 'SCHEDULED' })).toEqual(['autumn']);
      expect(await labels(owner, { ...here, status: 'LIVE' })).toEqual(['Spring Über']);
      const { caller: manager } = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [apac] });
      expect(await labels(manager, {})).toEqual(['Autumn']);
      expect(await labels(manager, { sublicenseId: emea })).toEqual([]);
      await owner.ask('mutation ($input: DeleteRegistrationCodeInput!) { deleteRegistrationCode(input: $input) { __typename } }', { input: { id: spring.id } });
      expect(await labels(owner, { ...here, search: 'spring' })).toEqual([]);
    });

    it('tell who used a code, the newest first', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const { id, code } = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
      const people = [await makeLearner(site), await makeLearner(site), await makeLearner(site)];
      for (const { caller } of people) await redeem(caller, client.slug, [code]);
      const ask = `query ($id: ID!, $after: String) { node(id: $id) { ... on RegistrationCode { redemptions(first: 2, after: $after) { ${PAGE} nodes { code learner { email } } } } } }`;
      const { node } = await owner.ask(ask, { id });
      expect(node!.redemptions).toMatchObject({ totalCount: 3, nodes: [{ code, learner: { email: people[2]!.email } }, { learner: { email: people[1]!.email } }], pageInfo: { hasNextPage: true } });
      const { node: rest } = await owner.ask(ask, { id, after: node!.redemptions!.pageInfo!.endCursor });
      expect(rest!.redemptions).toMatchObject({ nodes: [{ learner: { email: people[0]!.email } }], pageInfo: { hasNextPage: false, hasPreviousPage: true } });
    });

    it('ask three statements for fifty codes with their client and sublicenses, who asks among them', async () => {
      const owner = await makeOwner(site);
      for (let at = 0; at < 3; at += 1) {
        const client = await makeClient(owner);
        const place = await makeSublicense(owner, client.id, {});
        for (let n = 0; n < 4; n += 1) await makeCode(owner, client.id, { sublicenseIds: [client.main, place] });
      }
      const sent = await statementsOf(site, () => owner.ask('{ registrationCodes(first: 50) { nodes { label code status redemptionCount access { client { name } sublicenses { name } } } } }'));
      expect(sent.map((sql) => /FROM (session|code_sublicense|sublicense|registration_code_listing)\b/.exec(sql)?.[1])).toEqual(['session', 'registration_code_listing', 'code_sublicense']);
    });

    it('ask two statements for the hover over a code, who asks among them', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const { id } = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
      const hover = 'query ($id: ID!) { codeAccess(codeId: $id) { client { id name } sublicenses { id name seats { taken limit } } } }';
      expect(await statementsOf(site, () => owner.ask(hover, { id }))).toHaveLength(2);
    });
  });
});

/** The reading statements some work sends. */
async function statementsOf(site: Site, work: () => Promise<unknown>): Promise<string[]> {
  const runner = site.database.reader.queryRunner!;
  const sent: string[] = [];
  const query = runner.query.bind(runner);
  runner.query = ((sql: string, parameters?: unknown[]) => {
    sent.push(sql);
    return query(sql, parameters);
  }) as typeof runner.query;
  try {
    await work();
  } finally {
    runner.query = query;
  }
  return sent;
}

describe('Lists of clients', () => {
  onEachSite((site) => {
    it('find clients by name, slug and SKU, by room and by end, in the order asked for', async () => {
      const owner = await makeOwner(site);
      const small = await makeClient(owner, { name: 'Smälltown Works', seatLimit: 1, expiresAt: site.clock.in({ days: 20 }) });
      await makeClient(owner, { name: 'Smallville' });
      await grant(owner, small.main, [(await makeLearner(site)).id]);
      const names = async (args: string): Promise<unknown> => {
        const { clients } = await owner.ask(`{ clients(first: 100, ${args}) { nodes { name } } }`);
        return (clients!.nodes as unknown as { name: string }[]).map(({ name }) => name);
      };
      expect(await names('filter: { search: "SMALL" }')).toEqual(['Smälltown Works', 'Smallville']);
      expect(await names('filter: { search: "works small" }')).toEqual(['Smälltown Works']);
      expect(await names('filter: { search: "small", full: true }')).toEqual(['Smälltown Works']);
      expect(await names('filter: { search: "small", full: false }')).toEqual(['Smallville']);
      expect(await names('filter: { search: "small", expiringWithinDays: 20 }')).toEqual(['Smälltown Works']);
      expect(await names('filter: { search: "small", expiringWithinDays: 19 }')).toEqual([]);
      expect(await names('filter: { search: "small", status: DISABLED }')).toEqual([]);
      expect(await names('filter: { search: "small" }, orderBy: { by: SEATS_TAKEN, direction: ASC }')).toEqual(['Smallville', 'Smälltown Works']);
      expect(await names('filter: { search: "small" }, orderBy: { by: EXPIRES_AT, direction: DESC }')).toEqual(['Smallville', 'Smälltown Works']);
    });
  });
});
