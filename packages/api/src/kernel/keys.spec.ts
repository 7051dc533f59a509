import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256, sortKey } from './keys.js';

describe('a sort key', () => {
  it.each([
    ['  Élan   Vital ', 'elan vital'],
    ['Straße', 'strasse'],
    ['ÅNGSTRÖM', 'angstrom'],
    ['ﬁne', 'fine'],
  ])('of %j is %j', (words, key) => {
    expect(sortKey(words, 120)).toBe(key);
  });

  it('puts what has no ASCII form behind the letters, in order of code points', () => {
    const words = ['Ωmega', 'zeta', 'Alpha', '日本', 'beta'];
    expect(words.toSorted((a, b) => (sortKey(a, 120) < sortKey(b, 120) ? -1 : 1))).toEqual(['Alpha', 'beta', 'zeta', 'Ωmega', '日本']);
  });

  it('is lower-case ASCII of at most the length asked for, and the same for the same words in any case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const key = sortKey(words, 60);
        expect(key.length).toBeLessThanOrEqual(60);
        expect(key).toMatch(/^[\u0020-\u0040\u005b-\u007e]*$/);
      }),
    );
    fc.assert(fc.property(fc.string(), (ascii) => expect(sortKey(ascii.toUpperCase(), 500)).toBe(sortKey(ascii, 500))));
  });

  it('keeps its key when it is read again, as long as it is ASCII', () => {
    fc.assert(fc.property(fc.string(), (ascii) => expect(sortKey(sortKey(ascii, 500), 500)).toBe(sortKey(ascii, 500))));
  });
});

describe('a hash', () => {
  it('is the SHA-256 of the text in UTF-8', () => {
    expect(sha256('héllo').toString('hex')).toBe('3c48591d8d098a4538f5e013dfcf406e948eac4d3277b10bf614e295d6068179');
  });
});
