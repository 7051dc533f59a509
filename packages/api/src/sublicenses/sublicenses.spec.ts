import { beforeAll, describe, expect, it } from '@jest/globals';
import { SeatsExhausted } from '../allowances/allowances.api.js';
import { onEachDatabase } from '../../test/harness/databases.js';
import { withFault } from '../../test/harness/fault-injection.js';
import { NO_HOLDERS, openSlices, type Slices } from '../../test/harness/slices.js';
import { newId, type ClientId, type SublicenseId } from '../kernel/ids.js';
import { Refusal } from '../kernel/problem.js';
import { rows } from '../kernel/sql.js';
import type { SignedInStaff, Viewer } from '../kernel/viewer.js';

const FIELDS = 'id name sku isMain path seats { limit taken } expiresAt accessDays parent { name } client { name } content { title }';
const CREATE = `mutation ($input: CreateSublicenseInput!) { createSublicense(input: $input) { __typename
  ... on SublicenseCreated { sublicense { ${FIELDS} } } ... on InvalidInput { fields { path message } } } }`;
const UPDATE = `mutation ($input: UpdateSublicenseInput!) { updateSublicense(input: $input) { __typename
  ... on SublicenseUpdated { sublicense { ${FIELDS} } } ... on InvalidInput { fields { path message } } } }`;
const DELETE = `mutation ($input: DeleteSublicenseInput!) { deleteSublicense(input: $input) { __typename
  ... on SublicenseDeleted { client { sublicenses { name } } } ... on SublicenseInUse { learnerCount codeCount }
  ... on SeatsExhausted { sublicense available } ... on InvalidInput { fields { path } } } }`;

type Made = { id: SublicenseId } & Record<string, unknown>;

