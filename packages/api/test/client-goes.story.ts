import { describe, expect, it } from '@jest/globals';
import { idBytes, idFromBytes, type Id, type IdType } from '../src/kernel/ids.js';
import { rows } from '../src/kernel/sql.js';
import { grant, setMembership, updateClient } from './harness/administering.js';
import type { Caller, Json } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, makeSublicense, serial } from './harness/factories.js';
import { withFault } from './harness/fault-injection.js';
import { drift } from './harness/invariants.js';
import { check, dashboardsOf, redeem } from './harness/redeeming.js';
import { onEachSite, type Site } from './harness/site.js';
import { storedRows } from './harness/stored-rows.js';
import { makeThings, type MadeThings } from './harness/things.js';

const DELETE = `mutation ($input: DeleteClientInput!) { deleteClient(input: $input) { __typename
  ... on ClientDeleted { id } ... on ClientInUse { message learnerCount codeCount } ... on InvalidInput { fields { path } } } }`;

async function remove(owner: Caller, id: string, name: string, withLearners?: boolean): Promise<Json> {
  return (await owner.ask(DELETE, { input: { id, name, ...(withLearners !== undefined && { withLearners }) } })).deleteClient!;
}

async function nameOf(owner: Caller, id: string): Promise<string> {
  return String((await owner.ask('query ($id: ID!) { client(id: $id) { name } }', { id })).client!.name);
}

/** The tables that still know one of these ids, in any column. */
async function tablesKnowing(site: Site, ids: readonly string[]): Promise<string[]> {
  // Only ids come in here.
  const hex = ids.map((id) => idBytes(id as Id<IdType>).toString('hex'));
  return Object.entries(await storedRows(site)).flatMap(([table, stored]) => (stored.some((row) => hex.some((one) => row.includes(one))) ? [table] : [])).sort();
}

/** Everything with an id that goes with a client. */
async function idsOf(site: Site, things: MadeThings): Promise<string[]> {
  const found = await rows<{ id: Buffer }>(site.database.reader, 'SELECT id FROM allowance WHERE client_id = ?', [idBytes(things.client)]);
  return [things.client, things.sublicense, things.membership, things.access, things.code, things.redemption, things.upload, ...found.map(({ id }) => idFromBytes('alw', id))];
}

