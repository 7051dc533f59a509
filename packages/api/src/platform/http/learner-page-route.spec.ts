import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { LearnerPages, PageAnswer, PageOperation, RenderedPage } from '@portico/shared';
import { openSmallSite, type SmallSite } from '../../../test/harness/small-site.js';
import { DatabaseError } from '../database/database-error.js';

const VISIT = { 'sec-fetch-dest': 'document' };
const WHO: PageOperation = { query: '{ whoAmI }', variables: {} };
const failing = (how: string): PageOperation => ({ query: 'query ($how: String!) { fail(how: $how) }', variables: { how } });
const AWAY = new DatabaseError('unreachable', 'ECONNREFUSED', '');

let site: SmallSite;
afterEach(() => site.close());

/** A site whose pages ask `operations` and come out as `page`; and what they were rendered with. */
async function open(operations: readonly PageOperation[], page: RenderedPage = { status: 200, html: 'a page' }, publicUrl = new URL('http://localhost:4000')) {
  const rendered: { answers: readonly PageAnswer[] | null; nonce: string }[] = [];
  const pages: LearnerPages = {
    operationsFor: () => operations,
    render: (_, answers, nonce) => {
      rendered.push({ answers, nonce });
      return page;
    },
  };
  site = await openSmallSite({ pages, publicUrl });
  return rendered;
}

const fetchPage = (path = '/acme', headers: Readonly<Record<string, string>> = {}, method = 'GET') => fetch(`${site.url}${path}`, { method, headers, redirect: 'manual' });

async function signedIn(kind: 'staff' | 'learner'): Promise<string> {
  const response = await site.post({ query: `mutation { enterAs(kind: "${kind}") }` });
  return response.headers.get('set-cookie')!.split(';')[0]!;
}

describe('the operations of a page', () => {
  it('run one after the other, and what they answer, faults and all, is what the page is made of', async () => {
    const rendered = await open([WHO, failing('limited'), failing('bug')]);
    await fetchPage();
    expect(rendered[0]!.answers).toMatchObject([
      { data: { whoAmI: 'anonymous at 127.0.0.1' } },
      { errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: 7 } }] },
      { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
    ]);
  });

  it('are those of the learner who opens it, whoever else is signed in beside', async () => {
    const rendered = await open([WHO]);
    const cookie = `${await signedIn('staff')}; ${await signedIn('learner')}`;
    await fetchPage('/acme', { ...VISIT, cookie });
    expect(rendered[0]!.answers).toEqual([{ data: { whoAmI: 'learner at 127.0.0.1' } }]);
  });

  it('are nobody’s when only a member of the staff is signed in', async () => {
    const rendered = await open([WHO]);
    await fetchPage('/acme', { ...VISIT, cookie: await signedIn('staff') });
    expect(rendered[0]!.answers).toEqual([{ data: { whoAmI: 'anonymous at 127.0.0.1' } }]);
  });

  it.each<[string, string, Record<string, string>]>([
    ['says nothing of what it is for', 'GET', {}],
    ['is for a picture', 'GET', { 'sec-fetch-dest': 'image' }],
    ['reads ahead', 'GET', { ...VISIT, 'sec-purpose': 'prefetch;prerender' }],
    ['asks for the head alone', 'HEAD', VISIT],
  ])('are nobody’s when the request %s, and no session is noted', async (_, method, headers) => {
    const rendered = await open([WHO]);
    const cookie = await signedIn('learner');
    const find = jest.spyOn(site.sessions, 'find');
    await fetchPage('/acme', { ...headers, cookie }, method);
    expect(rendered[0]!.answers).toEqual([{ data: { whoAmI: 'anonymous at 127.0.0.1' } }]);
    expect(find).not.toHaveBeenCalled();
  });
});

