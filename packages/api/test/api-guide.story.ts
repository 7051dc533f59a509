import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import type { Json } from './harness/caller.js';
import { operationsOf } from './harness/documents.js';
import { emittedSchema } from './harness/emitted-schema.js';
import { blocksOf, readPage, type Block } from './harness/guide-blocks.js';
import { keyedMutations } from './harness/keyed-calls.js';
import { PATIENCE, runBlocks, type Ran } from './harness/run-blocks.js';
import { onEachSite, type Site } from './harness/site.js';
import { deafFields, operationsIn, problemsOf, troubleIn, troubleTold } from './harness/told-answers.js';

const GUIDE = 'docs/api-guide.md';
const README = 'README.md';
/** In the guide's example of a call whose answer is lost. */
const LOST = 'order-1017';
/** What the first column of the guide's table says of a fault's code. */
const FAULT_CODES = /`([A-Z_]+)`(?=[^|]*\|[^|]*\|[^|]*\|$)/gm;

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await emittedSchema();
});

/** Declares that blocks run as they stand and answer what they say; gives what they did. */
function itRuns(site: Site, blocks: readonly Block[]): () => Ran {
  let ran: Ran;
  beforeAll(async () => {
    ran = await runBlocks(site, blocks, { lose: LOST });
  }, PATIENCE);

  it('meets the refusals and faults that a comment beside an example names, and no other', () => {
    const names = [...problemsOf(schema), ...[...readPage(GUIDE).matchAll(FAULT_CODES)].map(([, code]) => code!)];
    const told = blocks.map((block) => ({ place: block.place, trouble: troubleTold(block, names).toSorted() }));
    const met = blocks.map(({ place }, at) => ({ place, trouble: [...new Set(ran.calls.filter(({ from }) => from === String(at)).flatMap(troubleIn))].toSorted() }));
    expect(met).toEqual(told);
  });

  it('would notice every refusal: wherever there may be one, its message is asked for', () => {
    const deaf = ran.calls.flatMap(({ from, document }) => deafFields(schema, document).map((field) => `${field} in ${blocks[Number(from)]!.place}`));
    expect(deaf).toEqual([]);
  });

  return () => ran;
}

