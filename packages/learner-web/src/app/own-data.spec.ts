import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { ACME, pageData, works } from '../../test/open-page.js';
import { dataIn, fetchOwnData } from './own-data.js';
import type { PageData } from './page-data.js';
import { writePage } from './write-page.js';

const { fetch } = globalThis;
const assets = { script: '/assets/main-1.js', accountPage: '/assets/account-1.js', css: 'body{margin:0}' };
const written = (data: PageData) => writePage(data, { assets, nonce: 'n0nce' });
const opened = (data: PageData) => new DOMParser().parseFromString(written(data), 'text/html');
const answering = (html: string | Error) => {
  globalThis.fetch = jest.fn(async () => {
    if (html instanceof Error) throw html;
    // Of an answer the page reads the text.
    return { text: () => Promise.resolve(html) } as Response;
  });
};

const STRANGERS = pageData('/redeem/7K4M-9QXT', { client: null, isVisit: false });

describe('a page that was sent to nobody in particular', () => {
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it('fetches what is meant for whoever opens it, with the brand, whatever stands in names', async () => {
    const name = '</script><style>"page-data">{';
    const own = pageData(STRANGERS.url, { client: { ...ACME, name }, checks: [works('7K4M-9QXT')] });
    const page = opened(STRANGERS);
    expect(page.querySelector('style')!.textContent).not.toContain('--solid:#f28c28');
    answering(written(own));
    expect(await fetchOwnData(dataIn(page), page)).toEqual(own);
    expect(page.querySelector('style')!.textContent).toContain('--solid:#f28c28');
  });

  it('stays what it is, with what was typed, when nothing in it is about whoever opens it', async () => {
    const landing = pageData('/acme', { isVisit: false });
    answering(written({ ...landing, isVisit: true }));
    expect(await fetchOwnData(landing, opened(landing))).toBe(landing);
  });

  it.each([
    ['none', new Error('offline')],
    ['no page', 'gone'],
  ])('stays what it is when the answer is %s', async (_, answer) => {
    const page = opened(STRANGERS);
    answering(answer);
    expect(await fetchOwnData(STRANGERS, page)).toBe(STRANGERS);
    expect(page.querySelector('style')!.textContent).toContain('body{margin:0}');
  });
});