describe('a page', () => {
  it('is html that nobody keeps, with the headers of every answer and the status it was rendered with', async () => {
    await open([], { status: 404, html: 'nobody here' });
    const response = await fetchPage();
    expect([response.status, await response.text(), response.headers.get('retry-after')]).toEqual([404, 'nobody here', null]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      vary: expect.stringMatching(/accept-encoding, accept-language, cookie, portico-as, sec-fetch-dest/),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-request-id': expect.any(String),
    });
  });

  it('may use the styles it was rendered with, by a nonce no other answer has, and scripts from files alone', async () => {
    const rendered = await open([]);
    const policies = [await fetchPage(), await fetchPage()].map(({ headers }) => headers.get('content-security-policy')!);
    expect(new Set(rendered.map(({ nonce }) => nonce)).size).toBe(2);
    for (const [at, { nonce }] of rendered.entries()) {
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
      expect(policies[at]).toContain(`style-src 'nonce-${nonce}';`);
      expect(policies[at]).toContain("script-src 'self';");
      expect(policies[at]).not.toContain('unsafe-inline');
    }
  });

  it('comes packed to whoever unpacks, and else as it is', async () => {
    const html = `<p>${'a door '.repeat(500)}</p>`;
    await open([], { status: 200, html });
    const [packed, plain] = [await fetchPage('/acme', { 'accept-encoding': 'gzip, br' }), await fetchPage('/acme', { 'accept-encoding': 'identity' })];
    expect([packed.headers.get('content-encoding'), await packed.text()]).toEqual(['gzip', html]);
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, html]);
  });

  it.each(['/acme', '/acme/CODE/more'])('is answered to HEAD %s as to GET, without its body', async (path) => {
    await open([], { status: 404, html: 'nobody here' });
    const response = await fetchPage(path, {}, 'HEAD');
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([404, 'text/html; charset=utf-8', '']);
  });

  it('leads to the new address of a client that moved, for good, and is not kept', async () => {
    await open([], { redirect: '/acme/WELCOME%2F24?lang=de' });
    const response = await fetchPage('/old-acme/WELCOME%2F24?lang=de');
    expect([response.status, response.headers.get('location'), response.headers.get('cache-control')]).toEqual([301, '/acme/WELCOME%2F24?lang=de', 'no-store']);
  });

  it.each(['//evil.example', '/\\evil.example', '/\t/evil.example', 'https://evil.example/', 'javascript:alert(1)', 'acme', '', '/acme\r\nx: y'])(
    'never leads to %j, which is no path of this site',
    async (redirect) => {
      await open([], { redirect });
      const response = await fetchPage();
      expect([response.status, response.headers.get('location')]).toEqual([500, null]);
    },
  );

  it('is logged by the pattern of its address alone', async () => {
    await open([WHO, failing('limited')]);
    for (const path of ['/canary', '/canary/CANARY?canary=1', '/redeem', '/redeem/CANARY', '/canary/CANARY/canary']) await fetchPage(path, VISIT);
    const requests = site.logged.map((line) => JSON.parse(line) as { msg: string; route?: string }).filter(({ msg }) => msg === 'request');
    expect(requests.map(({ route }) => route)).toEqual(['/:slug', '/:slug/:code', '/redeem', '/redeem/:code', 'none']);
    expect(site.logged.join('')).not.toMatch(/canary/i);
  });
});

describe('without a database', () => {
  it('who asks cannot be told: the page says so with 503 and when to try again', async () => {
    const rendered = await open([WHO], { status: 503, html: 'away' });
    const cookie = await signedIn('learner');
    jest.spyOn(site.sessions, 'find').mockRejectedValue(AWAY);
    const response = await fetchPage('/acme', { ...VISIT, cookie });
    expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([503, '5', 'away']);
    expect(rendered).toMatchObject([{ answers: null }]);
    expect(site.logged.join('')).toContain('The database does not answer.');
  });

  it('an operation fails: the page is made of no answer at all', async () => {
    const rendered = await open([WHO, failing('unavailable'), WHO], { status: 503, html: 'away' });
    expect((await fetchPage()).headers.get('retry-after')).toBe('5');
    expect(rendered).toMatchObject([{ answers: null }]);
  });

  it('any other failure is one, and is not taken for it', async () => {
    const rendered = await open([WHO]);
    const cookie = await signedIn('learner');
    jest.spyOn(site.sessions, 'find').mockRejectedValue(new Error('canary'));
    const response = await fetchPage('/acme', { ...VISIT, cookie });
    expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining('canary')]);
    expect(rendered).toEqual([]);
  });
});

describe('the name of a browser', () => {
  const NAME = /^portico-browser=[\w-]{43};.*HttpOnly/;

  it('comes with a visit of somebody not signed in, and is kept', async () => {
    await open([]);
    const first = await fetchPage('/acme', VISIT);
    expect(first.headers.get('set-cookie')).toMatch(NAME);
    const cookie = first.headers.get('set-cookie')!.split(';')[0]!;
    expect((await fetchPage('/acme', { ...VISIT, cookie })).headers.get('set-cookie')).toBeNull();
  });

  it('comes on https bound to host and https', async () => {
    await open([], undefined, new URL('https://learn.example.com'));
    expect((await fetchPage('/acme', VISIT)).headers.get('set-cookie')).toMatch(/^__Host-portico-browser=.*; HttpOnly; Secure; SameSite=Lax$/);
  });

  it('comes with no page that nobody visits, and to nobody who is signed in', async () => {
    await open([]);
    const cookie = await signedIn('learner');
    const others: Record<string, string>[] = [{}, { 'sec-fetch-dest': 'image' }, { ...VISIT, purpose: 'prefetch' }, { ...VISIT, cookie }];
    for (const headers of others) expect((await fetchPage('/acme', headers)).headers.get('set-cookie')).toBeNull();
  });
});

describe('pages that are not built', () => {
  it('say how they are built, with 503', async () => {
    site = await openSmallSite();
    const response = await fetchPage('/acme', VISIT);
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('npx pnpm start')]);
  });
});