describe('A client that is deleted', () => {
  onEachSite((site) => {
    it('takes everything in it along, and leaves accounts, other clients, its history and its claim to its slugs', async () => {
      const owner = await makeOwner(site);
      const [gone, stays] = [await makeThings(site, 'gone'), await makeThings(site, 'stays')];
      await redeem(gone.person.caller, stays.slug, [stays.codeText]);
      await updateClient(owner, { id: gone.client, slug: `${gone.slug}-new`, contentTags: ['gone tag'] });
      await makeSublicense(owner, gone.client, { parentId: gone.sublicense });
      const unused = await makeCode(owner, gone.client, { sublicenseIds: [gone.sublicense] });
      await owner.ask('mutation ($input: DeleteRegistrationCodeInput!) { deleteRegistrationCode(input: $input) { __typename } }', { input: { id: unused.id } });
      await owner.ask('mutation ($input: UpdateMembershipInput!) { updateMembership(input: $input) { __typename } }', { input: { id: gone.membership, externalId: 'HR-7' } });
      await setMembership(owner, [gone.membership], false);
      const { caller: manager } = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [gone.sublicense] });
      const { caller: admin } = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [gone.client, stays.client] });
      const ids = await idsOf(site, gone);
      const before = await storedRows(site);

      expect(await remove(owner, gone.client, await nameOf(owner, gone.client), true)).toEqual({ __typename: 'ClientDeleted', id: gone.client });

      // Whose the memberships were is known as long as history speaks of them: erasing somebody has to find that.
      expect(await tablesKnowing(site, ids)).toEqual(['client_slug', 'former_membership', 'history_entry']);
      const after = await storedRows(site);
      for (const table of ['learner_word', 'content_item', 'content_item_tag', 'client_slug', 'staff']) expect([table, after[table]]).toEqual([table, before[table]]);
      expect(after['learner']).toHaveLength(before['learner']!.length);
      expect(await drift(site.database.reader)).toEqual([]);
      expect((await dashboardsOf(gone.person.caller)).map(({ client }) => client!.slug)).toEqual([stays.slug]);
      for (const [who, sees] of [[manager, []], [admin, [stays.client]]] as const) {
        expect((await who.ask('{ clients { nodes { id } } }')).clients).toEqual({ nodes: sees.map((id) => ({ id })) });
      }
    });

    it('is found by nothing any more: no id, no slug, no page, no code, no list', async () => {
      const owner = await makeOwner(site);
      const things = await makeThings(site, `wiped${serial()}`);
      await remove(owner, things.client, await nameOf(owner, things.client), true);
      const document = `query ($id: ID!, $slug: String!, $code: String!) { client(id: $id) { id } node(id: $id) { id } landingPage(slug: $slug) { name } code(code: $code) { __typename } codeAccess(codeId: "${things.code}") { client { id } }
        clients(filter: { search: "${things.slug.slice(0, 6)}" }) { nodes { id } } registrationCodes(filter: { clientId: $id }) { nodes { id } } learners(filter: { clientId: $id }) { nodes { id } } learnerAccess(email: "${things.email}") { id } }`;
      expect(await owner.ask(document, { id: things.client, slug: things.slug, code: things.codeText })).toEqual({
        client: null, node: null, landingPage: null, code: null, codeAccess: null, clients: { nodes: [] }, registrationCodes: { nodes: [] }, learners: { nodes: [] }, learnerAccess: [],
      });
      expect(await owner.ask('query ($slug: String!) { client(slug: $slug) { id } }', { slug: things.slug })).toEqual({ client: null });
      expect(await check(site.stranger(), things.slug, [things.codeText])).toMatchObject([{ accepted: false, problem: { __typename: 'CodeNotFound' } }]);
      expect(await redeem(things.person.caller, things.slug, [things.codeText])).toMatchObject({ __typename: 'CodeNotFound' });
      expect(await site.stranger().fault('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', { input: { email: things.email, password: 'seven quiet harbours', slug: things.slug } })).toBe('NOT_FOUND');
      expect((await fetch(`${site.url}/${things.slug}`, { redirect: 'manual' })).status).toBe((await fetch(`${site.url}/nobody-is-here`, { redirect: 'manual' })).status);
      expect(await owner.fault(DELETE, { input: { id: things.client, name: 'Anything' } })).toBe('NOT_FOUND');
    });

    it('leaves its slugs, old and new, to nobody else', async () => {
      const owner = await makeOwner(site);
      const [client, other] = [await makeClient(owner, { name: 'Slug keeper' }), await makeClient(owner)];
      await updateClient(owner, { id: client.id, slug: 'slug-keeper-new' });
      await remove(owner, client.id, 'Slug keeper');
      for (const slug of ['slug-keeper', 'slug-keeper-new']) {
        expect(await updateClient(owner, { id: other.id, slug })).toMatchObject({ __typename: 'SlugTaken', suggestion: `${slug}-2` });
        const create = 'mutation ($input: CreateClientInput!) { createClient(input: $input) { __typename } }';
        expect(await owner.ask(create, { input: { name: 'Taker', slug } })).toEqual({ createClient: { __typename: 'SlugTaken' } });
      }
      expect((await makeClient(owner, { name: 'Slug keeper' })).slug).toBe('slug-keeper-2');
    });

    it('goes only by its name, typed as it is written', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { name: 'Müller & Söhne' });
      const before = await storedRows(site);
      for (const name of ['', 'muller & sohne', 'Müller & Söhn', 'Müller  & Söhne', client.id, 'x'.repeat(201)]) {
        expect([name, await remove(owner, client.id, name, true)]).toEqual([name, { __typename: 'InvalidInput', fields: [{ path: 'name' }] }]);
      }
      expect(await storedRows(site)).toEqual(before);
      expect(await remove(owner, client.id, ' Müller & Söhne '.normalize('NFD'))).toMatchObject({ __typename: 'ClientDeleted' });
    });

    it('is refused while learners are in, the disabled ones too, and says what would go; codes alone do not hold it', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { name: 'Held' });
      const code = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
      await makeCode(owner, client.id, { sublicenseIds: [client.main] });
      const learner = await makeLearner(site);
      await redeem(learner.caller, client.slug, [code.code]);
      const { learnerAccess } = await owner.ask('query ($email: String!) { learnerAccess(email: $email) { membership { id } } }', { email: learner.email });
      await setMembership(owner, [(learnerAccess as unknown as { membership: { id: string } }[])[0]!.membership.id], false);
      const before = await storedRows(site);
      expect(await remove(owner, client.id, 'Held')).toMatchObject({ __typename: 'ClientInUse', learnerCount: 1, codeCount: 2 });
      expect(await storedRows(site)).toEqual(before);
      expect(await remove(owner, client.id, 'Held', true)).toMatchObject({ __typename: 'ClientDeleted' });
      const empty = await makeClient(owner, { name: 'Only codes' });
      await makeCode(owner, empty.id, { sublicenseIds: [empty.main] });
      expect(await remove(owner, empty.id, 'Only codes')).toMatchObject({ __typename: 'ClientDeleted' });
    });

    it('is remembered: who deleted it and how much was in it', async () => {
      const owner = await makeOwner(site);
      const things = await makeThings(site, 'historic');
      const name = await nameOf(owner, things.client);
      await remove(owner, things.client, name, true);
      const { history } = await owner.ask('query ($id: ID!) { history(clientId: $id, first: 1) { nodes { action summary actor { kind } subject { id } changes { field before after } } } }', { id: things.client });
      const changes = [['name', name], ['slug', things.slug], ['learners', '2'], ['codes', '3'], ['sublicenses', '2']].map(([field, before]) => ({ field, before, after: null }));
      expect(history).toEqual({ nodes: [{ action: 'client.deleted', summary: `Deleted the client "${name}" with everything in it.`, actor: { kind: 'STAFF' }, subject: null, changes }] });
    });

    it('goes whole when any one statement fails, and once when the answer to COMMIT is lost', async () => {
      const owner = await makeOwner(site);
      const small = async () => {
        const client = await makeClient(owner, { name: 'Fragile' });
        const code = await makeCode(owner, client.id, { sublicenseIds: [await makeSublicense(owner, client.id)] });
        await redeem((await makeLearner(site)).caller, client.slug, [code.code]);
        return client;
      };
      const whole = await withFault(site.database, null, async () => remove(owner, (await small()).id, 'Fragile', true));
      const statements = whole.statements.at(-1)!;
      expect(statements).toBeGreaterThan(20);
      for (let at = 1; at <= statements; at += 1) {
        const client = await small();
        const { outcome } = await withFault(site.database, { fault: '1213', atStatement: at }, () => remove(owner, client.id, 'Fragile', true));
        expect([at, outcome]).toMatchObject([at, { status: 'fulfilled', value: { __typename: 'ClientDeleted' } }]);
        expect(await tablesKnowing(site, [client.id, client.main])).toEqual(['client_slug', 'history_entry']);
      }
      const client = await small();
      const { outcome, struck } = await withFault(site.database, { fault: 'lost-commit', atStatement: 0 }, () => remove(owner, client.id, 'Fragile', true));
      expect([struck, outcome]).toMatchObject([true, { status: 'fulfilled', value: { __typename: 'ClientDeleted' } }]);
      expect(await rows(site.database.reader, "SELECT 1 AS one FROM history_entry WHERE action = 'client.deleted' AND client_id = ?", [idBytes(client.id)])).toHaveLength(1);
    });

    it('costs the same number of statements however many learners are in', async () => {
      const owner = await makeOwner(site);
      const statements = async (count: number) => {
        const client = await makeClient(owner, { name: 'Counted' });
        const people = await Promise.all(Array.from({ length: count }, () => makeLearner(site)));
        await redeem(people[0]!.caller, client.slug, [(await makeCode(owner, client.id, { sublicenseIds: [client.main] })).code]);
        await grant(owner, client.main, people.map(({ id }) => id));
        return (await withFault(site.database, null, () => remove(owner, client.id, 'Counted', true))).statements;
      };
      expect(await statements(24)).toEqual(await statements(2));
    });

    it('answers a call made again with its key as a thing that is gone, not as a fault of the site', async () => {
      const owner = await makeOwner(site);
      const learner = await makeLearner(site);
      const create = async () => owner.send('mutation ($input: CreateClientInput!) { createClient(input: $input) { ... on ClientCreated { client { id mainSublicense { id } } } } }', { input: { name: 'Keyed', idempotencyKey: 'client' } });
      const made = (await create()).body.data!.createClient!.client!;
      const calls: [string, Caller, string, object][] = [
        ['createSublicense', owner, '... on SublicenseCreated { sublicense { id } }', { clientId: made.id, name: 'Keyed' }],
        ['createRegistrationCode', owner, '... on RegistrationCodeCreated { registrationCode { id } }', { clientId: made.id, label: 'Keyed', code: `KEYED-${serial()}`, sublicenseIds: [made.mainSublicense!.id] }],
        ['grantAccess', owner, '... on AccessGranted { access { id } }', { learnerIds: [learner.id], sublicenseId: made.mainSublicense!.id }],
        ['copyClient', owner, '... on ClientCreated { client { id } }', { id: made.id, name: 'Keyed copy' }],
      ];
      const send = ([operation, caller, selection, input]: (typeof calls)[number]) => {
        const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
        return caller.send(`mutation ($input: ${type}!) { ${operation}(input: $input) { __typename ${selection} } }`, { input: { ...input, idempotencyKey: operation } });
      };
      for (const call of calls) expect([call[0], (await send(call)).body.errors]).toEqual([call[0], undefined]);
      await remove(owner, String(made.id), 'Keyed', true);
      const again = await Promise.all(calls.map(async (call) => [call[0], (await send(call)).body.errors?.[0]?.extensions.code ?? 'done']));
      expect(again).toEqual([['createSublicense', 'NOT_FOUND'], ['createRegistrationCode', 'NOT_FOUND'], ['grantAccess', 'NOT_FOUND'], ['copyClient', 'done']]);
      expect((await create()).body.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    });
  });
});