describe('The API guide', () => {
  const blocks = blocksOf(GUIDE);

  it('has no example that is not run', () => {
    expect(blocks.filter(({ language }) => language !== 'sh')).toEqual([]);
    expect(blocks.length).toBeGreaterThan(20);
  });

  it('tells of every mutation that takes a key what calling it again does', () => {
    const rows = [...readPage(GUIDE).matchAll(/^\| `(\w+)` \| .+ \| .+ \|$/gm)].map(([, name]) => name!);
    expect(rows).toEqual(expect.arrayContaining(keyedMutations(schema)));
  });

  onEachSite((site) => {
    const ran = itRuns(site, blocks);

    /** What a query or mutation answered in the guide, in order. */
    const answers = (operation: string): Json[] => ran().calls.flatMap(({ answer }) => answer.data?.[operation] ?? []);
    const nodesOf = (connection: Json) => connection.nodes as unknown as Json[];

    it('has an example of every query and mutation there is', () => {
      const called = new Set(ran().calls.flatMap(({ document }) => operationsIn(document)));
      expect([...operationsOf(schema).keys()].filter((name) => !called.has(name))).toEqual([]);
    });

    it('walks all pages of a list, forwards and backwards, and meets everybody once', () => {
      const walk = (argument: string) => ran().calls.filter(({ document }) => document.includes(`$${argument}: String`)).map(({ answer }) => nodesOf(answer.data!.learners!).map((node) => JSON.stringify(node)));
      const [forward, backward] = [walk('after').flat(), walk('before').toReversed().flat()];
      expect(forward).toHaveLength(204);
      expect(new Set(forward).size).toBe(204);
      expect(backward).toEqual(forward);
    });

    it('finds learners by three letters of a surname', () => {
      const found = ran().calls.find(({ document }) => document.includes('search: "zie"'))!.answer.data!.learners!;
      expect(nodesOf(found).map(({ learner }) => learner!.lastName)).toEqual(['Ziegelböck', 'Zieliński']);
    });

    it('shows every access of somebody with why it is there', () => {
      expect(answers('learnerAccess').flatMap(({ grounds }) => grounds ?? [])).toMatchObject([
        { label: 'Registration code TIDEWELL-START', source: { code: 'TIDEWELL-START' } },
        { label: 'Registration code LEND-A-HAND', source: { code: 'LEND-A-HAND' } },
        { label: 'Given by Olive Owner', source: { name: 'Olive Owner' } },
      ]);
    });

    it('opens content by a tag that came after the sublicense', () => {
      expect(answers('sublicense')).toMatchObject([{ content: [{ title: 'Fuel' }], client: { content: [{ title: 'Fuel' }, { title: 'Welcome aboard' }] } }]);
    });

    it('lets the first in, in the order given, where there are too few seats', () => {
      const [grant] = ran().calls.filter(({ document }) => document.includes('mutation { grantAccess'));
      expect(grant!.answer.data!.grantAccess).toMatchObject([{ __typename: 'AlreadyHasAccess' }, { __typename: 'AccessGranted' }, { __typename: 'SeatsExhausted', sublicense: 'Berlin' }]);
    });

    it('moves an access with what it stands on', () => {
      const [moved] = answers('moveAccess');
      expect(moved).toMatchObject({ access: { sublicense: { name: 'APAC' }, grounds: [{ label: 'Registration code FALL-2026' }] } });
      expect(answers('revokeAccess')).toMatchObject([{ id: moved!.access!.id, status: 'REVOKED' }]);
    });

    it('finds a learner by the external id, and a code by a link', () => {
      expect(answers('learners').flatMap(nodesOf)).toContainEqual(expect.objectContaining({ externalId: 'EMP-0815', learner: { email: 'ada@example.com' } }));
      expect(answers('code').map((code) => code.access?.client?.name)).toEqual(expect.arrayContaining(['Acme Rockets', 'Tidewell Logistics']));
    });

    it('reads in the history what it did before, the newest first', () => {
      const history = answers('node').flatMap((node) => node.history ?? [])[0]!;
      expect(nodesOf(history).map(({ action }) => action)).toEqual([
        'membership.updated',
        'membership.enabled',
        'membership.disabled',
        'access.revoked',
        'access.moved',
        'learner.admitted',
        'learner.admitted',
      ]);
      expect(nodesOf(history)[0]).toMatchObject({
        summary: 'Changed the external id and the references.',
        actor: { kind: 'STAFF', name: 'Olive Owner' },
        changes: [{ field: 'externalId', before: null, after: 'EMP-0815' }, { field: 'reference', before: null, after: 'Team: North' }],
      });
    });

    it('names every action that is in the history by then', async () => {
      const told = readPage(GUIDE).split('\n').find((line) => line.startsWith('| `action` |'))!;
      const words = new Set(told.match(/[a-z_]+/g));
      const rows = await site.database.reader.query<{ action: string }[]>('SELECT DISTINCT action FROM history_entry');
      expect(rows.flatMap(({ action }) => action.split('.')).filter((word) => !words.has(word))).toEqual([]);
      expect(rows.length).toBeGreaterThan(20);
    });

    it('does once what it asks three times, and what it asks again because the answer was lost', () => {
      const once = ran().calls.filter(({ document }) => document.includes('name: "Once Only"')).map(({ answer }) => answer.data!.createClient!);
      expect(once).toHaveLength(3);
      expect(new Set(once.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(ran().lost).toBe(1);
      const again = ran().calls.filter(({ variables }) => JSON.stringify(variables).includes(LOST)).map(({ answer }) => answer.data!.grantAccess);
      expect(again).toMatchObject([[{ __typename: 'AccessGranted' }, { __typename: 'AccessGranted' }]]);
    });
  }, { owner: null });
});

describe('The README', () => {
  onEachSite((site) => {
    const ran = itRuns(site, blocksOf(README).filter(({ language, text }) => language === 'sh' && /^\s*ask\b/m.test(text)));

    it('comes from a client to two learners let in by a code, and a third who finds every seat taken', () => {
      const registered = ran().calls.flatMap(({ answer }) => answer.data?.registerAndRedeem ?? []);
      expect(registered.map(({ __typename }) => __typename)).toEqual(['CodesRedeemed', 'CodesRedeemed', 'SeatsExhausted']);
    });
  }, { owner: { email: 'owner@example.com', password: 'a lantern over the gate' } });
});
