import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSmallSite, type SmallSite } from '../../../test/harness/small-site.js';

let site: SmallSite;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  site = await openSmallSite();
  for (const kind of ['staff', 'learner']) {
    const response = await site.post({ query: `mutation { enterAs(kind: "${kind}") }` });
    cookies[kind] = response.headers.get('set-cookie')!.split(';')[0]!;
  }
});
afterAll(() => site.close());

async function codeFor(kind: string, query: string): Promise<string> {
  const { errors } = await site.ask(query, { headers: kind === 'anonymous' ? {} : { cookie: cookies[kind]! } });
  return errors?.[0]?.extensions.code ?? 'data';
}

/** What only staff may select, by every way of asking for it. */
const FOR_STAFF: readonly (readonly [string, string])[] = [
  ['a field of a type nobody marked', '{ cellar { content } }'],
  ['a field marked for staff on an open type', '{ door { keyUnder } }'],
  ['by an alias', '{ door { name: keyUnder } }'],
  ['in a named fragment', 'fragment F on Door { keyUnder } { door { ...F } }'],
  ['in an inline fragment', '{ node(id: "x") { ... on Door { keyUnder } } }'],
  ['in an inline fragment without a type', '{ door { ... { keyUnder } } }'],
  ['deep down', '{ door { beyond { beyond { cellar { content } } } } }'],
  ['behind a directive', '{ door { keyUnder @skip(if: true) } }'],
  ['in a connection of a closed type', '{ cellars { nodes { content } } }'],
  ['in the edges of a closed type', '{ cellars { edges { cursor } } }'],
  ['the count of a closed type', '{ cellars { totalCount } }'],
];

/** What everybody may select. */
const FOR_ALL: readonly (readonly [string, string])[] = [
  ['a field of an open type', '{ door { name builtAt } }'],
  ['the connection of an open type, its edges and page', '{ doors { totalCount pageInfo { hasNextPage } edges { cursor node { name } } nodes { name } } }'],
  ['a problem', 'mutation { open(input: { key: "rusty" }) { ... on Problem { message } ... on InvalidInput { fields { path } } ... on Locked { message } } }'],
  ['an interface whose types are all open', '{ node(id: "x") { id __typename } }'],
  ['the name of any type', '{ cellar { __typename } }'],
  ['introspection', '{ __schema { types { name fields { name } } } __type(name: "Cellar") { fields { name } } }'],
];

describe('who is no staff', () => {
  it.each(FOR_STAFF)('may not select what nobody opened: %s', async (_, query) => {
    expect(await codeFor('anonymous', query)).toBe('UNAUTHENTICATED');
    expect(await codeFor('learner', query)).toBe('FORBIDDEN');
    expect(await codeFor('staff', query)).toBe('data');
  });

  it.each(FOR_ALL)('may select what is for everyone: %s', async (_, query) => {
    for (const kind of ['anonymous', 'learner', 'staff']) expect(await codeFor(kind, query)).toBe('data');
  });

  it('is refused before anything runs, with 401 or 403 and no data', async () => {
    const asked = { query: 'mutation { enterAs(kind: "staff") open(input: { key: "good" }) { ... on Door { keyUnder } } }' };
    const response = await site.post(asked, { cookie: cookies['learner']! });
    expect(response.status).toBe(403);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.json()).not.toHaveProperty('data');
    expect((await site.post({ query: '{ cellar { content } }' })).status).toBe(401);
  });

  it('is refused an operation by its policy', async () => {
    expect(await codeFor('anonymous', '{ ownCellar { __typename } }')).toBe('UNAUTHENTICATED');
    expect(await codeFor('learner', '{ ownCellar { __typename } }')).toBe('FORBIDDEN');
  });

  it('is judged by the operation that runs, not by another in the same document', async () => {
    const query = 'query Open { door { name } } query Closed { cellar { content } }';
    const open = await site.post({ query, operationName: 'Open' });
    expect(open.status).toBe(200);
    expect((await site.post({ query, operationName: 'Closed' })).status).toBe(401);
  });
});