onEachDatabase((open) => {
  let site: Slices;
  beforeAll(async () => {
    site = await openSlices(open);
  });

  async function run(source: string, input: object, viewer?: Viewer): Promise<Record<string, unknown>> {
    const { data, errors } = await site.ask(source, input, viewer);
    expect(errors).toBeUndefined();
    return Object.values(data!)[0] as Record<string, unknown>;
  }

  async function fault(source: string, input: object, viewer?: Viewer): Promise<string | undefined> {
    return (await site.ask(source, input, viewer)).errors?.[0]?.message;
  }

  async function client(name: string, contentIds: string[] = []): Promise<{ id: ClientId; main: SublicenseId }> {
    const source = `mutation ($input: CreateClientInput!) { createClient(input: $input) { ... on ClientCreated { client { id mainSublicense { id } } } } }`;
    const made = (await run(source, { name, contentIds }))['client'] as { id: ClientId; mainSublicense: { id: SublicenseId } };
    return { id: made.id, main: made.mainSublicense.id };
  }

  async function item(title: string): Promise<string> {
    const source = `mutation ($input: SaveContentItemInput!) { saveContentItem(input: $input) { ... on ContentItemSaved { contentItem { id } } } }`;
    return ((await run(source, { title, kind: 'LINK', url: 'https://learn.test' }))['contentItem'] as { id: string }).id;
  }

  async function made(clientId: ClientId, name: string, more: object = {}): Promise<Made> {
    return (await run(CREATE, { clientId, name, ...more }))['sublicense'] as Made;
  }

  function managerOf(client: ClientId, ...sublicenses: SublicenseId[]): SignedInStaff {
    const scope = { everything: false, clients: new Set<ClientId>(), sublicenses: new Map(sublicenses.map((id) => [id, client])) };
    return { kind: 'staff', staffId: newId('stf'), role: 'CLIENT_MANAGER', scope };
  }

  describe('A new sublicense', () => {
    it('has its place, limit, end, days and content of its client', async () => {
      const [one, two] = [await item('One'), await item('Two')];
      const { id: clientId } = await client('Placed', [one, two]);
      const top = await made(clientId, 'Top');
      const input = { parentId: top.id, sku: 'S-1', seatLimit: 3, expiresAt: '2027-05-01T00:00:00.000Z', accessDays: 90, contentIds: [two] };
      expect(await made(clientId, 'Below', input)).toMatchObject({
        name: 'Below', sku: 'S-1', isMain: false, path: ['Top', 'Below'], seats: { limit: 3, taken: 0 }, accessDays: 90,
        expiresAt: '2027-05-01T00:00:00.000Z', parent: { name: 'Top' }, client: { name: 'Placed' }, content: [{ title: 'Two' }],
      });
    });

    it('is refused a name its siblings have, whatever the case, and gets it elsewhere in the tree', async () => {
      const { id: clientId } = await client('Names');
      const top = await made(clientId, 'North');
      expect(await run(CREATE, { clientId, name: ' NORTH ' })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'name' }] });
      expect(await made(clientId, 'North', { parentId: top.id })).toMatchObject({ path: ['North', 'North'] });
      expect(await run(CREATE, { clientId, name: 'main' })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'name' }] });
    });

    it('is refused a SKU its client used, and gets one another client used', async () => {
      const [a, b] = [await client('Sku A'), await client('Sku B')];
      await made(a.id, 'One', { sku: 'X' });
      expect(await run(CREATE, { clientId: a.id, name: 'Two', sku: 'X' })).toMatchObject({ fields: [{ path: 'sku' }] });
      expect(await made(b.id, 'One', { sku: 'X' })).toMatchObject({ sku: 'X' });
    });

    it('takes no parent and no content of another client', async () => {
      const [a, b] = [await client('Own'), await client('Other', [await item('Theirs')])];
      const theirs = await made(b.id, 'Theirs');
      expect(await fault(CREATE, { clientId: a.id, name: 'X', parentId: theirs.id })).toBe('There is no such sublicense.');
      expect(await fault(CREATE, { clientId: a.id, name: 'X', contentIds: [await item('Not had')] })).toBe('There is no such content item.');
    });

    it('takes 1 to 3,650 days of access', async () => {
      const { id: clientId } = await client('Days');
      for (const accessDays of [0, 3_651]) expect(await run(CREATE, { clientId, name: 'X', accessDays })).toMatchObject({ fields: [{ path: 'accessDays' }] });
    });

    it('is one sublicense when the answer to COMMIT is lost', async () => {
      const { id: clientId } = await client('Lossy');
      const { outcome } = await withFault(site.database, { fault: 'lost-commit', atStatement: 0 }, () => made(clientId, 'Once', { sku: 'once' }));
      expect(outcome).toMatchObject({ status: 'fulfilled', value: { name: 'Once' } });
    });

    it('is one of two when two of one name are made at once', async () => {
      const { id: clientId } = await client('Race');
      const both = await Promise.all([run(CREATE, { clientId, name: 'Same' }), run(CREATE, { clientId, name: 'same' })]);
      expect(new Set(both.map((answer) => answer['__typename']))).toEqual(new Set(['InvalidInput', 'SublicenseCreated']));
    });
  });

  describe('The tree', () => {
    it('never gets a ring when two move under each other at once', async () => {
      const { id: clientId } = await client('Ring');
      for (let round = 0; round < 5; round += 1) {
        const [a, b] = [await made(clientId, `a${round}`), await made(clientId, `b${round}`)];
        const moves = await Promise.all([run(UPDATE, { id: a.id, parentId: b.id }), run(UPDATE, { id: b.id, parentId: a.id })]);
        expect(new Set(moves.map((answer) => answer['__typename']))).toEqual(new Set(['InvalidInput', 'SublicenseUpdated']));
      }
    });

    it('is shown depth first, Main first, then by name', async () => {
      const { id: clientId } = await client('Shown');
      const b = await made(clientId, 'B');
      await made(clientId, 'a');
      await made(clientId, 'under B', { parentId: b.id });
      const { data } = await site.ask(`{ client(id: "${clientId}") { sublicenses { name } } }`);
      const { sublicenses } = data!['client'] as { sublicenses: { name: string }[] };
      expect(sublicenses.map(({ name }) => name)).toEqual(['Main', 'a', 'B', 'under B']);
    });
  });

  describe('Main', () => {
    it('can be renamed and limited, but not moved, given content or deleted', async () => {
      const { id: clientId, main } = await client('Mained');
      const other = await made(clientId, 'Other');
      expect(await run(UPDATE, { id: main, name: 'Everyone', seatLimit: 7, parentId: null })).toMatchObject({ sublicense: { name: 'Everyone', seats: { limit: 7 } } });
      expect(await run(UPDATE, { id: main, parentId: other.id })).toMatchObject({ fields: [{ path: 'parentId' }] });
      expect(await run(UPDATE, { id: main, contentIds: [] })).toMatchObject({ fields: [{ path: 'contentIds' }] });
      expect(await run(DELETE, { id: main })).toMatchObject({ fields: [{ path: 'id' }] });
    });
  });

  describe('A changed sublicense', () => {
    it('keeps what is left out and clears what null clears', async () => {
      const { id: clientId } = await client('Cleared');
      const top = await made(clientId, 'Top');
      const { id } = await made(clientId, 'Under', { parentId: top.id, sku: 'U', seatLimit: 1, expiresAt: '2027-01-01T00:00:00.000Z', accessDays: 5 });
      expect(await run(UPDATE, { id, sku: null, seatLimit: null, expiresAt: null, accessDays: null })).toMatchObject({
        sublicense: { name: 'Under', path: ['Top', 'Under'], sku: null, seats: { limit: null }, expiresAt: null, accessDays: null },
      });
      expect(await run(UPDATE, { id, parentId: null })).toMatchObject({ sublicense: { path: ['Under'], parent: null } });
      expect(await run(UPDATE, { id, name: null })).toMatchObject({ fields: [{ path: 'name' }] });
    });
  });

  describe('Deleting a sublicense', () => {
    it('takes it, its content and its allowance', async () => {
      const content = await item('Gone with it');
      const { id: clientId } = await client('Deleted', [content]);
      const { id } = await made(clientId, 'Short-lived', { contentIds: [content] });
      const before = await rows(site.database.reader, 'SELECT id FROM allowance', []);
      expect(await run(DELETE, { id })).toMatchObject({ client: { sublicenses: [{ name: 'Main' }] } });
      expect(await rows(site.database.reader, 'SELECT id FROM allowance', [])).toHaveLength(before.length - 1);
      expect(await fault(DELETE, { id })).toBe('There is no such sublicense.');
    });

    it('waits until nothing hangs below it', async () => {
      const { id: clientId } = await client('Stacked');
      const top = await made(clientId, 'Top');
      await made(clientId, 'Below', { parentId: top.id });
      expect(await run(DELETE, { id: top.id })).toMatchObject({ fields: [{ path: 'id' }] });
    });

    it('is refused while learners or codes hang on it, unless it is said where they go', async () => {
      const { id: clientId, main } = await client('In use');
      const { id } = await made(clientId, 'Busy');
      const moved: object[] = [];
      site.holders = { ...NO_HOLDERS, count: () => Promise.resolve({ learners: 2, codes: 1 }), moveAll: async (_tx, _ctx, move) => void moved.push(move) };
      expect(await run(DELETE, { id })).toEqual({ __typename: 'SublicenseInUse', learnerCount: 2, codeCount: 1 });
      expect(await run(DELETE, { id, moveLearnersTo: id })).toMatchObject({ fields: [{ path: 'moveLearnersTo' }] });
      expect(await fault(DELETE, { id, moveLearnersTo: (await client('Elsewhere')).main })).toBe('There is no such sublicense.');
      expect(await run(DELETE, { id, moveLearnersTo: main })).toMatchObject({ __typename: 'SublicenseDeleted' });
      expect(moved).toEqual([{ clientId, from: id, to: main }]);
      site.holders = NO_HOLDERS;
    });

    it('is refused when somebody is let in again until the turn of those who were there is taken', async () => {
      const { id: clientId } = await client('Let in again');
      const { id } = await made(clientId, 'Not so empty');
      let learners = 0;
      site.holders = { ...NO_HOLDERS, takeTurns: async () => void (learners = 1), count: () => Promise.resolve({ learners, codes: 0 }) };
      expect(await run(DELETE, { id })).toEqual({ __typename: 'SublicenseInUse', learnerCount: 1, codeCount: 0 });
      site.holders = NO_HOLDERS;
    });

    it('changes nothing when the seats over there do not suffice', async () => {
      const { id: clientId, main } = await client('Crammed');
      const { id } = await made(clientId, 'Full of people');
      const full = new Refusal(new SeatsExhausted({ message: 'Main has 1 seat left.', sublicense: 'Main', available: 1 }));
      site.holders = { ...NO_HOLDERS, count: () => Promise.resolve({ learners: 2, codes: 0 }), moveAll: () => Promise.reject(full) };
      expect(await run(DELETE, { id, moveLearnersTo: main })).toEqual({ __typename: 'SeatsExhausted', sublicense: 'Main', available: 1 });
      site.holders = NO_HOLDERS;
      expect((await site.ask(`{ sublicense(id: "${id}") { name } }`)).data!['sublicense']).toEqual({ name: 'Full of people' });
    });

    it('succeeds when the answer to COMMIT is lost', async () => {
      const { id: clientId } = await client('Deleted twice');
      const { id } = await made(clientId, 'Once gone');
      const { outcome } = await withFault(site.database, { fault: 'lost-commit', atStatement: 0 }, () => run(DELETE, { id }));
      expect(outcome).toMatchObject({ status: 'fulfilled', value: { __typename: 'SublicenseDeleted' } });
    });
  });

  describe('A manager of one sublicense', () => {
    it('sees the client, and of its tree only what they look after', async () => {
      const { id: clientId, main } = await client('Partly seen');
      const top = await made(clientId, 'Hidden top');
      const mine = await made(clientId, 'Mine', { parentId: top.id });
      const below = await made(clientId, 'Below mine', { parentId: mine.id });
      const manager = managerOf(clientId, mine.id, below.id);
      const seen = await site.ask(`{ client(id: "${clientId}") { name seats { taken } sublicenses { name path parent { name } } } }`, {}, manager);
      expect(seen.data!['client']).toEqual({
        name: 'Partly seen',
        seats: { taken: 0 },
        sublicenses: [
          { name: 'Mine', path: ['Mine'], parent: null },
          { name: 'Below mine', path: ['Mine', 'Below mine'], parent: { name: 'Mine' } },
        ],
      });
      expect((await site.ask(`{ sublicense(id: "${main}") { name } }`, {}, manager)).data!['sublicense']).toBeNull();
      const { errors } = await site.ask(`{ client(id: "${clientId}") { mainSublicense { name } } }`, {}, manager);
      expect(errors?.[0]?.originalError).toMatchObject({ code: 'NOT_FOUND' });
    });

    it('changes nothing of the tree', async () => {
      const { id: clientId } = await client('Untouched');
      const mine = await made(clientId, 'Mine');
      const manager = managerOf(clientId, mine.id);
      for (const [source, input] of [[UPDATE, { id: mine.id, name: 'X' }], [DELETE, { id: mine.id }], [CREATE, { clientId, name: 'X' }]] as const) {
        expect((await site.ask(source, input, manager)).errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
      }
      const admin: Viewer = { ...manager, role: 'CLIENT_ADMIN' };
      expect(await fault(UPDATE, { id: mine.id, name: 'X' }, admin)).toBe('There is no such sublicense.');
      expect(await fault(CREATE, { clientId, name: 'X' }, admin)).toBe('There is no such client.');
    });
  });
});
