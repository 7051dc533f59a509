import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { openSmallSite, type SmallSite } from '../../../test/harness/small-site.js';

let site: SmallSite;
beforeAll(async () => {
  site = await openSmallSite({
    trustedProxies: ['127.0.0.0/8'],
    pages: { operationsFor: () => [], render: () => ({ status: 200, html: '<!doctype html><title>a page for learners</title>' }) },
  });
});
afterAll(() => site.close());

const get = (path: string, headers: Readonly<Record<string, string>> = {}) => fetch(`${site.url}${path}`, { headers, redirect: 'manual' });
const HELLO = { query: '{ door { name } }' };

/** Sends bytes as they are; answers the first line of what comes back. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(site.url).port), '127.0.0.1', () => socket.end(text));
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('POST /graphql', () => {
  it('answers in the type asked for', async () => {
    const plain = await site.post(HELLO);
    expect(plain.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await plain.json()).toEqual({ data: { door: { name: 'north' } } });
    const modern = await site.post(HELLO, { accept: 'application/graphql-response+json, application/json;q=0.9' });
    expect(modern.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
    expect((await site.post(HELLO, { accept: 'text/html' })).status).toBe(406);
  });

  it.each([
    ['no JSON', '{"query": canary', 400],
    ['an empty body', '', 400],
    ['a prototype', '{"query":"{ door { name } }","__proto__":{"canary":1}}', 400],
    ['a batch', '[{"query":"{ door { name } }"}]', 400],
    ['a string', '"canary"', 400],
    ['no query', '{"canary":1}', 400],
    ['an empty query', '{"query":" "}', 400],
    ['a query that is no string', '{"query":{"canary":1}}', 400],
    ['variables that are no object', '{"query":"{ door { name } }","variables":"canary"}', 400],
    ['variables that are a list', '{"query":"{ door { name } }","variables":["canary"]}', 400],
    ['extensions that are no object', '{"query":"{ door { name } }","extensions":"canary"}', 400],
    ['a name that is no string', '{"query":"{ door { name } }","operationName":["canary"]}', 400],
    ['an operation that is not there', '{"query":"{ door { name } }","operationName":"canary"}', 400],
    ['more than 512 KB', JSON.stringify({ query: `{ door { name } } # ${'canary '.repeat(80_000)}` }), 413],
  ])('refuses %s in GraphQL’s shape, without repeating it', async (_, body, status) => {
    const response = await site.post(body);
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(text).not.toContain('canary');
    expect(JSON.parse(text).errors[0].extensions).toEqual({ code: expect.stringMatching(/^BAD_/), requestId: response.headers.get('x-request-id') });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/graphql', 'message/rfc822'])(
    'refuses %s, which a page of another site could send',
    async (type) => {
      expect((await site.post(JSON.stringify(HELLO), { 'content-type': type })).status).toBe(415);
    },
  );

  it.each<[string, Record<string, string>, number]>([
    ['our own page', { origin: 'http://localhost:4000', 'sec-fetch-site': 'same-origin' }, 200],
    ['our own page by another name of this machine', { origin: 'http://127.0.0.1:4000' }, 200],
    ['our own page by the third name', { origin: 'http://[::1]:4000' }, 200],
    ['no browser', {}, 200],
    ['another port', { origin: 'http://localhost:4001' }, 403],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['a site that begins like ours', { origin: 'http://localhost:4000.evil.example' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a neighbour that hides its origin', { 'sec-fetch-site': 'same-site' }, 403],
  ])('from %s', async (_, headers, status) => {
    expect((await site.post(HELLO, headers)).status).toBe(status);
  });

  it('is never stored by a cache', async () => {
    expect((await site.post(HELLO)).headers.get('cache-control')).toBe('no-store');
  });

  it('takes a request id from a trusted proxy only when it is well-formed', async () => {
    expect((await site.post(HELLO, { 'x-request-id': 'from-a-proxy.1' })).headers.get('x-request-id')).toBe('from-a-proxy.1');
    for (const id of ['short', 'with blank in it', '<script>alert</script>', 'x'.repeat(65)]) {
      expect((await site.post(HELLO, { 'x-request-id': id })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

describe('GET /graphql', () => {
  it('shows GraphiQL, packed, allowed to run its own script and nothing else', async () => {
    const response = await get('/graphql?query={door{name}}', { accept: 'text/html' });
    const html = await response.text();
    expect(html).toContain('<title>Portico API</title>');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('content-security-policy')).toMatch(/script-src 'sha256-[^']+';.*worker-src blob:/);
    expect(html).not.toMatch(/(?:src|href)="https?:/);
    expect((await get('/graphql', { accept: 'text/html', 'if-none-match': response.headers.get('etag')! })).status).toBe(304);
  });

  it('runs nothing', async () => {
    const response = await get('/graphql?query={door{name}}', { accept: 'application/json' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });
});

describe('the pages', () => {
  it('of the admin app are one page, whatever the address below it', async () => {
    for (const path of ['/admin/', '/admin/clients/cli_1?tab=codes']) {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('the admin app');
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    }
    expect((await get('/')).headers.get('location')).toBe('/admin/');
  });

  it('have files that browsers keep for ever and get packed', async () => {
    for (const [path, app] of [['/admin/assets/index-1a2b.js', 'admin'], ['/assets/index-1a2b.js', 'learner']] as const) {
      const response = await get(path);
      expect(await response.text()).toContain(app);
      expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(response.headers.get('cache-control')).toContain('immutable');
      expect(response.headers.get('content-encoding')).toBe('gzip');
      expect((await get(path, { 'if-none-match': response.headers.get('etag')! })).status).toBe(304);
    }
  });

  it('of learners have every address that is nobody else’s', async () => {
    for (const path of ['/acme', '/acme/WELCOME-24', '/redeem', '/redeem/7HQK-2M4P-9RTV', '/acme/CODE/more', '/assets/none.js', '/%2e%2e%2fsecret']) {
      const response = await get(path);
      expect([path, response.status, await response.text()]).toEqual([path, 200, expect.stringContaining('a page for learners')]);
    }
  });

  it('of learners have no files but those a build puts under assets: not its notes, not its page', async () => {
    for (const path of ['/index.html', '/.vite/manifest.json']) expect(await (await get(path)).text()).toContain('a page for learners');
  });

  it('cannot be posted to', async () => {
    expect((await fetch(`${site.url}/acme/CODE`, { method: 'POST' })).status).toBe(404);
  });
});

describe('every answer', () => {
  it('carries the headers that keep browsers safe', async () => {
    for (const path of ['/livez', '/acme', '/graphql', '/nobody', '/admin/']) {
      const { headers } = await get(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });

  it('to an address that is not valid repeats nothing of it, and is a page to whoever typed it', async () => {
    const page = await raw('GET /%ZZcanary HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(page).toContain('a page for learners');
    expect(page).toMatch(/x-content-type-options: nosniff/i);
    const posted = await raw('POST /%ZZcanary HTTP/1.1\r\nHost: x\r\ncontent-length: 0\r\n\r\n');
    expect(posted).toMatch(/^HTTP\/1.1 400/);
    for (const answer of [page, posted]) expect(answer).not.toContain('canary');
  });

  it('to a very long address is a page', async () => {
    expect((await get(`/acme/${'a'.repeat(3_000)}`)).headers.get('content-type')).toContain('text/html');
  });

  it('is logged by its route, never by its address, code or body', async () => {
    site.logged.splice(0);
    await get('/acme/CANARY-CODE?canary=1');
    await site.post({ query: '{ canary }' }, { cookie: 'portico-staff=canary', authorization: 'Bearer canary' });
    const lines = site.logged.join('');
    expect(lines.toLowerCase()).not.toContain('canary');
    expect(JSON.parse(site.logged[0]!)).toMatchObject({ msg: 'request', method: 'GET', route: '/:slug/:code', status: 200, ms: expect.any(Number) });
  });
});

describe('health', () => {
  it('is alive and ready, until the process begins to stop', async () => {
    expect((await get('/livez')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(200);
    site.accepting = false;
    expect((await get('/readyz')).status).toBe(503);
    expect((await get('/livez')).status).toBe(200);
    site.accepting = true;
  });
});
