import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openSmallSite, type SmallSite } from '../../../test/harness/small-site.js';

let site: SmallSite;
beforeAll(async () => {
  site = await openSmallSite({ trustedProxies: ['127.0.0.0/8'] });
});
afterAll(() => site.close());
beforeEach(() => void site.logged.splice(0));

const CANARY = 'Canary7Q';

describe('an error', () => {
  it.each([
    ['not found', 'NOT_FOUND', 'There is no such door.'],
    ['limited', 'RATE_LIMITED', 'Too many wrong tries. Wait 7 seconds, then try again.'],
  ])('of ours is told as it is: %s', async (how, code, message) => {
    const { errors, data } = await site.ask('query ($how: String!) { fail(how: $how) }', { variables: { how } });
    expect(errors).toEqual([expect.objectContaining({ message, path: ['fail'], extensions: expect.objectContaining({ code }) })]);
    expect(data).toEqual({ fail: null });
    expect(site.logged.some((line) => line.includes('"error"'))).toBe(false);
  });

  it('about too many tries says when to come back', async () => {
    const { errors } = await site.ask('{ fail(how: "limited") }');
    expect(errors?.[0]?.extensions.retryAfter).toBe(7);
  });

  it('about the database makes the whole answer 503 with Retry-After', async () => {
    const response = await site.post({ query: '{ fail(how: "unavailable") }' });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
  });

  it.each(['undeclared', 'bug', 'sql'])('that is a bug of ours says nothing but where it is logged: %s', async (how) => {
    const response = await site.post({ query: `{ fail(how: "${how}") }` }, { 'x-request-id': 'request-of-a-proxy' });
    const body = await response.text();
    expect(JSON.parse(body).errors).toEqual([
      {
        message: 'Portico failed at this. It is logged under request request-of-a-proxy.',
        path: ['fail'],
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-of-a-proxy' },
      },
    ]);
    const line = site.logged.find((text) => text.includes('"level":"error"'));
    expect(line).toContain('request-of-a-proxy');
    expect(line).not.toContain('SELECT');
    if (how === 'sql') expect(line).not.toContain('canary');
  });

  it('always carries the id of its request, which the answer has as a header too', async () => {
    const response = await site.post({ query: '{ nothing }' });
    const body = (await response.json()) as { errors: { extensions: { requestId: string } }[] };
    expect(body.errors[0]?.extensions.requestId).toBe(response.headers.get('x-request-id'));
  });
});

