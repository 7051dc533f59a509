import { afterEach, describe, expect, it } from '@jest/globals';
import type { LearnerPages } from '@portico/shared';
import { request } from 'node:http';
import { openSmallSite, type SmallSite } from '../../../test/harness/small-site.js';

const VISIT = { 'sec-fetch-dest': 'document' };

describe('what a page is asked with', () => {
  let site: SmallSite;
  afterEach(() => site.close());
  const asked: unknown[] = [];
  const pages: LearnerPages = {
    operationsFor: (one) => (asked.push(one), []),
    render: () => ({ status: 200, html: '' }),
  };

  /** The request as `operationsFor` had it. */
  async function pageRequest(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<unknown> {
    site = await openSmallSite({ pages });
    const { port } = new URL(site.url);
    await new Promise((done, fail) => {
      request({ host: '127.0.0.1', port, path, headers, method, agent: false }, (response) => response.resume().on('close', done)).on('error', fail).end();
    });
    return asked.pop();
  }

  it('is its path and query, the languages of the browser and the one chosen before', async () => {
    const headers = { 'accept-language': 'de-AT, en;q=0.5', cookie: 'other=1; portico-language=de' };
    expect(await pageRequest('/acme/FALL%202026?lang=de', headers)).toEqual({
      url: '/acme/FALL%202026?lang=de', isVisit: false, acceptLanguage: 'de-AT, en;q=0.5', chosenLanguage: 'de',
    });
  });

  it('is the path alone where a request names the site too', async () => {
    expect(await pageRequest('http://localhost:4000/acme/CODE')).toMatchObject({ url: '/acme/CODE' });
  });

  it.each(['//evil.example/acme', '/\\evil.example/acme', '///acme', 'http://localhost:4000//acme'])('begins with one stroke, whatever %s begins with', async (path) => {
    expect(await pageRequest(path)).toMatchObject({ url: expect.stringMatching(/^\/[^/\\]/) });
  });

  it.each(['DE', 'deu', 'd', '', '<b'])('has no language where %j was chosen', async (language) => {
    expect(await pageRequest('/acme', { cookie: `portico-language=${language}` })).toMatchObject({ chosenLanguage: undefined });
  });

  it.each<[string, boolean, string, Record<string, string>]>([
    ['a person opens it in a window', true, 'GET', VISIT],
    ["the page's own script fetches it", true, 'GET', { 'sec-fetch-dest': 'empty', 'portico-as': 'learner' }],
    ["the page's own script fetches it before anybody sees it", false, 'GET', { 'sec-purpose': 'prefetch;prerender', 'portico-as': 'learner' }],
    ['it is read ahead', false, 'GET', { ...VISIT, 'sec-purpose': 'prefetch' }],
    ['it is made ready ahead', false, 'GET', { ...VISIT, 'sec-purpose': 'prefetch;prerender;anonymous-client-ip' }],
    ['it is read ahead, as older browsers say', false, 'GET', { ...VISIT, purpose: 'prefetch' }],
    ['it is shown within another page', false, 'GET', { 'sec-fetch-dest': 'iframe' }],
    ['it is fetched as a picture', false, 'GET', { 'sec-fetch-dest': 'image' }],
    ['it is fetched by a script', false, 'GET', { 'sec-fetch-dest': 'empty' }],
    ['nobody says what for', false, 'GET', {}],
    ['only the head is asked for', false, 'HEAD', VISIT],
  ])('when %s, it is a visit: %s', async (_, isVisit, method, headers) => {
    expect(await pageRequest('/acme', headers, method)).toMatchObject({ isVisit });
  });
});
