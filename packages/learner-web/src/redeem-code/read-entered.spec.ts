import { describe, expect, it } from '@jest/globals';
import { readEntered } from './read-entered.js';

const on = { slug: 'acme', host: 'portico.test:4000', have: [] };
const read = (text: string, have: readonly string[] = []) => readEntered(text, { ...on, have });

describe('what is entered into a box for codes', () => {
  it.each([
    ['fall 2026', ['fall 2026']],
    ['https://portico.test:4000/acme/FALL-2026', ['FALL-2026']],
    ['http://PORTICO.test:4000/acme/FALL-2026?utm=x', ['FALL-2026']],
    ['portico.test:4000/acme/FALL-2026.', ['FALL-2026']],
    ['/acme/FALL-2026', ['FALL-2026']],
    ['https://portico.test:4000/acme/FALL-2026?with=B-2222', ['FALL-2026', 'B-2222']],
    ['https://portico.test:4000/acme/FALL-2026?with=B-2222,C-3333', ['FALL-2026', 'B-2222', 'C-3333']],
    ['https://portico.test:4000/redeem/FALL-2026', ['FALL-2026']],
    ['https://elsewhere.test/sun/FALL-2026', ['FALL-2026']],
    ['FALL-2026, fall2026 ; B-2222', ['FALL-2026', 'B-2222']],
  ])('%s: %j', (text, codes) => {
    // A link to the page of all clients stays on this client's: its codes are generated, and found there too.
    expect(read(text)).toEqual({ codes });
  });

  it.each([
    ['https://portico.test:4000/sun/FALL-2026', '/sun/FALL-2026'],
    ['/sun/FALL-2026?with=B-2222', '/sun/FALL-2026?with=B-2222'],
    ['https://portico.test:4000/sun', '/sun'],
  ])('a link to another client of this site leads there: %s', (text, elsewhere) => {
    expect(read(text)).toEqual({ elsewhere });
  });

  it.each(['https://x/\\evil.example.com/CODE-1', '//evil.example/sun/CODE-1', '/\\evil.example/CODE-1', 'https://portico.test:4000//evil.example/CODE-1', 'https://portico.test:4000\\@evil.example/CODE-1', 'FALL/CODE-1', 'https://zoom.example/j/CODE-1'])(
    'nothing else leads away: %s',
    (text) => {
      expect(read(text)).toEqual({ codes: ['CODE-1'] });
    },
  );

  it('the client’s own page is no code', () => {
    for (const link of ['https://portico.test:4000/acme', 'https://portico.test:4000/acme/sign-in']) expect(read(link)).toEqual({ codes: [] });
  });

  it('is added to what is there, each once', () => {
    expect(read('b 2222, FALL-2026', ['FALL-2026'])).toEqual({ codes: ['FALL-2026', 'b 2222'] });
  });
});
