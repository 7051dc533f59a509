import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { ADA, pageData } from '../../test/open-page.js';
import { fetchOwnData } from './own-data.js';

const { fetch } = globalThis;
const sent = pageData('/acme/FALL-2026', { isVisit: false });

describe('a page sent to whoever may be nobody', () => {
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it('is fetched again by its own script, as the learner', async () => {
    const own = { ...sent, isVisit: true, person: ADA };
    const html = `<!doctype html><script type="application/json" id="page-data">${JSON.stringify(own)}</script>`;
    const asked = jest.fn((_url: string, _init: RequestInit) => Promise.resolve({ text: () => Promise.resolve(html) }));
    globalThis.fetch = asked as unknown as typeof fetch;
    expect(await fetchOwnData(sent)).toEqual(own);
    expect(asked).toHaveBeenCalledWith('/acme/FALL-2026', { headers: { 'portico-as': 'learner' } });
  });

  it('stays what it is when there is no answer, or another', async () => {
    for (const answer of [() => Promise.reject(new Error('offline')), () => Promise.resolve({ text: () => Promise.resolve('<p>A proxy says no.') })]) {
      globalThis.fetch = answer as unknown as typeof fetch;
      expect(await fetchOwnData(sent)).toBe(sent);
    }
  });
});
