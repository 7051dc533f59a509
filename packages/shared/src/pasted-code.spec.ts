import { describe, expect, it } from '@jest/globals';
import { readPasted, splitPasted } from './pasted-code.js';

describe('What somebody pastes', () => {
  it('is a code as it stands', () => {
    expect(readPasted('  SPRING-2027 ')).toEqual({ code: 'SPRING-2027', slug: null });
  });

  it('or a link that ends in one, whatever stands behind it', () => {
    for (const link of ['https://portico.example/acme/SPRING-2027', 'http://localhost:4000/ACME/SPRING-2027/', 'portico.example/acme/SPRING-2027?utm=x#top']) {
      expect(readPasted(link)).toEqual({ code: 'SPRING-2027', slug: 'acme' });
    }
    expect(readPasted('https://portico.example/acme/SPRING%2D2027')).toMatchObject({ code: 'SPRING-2027' });
  });

  it('or nothing that can be a code, which is no error', () => {
    expect(readPasted('/')).toEqual({ code: '', slug: null });
    expect(readPasted('https://portico.example/acme/%E0%A4')).toMatchObject({ code: '%E0%A4' });
    expect(readPasted(`https://${'a'.repeat(3_000)}/x`).slug).toBeNull();
  });

  it('or a link to the page of all clients, or to none, which names no client', () => {
    for (const link of ['https://portico.example/redeem/SPRING-2027', 'http://localhost:4000/Redeem/SPRING-2027/?utm=x', '/redeem/SPRING-2027', 'https://portico.example/SPRING-2027', 'portico.example/SPRING-2027']) {
      expect(readPasted(link)).toEqual({ code: 'SPRING-2027', slug: null });
    }
    expect(readPasted('https://portico.example/')).toEqual({ code: '', slug: null });
    expect(readPasted('localhost:4000/acme/SPRING-2027')).toEqual({ code: 'SPRING-2027', slug: 'acme' });
  });

  it.each(['?utm=a/b', '#top', '?a=1#top', '/?a=1', '/#/x', '?a=1\nb'])('loses %j at the end of a link', (end) => {
    expect(readPasted(`https://portico.example/acme/SPRING-2027${end}`)).toEqual({ code: 'SPRING-2027', slug: 'acme' });
  });

  it.each([['<', '>.'], ['"', '"'], ["'", "',"], ['\u201e', '\u201c.'], ['\u201c', '.\u201d'], ['\u00ab ', ' \u00bb'], ['`', '`'], ['', '.'], ['', ','], ['', '/.']])(
    'loses %j and %j around it',
    (before, after) => {
      expect(readPasted(`${before}https://portico.example/acme/SPRING-2027${after}`)).toEqual({ code: 'SPRING-2027', slug: 'acme' });
      if (after !== '/.') expect(readPasted(`${before}SPRING-2027${after}`)).toEqual({ code: 'SPRING-2027', slug: null });
    },
  );

  it.each(['(SPRING-2027)', '[SPRING-2027]', '#SPRING-2027', 'SPRING\u20132027', 'SPRING\u20102027.', '\uff33\uff30\uff32\uff29\uff2e\uff27-2027'])('is read as it was meant: %s', (pasted) => {
    expect(readPasted(pasted)).toEqual({ code: 'SPRING-2027', slug: null });
  });

  it.each(['https://x/\\evil.example.com/CODE', 'https://x/%5cevil/CODE', 'https://x/../CODE', 'https://x/a b/CODE'])('names no client where there can be none: %s', (pasted) => {
    expect(readPasted(pasted)).toEqual({ code: 'CODE', slug: null });
  });

  it('keeps what stands inside a code', () => {
    expect(readPasted('Spring 2027-A')).toEqual({ code: 'Spring 2027-A', slug: null });
    expect(readPasted('a.b,c')).toEqual({ code: 'a.b,c', slug: null });
  });

  it('is read at once, however long it is', () => {
    const blanks = ' '.repeat(500_000);
    expect(readPasted(`x${blanks}x`)).toEqual({ code: `x${blanks}x`, slug: null });
  });
});

describe('Several codes at once', () => {
  it.each([
    ['commas', 'SPRING-2027, FALL-2027,WINTER', ['SPRING-2027', 'FALL-2027', 'WINTER']],
    ['semicolons', 'SPRING-2027;FALL-2027 ; WINTER;', ['SPRING-2027', 'FALL-2027', 'WINTER']],
    ['tabs', 'SPRING-2027\tFALL-2027\tWINTER', ['SPRING-2027', 'FALL-2027', 'WINTER']],
    ['line breaks', '\nSPRING-2027\r\nFALL-2027\n\n WINTER\n', ['SPRING-2027', 'FALL-2027', 'WINTER']],
  ])('lie between %s', (_, text, codes) => {
    expect(splitPasted(text)).toEqual(codes);
  });

  it('may be typed with spaces', () => {
    expect(splitPasted(' 7K4M 9QXT 2H1A, Spring 2027 ')).toEqual(['7K4M 9QXT 2H1A', 'Spring 2027']);
  });

  it('lie between spaces where they are links', () => {
    const [one, other] = ['https://portico.example/acme/SPRING-2027', 'https://portico.example/acme/FALL-2027'];
    expect(splitPasted(`${one} ${other}\t<${one}>.`)).toEqual([one, other, `<${one}>.`]);
    expect(splitPasted(`${one}, ${other}\n7K4M 9QXT 2H1A`)).toEqual([one, other, '7K4M 9QXT 2H1A']);
  });

  it.each(['', ' ', ',', ' ;\n, '])('are none in %j', (text) => {
    expect(splitPasted(text)).toEqual([]);
  });
});
