import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { ACME, ADA, pageData, works } from '../../test/open-page.js';
import { DE } from '../ui/messages/de.js';
import { dataIn, fetchOwnData } from './own-data.js';
import type { PageData } from './page-data.js';
import { writePage } from './write-page.js';

const { fetch } = globalThis;
const assets = { script: '/assets/main-1.js', parts: { account: '/assets/account-1.js', invite: '/assets/invite-1.js' }, css: 'body{margin:0}' };
const written = (data: PageData) => writePage(data, { assets, nonce: 'n0nce' });
const opened = (data: PageData) => new DOMParser().parseFromString(written(data), 'text/html');
const stylesOf = (page: Document) => page.querySelector('style')!.textContent;

function serve(answer: () => Promise<{ text: () => Promise<string> }>) {
  const asked = jest.fn((_url: string, _init: RequestInit) => answer());
  globalThis.fetch = asked as unknown as typeof fetch;
  return asked;
}
const serveText = (text: string) => serve(() => Promise.resolve({ text: () => Promise.resolve(text) }));

const sent = pageData('/redeem/7K4M-9QXT', { client: null, isVisit: false });

describe('a page sent to whoever may be nobody', () => {
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it('is fetched again by its own script, as the learner', async () => {
    const own = { ...sent, isVisit: true, person: ADA };
    const asked = serveText(written(own));
    expect(await fetchOwnData(sent, opened(sent))).toEqual(own);
    expect(asked).toHaveBeenCalledWith('/redeem/7K4M-9QXT', { headers: { 'portico-as': 'learner' } });
  });

  it('takes over brand and language of the client whose code it is, whatever stands in its name', async () => {
    const name = '</script><style>"page-data">{';
    const own = pageData(sent.url, { client: { ...ACME, name }, checks: [works('7K4M-9QXT')], language: 'de', messages: DE });
    const page = opened(sent);
    expect([page.documentElement.lang, stylesOf(page).includes('--solid:#f28c28')]).toEqual(['en', false]);
    serveText(written(own));
    expect(await fetchOwnData(dataIn(page), page)).toEqual(own);
    expect([page.documentElement.lang, stylesOf(page).includes('--solid:#f28c28')]).toEqual(['de', true]);
  });

  it('stays what it is, with what was typed, when nothing in it is about whoever opens it', async () => {
    const landing = pageData('/acme', { isVisit: false });
    serveText(written({ ...landing, isVisit: true }));
    expect(await fetchOwnData(landing, opened(landing))).toBe(landing);
  });

  it('stays what it is when there is no answer, or another', async () => {
    for (const answer of [() => Promise.reject(new Error('offline')), () => Promise.resolve({ text: () => Promise.resolve('<p>A proxy says no.') })]) {
      serve(answer);
      const page = opened(sent);
      expect(await fetchOwnData(sent, page)).toBe(sent);
      expect(stylesOf(page)).toContain('body{margin:0}');
    }
  });
});
