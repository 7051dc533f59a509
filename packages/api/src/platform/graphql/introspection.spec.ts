import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openSmallSite, type SmallSite } from '../../../test/harness/small-site.js';

const ASKING: readonly (readonly [string, string])[] = [
  ['for all types', '{ __schema { types { name } } }'],
  ['for one type', '{ __type(name: "Door") { name } }'],
  ['by an alias', '{ name: __type(name: "Door") { name } }'],
  ['in a fragment', 'fragment F on Query { __schema { queryType { name } } } { ...F }'],
  ['in an inline fragment behind a directive', '{ ... @include(if: true) { __schema { queryType { name } } } }'],
  ['beside an operation', '{ door { name } __schema { queryType { name } } }'],
];

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
beforeEach(() => void (site.introspection = true));

async function codeFor(kind: string, query: string): Promise<string> {
  const { errors } = await site.ask(query, { headers: kind === 'anonymous' ? {} : { cookie: cookies[kind]! } });
  return errors?.[0]?.extensions.code ?? 'data';
}

describe('asking for the schema', () => {
  it.each(ASKING)('is for staff alone once it is switched off, and for everybody before: %s', async (_, query) => {
    for (const kind of ['anonymous', 'learner', 'staff']) expect(await codeFor(kind, query)).toBe('data');
    site.introspection = false;
    expect(await codeFor('anonymous', query)).toBe('UNAUTHENTICATED');
    expect(await codeFor('learner', query)).toBe('FORBIDDEN');
    expect(await codeFor('staff', query)).toBe('data');
  });

  it('is refused before anything runs, with 401 or 403 and no data', async () => {
    site.introspection = false;
    const query = '{ door { name } __schema { queryType { name } } }';
    for (const [headers, status] of [[{}, 401], [{ cookie: cookies['learner']! }, 403]] as const) {
      const response = await site.post({ query }, headers);
      expect([response.status, await response.json()]).toEqual([status, { errors: [expect.objectContaining({ message: expect.stringMatching(/^Only staff/) })] }]);
    }
  });

  it('is not what naming a type is: `__typename` stays for everybody, and so does the page that explains the API', async () => {
    site.introspection = false;
    expect(await codeFor('anonymous', '{ __typename door { __typename } }')).toBe('data');
    expect((await fetch(`${site.url}/graphql`, { headers: { accept: 'text/html' } })).status).toBe(200);
  });
});
