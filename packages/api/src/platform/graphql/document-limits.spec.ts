import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { openSmallSite, type SmallSite } from '../../../test/harness/small-site.js';

let site: SmallSite;
beforeAll(async () => {
  site = await openSmallSite();
});
afterAll(() => site.close());

const nested = (levels: number) => `{ door ${'{ beyond '.repeat(levels)}{ name }${' }'.repeat(levels)} }`;
const times = (count: number, text: (at: number) => string) => Array.from({ length: count }, (_, at) => text(at)).join(' ');

/** Documents written to hurt. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ['more than 12 levels', nested(11)],
  ['more than 12 levels through fragments', `${times(12, (at) => `fragment F${at} on Door { beyond { ...F${at + 1} } }`)} fragment F12 on Door { name } { door { ...F0 } }`],
  ['16 aliases of an operation', `{ ${times(16, (at) => `a${at}: door { name }`)} }`],
  ['16 aliases through a fragment', `fragment F on Query { ${times(16, (at) => `a${at}: door { name }`)} } { ...F }`],
  ['101 aliases below', `{ door { ${times(101, (at) => `a${at}: name`)} } }`],
  ['the same field 600 times', `{ door { ${times(600, () => 'name')} } }`],
  ['fragments that double 20 times', `${times(20, (at) => `fragment F${at} on Door { ...F${at + 1} ...F${at + 1} }`)} fragment F20 on Door { name } { door { ...F0 } }`],
  ['fragments in a circle', 'fragment A on Door { ...B } fragment B on Door { ...A } { door { ...A } }'],
  ['2,001 tokens', `{ door { ${times(2_000, () => 'name')} } }`],
  ['introspection without end', `{ __schema { types ${'{ fields { type '.repeat(6)}{ name }${' } }'.repeat(6)} } }`],
  ['100 directives', `{ door ${times(100, () => '@skip(if: false)')} { name } }`],
  ['deep brackets', `{ open(input: ${'['.repeat(1_500)}`],
  ['deep braces', '{ a '.repeat(900)],
  ['two mutations by a stranger', 'mutation { a: open(input: { key: "good" }) { __typename } b: open(input: { key: "good" }) { __typename } }'],
  ['two mutations through a fragment', 'fragment F on Mutation { b: open(input: { key: "good" }) { __typename } } mutation { ...F c: open(input: { key: "good" }) { __typename } }'],
];

describe('a document', () => {
  it.each(HOSTILE)('is refused before it runs: %s', async (_, query) => {
    const response = await site.post({ query });
    expect(response.status).toBe(400);
    const { errors, data } = (await response.json()) as { errors: { extensions: { code: string } }[]; data?: unknown };
    expect(data).toBeUndefined();
    expect(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']).toContain(errors[0]?.extensions.code);
  });

  it('of 12 levels, 15 aliases or GraphiQL’s introspection runs', async () => {
    expect((await site.ask(nested(10))).errors).toBeUndefined();
    expect((await site.ask(`{ ${times(15, (at) => `a${at}: door { name }`)} }`)).errors).toBeUndefined();
    const introspection = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true });
    expect((await site.ask(introspection)).errors).toBeUndefined();
  });

  it('of ten mutations runs for whoever is signed in', async () => {
    const entered = await site.post({ query: 'mutation { enterAs(kind: "learner") }' });
    const cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
    const mutations = (count: number) => `mutation { ${times(count, (at) => `m${at}: open(input: { key: "good" }) { __typename }`)} }`;
    expect((await site.ask(mutations(10), { headers: { cookie } })).errors).toBeUndefined();
    expect((await site.ask(mutations(11), { headers: { cookie } })).errors?.[0]?.message).toBe('At most 10 of the mutations may be called in one request.');
  });
});