describe('a request that is not valid', () => {
  it.each([
    ['an unknown field', `{ door { ${CANARY} } }`, {}, 'GRAPHQL_VALIDATION_FAILED', 'Door has no such field.'],
    ['an unknown argument', `{ door(${CANARY}: 1) { name } }`, {}, 'GRAPHQL_VALIDATION_FAILED', 'The field Query.door has no such argument.'],
    ['a wrong literal', `{ fail(how: ${CANARY}) }`, {}, 'GRAPHQL_VALIDATION_FAILED', 'A value is no String.'],
    ['a missing argument', '{ fail }', {}, 'GRAPHQL_VALIDATION_FAILED', 'The field fail needs its argument how: String!.'],
    ['an unknown type', `query ($v: ${CANARY}) { door { name } }`, {}, 'GRAPHQL_VALIDATION_FAILED', 'There is no such type.'],
    ['an unknown fragment', `{ door { ...${CANARY} } }`, {}, 'GRAPHQL_VALIDATION_FAILED', 'There is no such fragment.'],
    ['an unknown directive', `{ door @${CANARY} { name } }`, {}, 'GRAPHQL_VALIDATION_FAILED', 'There is no such directive.'],
    ['a conflict', `{ ${CANARY}: door { name } ${CANARY}: cellar { content } }`, {}, 'GRAPHQL_VALIDATION_FAILED', 'Two fields would have the same name in the answer: give one an alias.'],
    ['no selection', '{ door }', {}, 'GRAPHQL_VALIDATION_FAILED', 'The field door needs a selection of fields of Door!.'],
    ['a wrong time', `mutation { open(input: { key: "good", at: "${CANARY}" }) { __typename } }`, {}, 'GRAPHQL_VALIDATION_FAILED', 'A value is no DateTime: give a time such as 2026-01-31T12:00:00.000Z.'],
    ['a syntax error', `{ "${CANARY}" }`, {}, 'GRAPHQL_PARSE_FAILED', 'This is not a GraphQL document: there is a syntax error at the given location.'],
    ['a variable left out', 'query ($how: String!) { fail(how: $how) }', {}, 'BAD_USER_INPUT', 'A variable has no value: String! is needed.'],
    ['a variable of another type', 'query ($how: String!) { fail(how: $how) }', { how: { [CANARY]: CANARY } }, 'BAD_USER_INPUT', 'A value is no String.'],
    ['a missing input field', 'mutation ($i: OpenInput!) { open(input: $i) { __typename } }', { i: {} }, 'BAD_USER_INPUT', 'The input field key is missing: String!.'],
    ['an unknown input field', 'mutation ($i: OpenInput!) { open(input: $i) { __typename } }', { i: { key: 'good', [CANARY]: CANARY } }, 'BAD_USER_INPUT', 'The input type OpenInput has no such field.'],
    ['a wrong input value', 'mutation ($i: OpenInput!) { open(input: $i) { __typename } }', { i: { key: 'good', floors: [1, CANARY] } }, 'BAD_USER_INPUT', 'floors[1]: A value is no Int.'],
    ['a wrong time in a variable', 'mutation ($i: OpenInput!) { open(input: $i) { __typename } }', { i: { key: 'good', at: CANARY } }, 'BAD_USER_INPUT', 'at: A value is no DateTime: give a time such as 2026-01-31T12:00:00.000Z.'],
  ])('is told what is wrong without a word of its own: %s', async (_, query, variables, code, message) => {
    const response = await site.post({ query, variables });
    const body = await response.text();
    expect(response.status).toBe(400);
    expect(body).not.toContain(CANARY);
    expect(JSON.parse(body).errors[0]).toMatchObject({ message, extensions: { code } });
    expect(site.logged.join()).not.toContain(CANARY);
  });

  it('by its rules is InvalidInput where the result has it', async () => {
    const { data } = await site.ask('mutation { open(input: { key: "abc" }) { ... on InvalidInput { message fields { path message } } } }');
    expect(data?.['open']).toEqual({ message: 'A key has at least 4 letters.', fields: [{ path: 'key', message: 'A key has at least 4 letters.' }] });
  });

  it('by its rules is BAD_USER_INPUT where the result has no place for it', async () => {
    for (const args of ['first: 1000', 'first: 1, last: 1']) {
      const { errors } = await site.ask(`{ doors(${args}) { totalCount } }`);
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('a refusal', () => {
  it('that the operation declares is data', async () => {
    const { data, errors } = await site.ask('mutation { open(input: { key: "rusty" }) { ... on Problem { __typename message } } }');
    expect(data?.['open']).toEqual({ __typename: 'Locked', message: 'It is locked. Ask the porter.' });
    expect(errors).toBeUndefined();
  });
});

describe('a time', () => {
  it('is answered in UTC with milliseconds', async () => {
    expect((await site.ask('{ door { builtAt } }')).data).toEqual({ door: { builtAt: '2026-01-31T12:00:00.000Z' } });
  });

  it.each(['2026-02-31T12:00:00Z', '2026-01-31', '2026-01-31T25:00:00Z', '2026-01-31T12:00:00', '1769860800', 'today'])('is refused when it is none: %s', async (at) => {
    const { errors } = await site.ask('mutation ($at: DateTime) { open(input: { key: "good", at: $at }) { __typename } }', { variables: { at } });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it.each(['2024-02-29T12:00:00Z', '2026-01-31T12:00:00.123456+05:30', '2026-12-31T23:59-11:00'])('is taken with any offset: %s', async (at) => {
    const { data } = await site.ask('mutation ($at: DateTime) { open(input: { key: "good", at: $at }) { __typename } }', { variables: { at } });
    expect(data).toEqual({ open: { __typename: 'Door' } });
  });
});
