import { describe, expect, it } from '@jest/globals';
import { beginningWith, pairOf, pairsOf, searchTerms, withoutBeginnings, wordStarts } from './search-words.js';

const begins = (term: { from: string; to: string }, word: string) => word >= term.from && word < term.to;

describe('The words of a text', () => {
  it.each([
    ['Ada King', ['ada', 'king']],
    ['Anna-Maria', ['anna-maria', 'maria']],
    ["O'Neil  Öz", ["o'neil", 'neil', 'oz']],
    ['ada.k@mail.acme.test', ['ada.k@mail.acme.test', 'k@mail.acme.test', 'mail.acme.test', 'acme.test', 'test']],
    ['– – !', []],
    ['山田', ['~005c71~007530']],
  ])('of %j begin at every letter behind something that is none', (text, words) => {
    expect(wordStarts(text)).toEqual(words);
  });

  it('are kept once, and not where they only begin another', () => {
    expect(withoutBeginnings(['ada', 'king', 'ada.k@x', 'king', 'kin'])).toEqual(['ada.k@x', 'king']);
  });
});

describe('Pairs of words', () => {
  it('are found by any two terms of three symbols that begin differently, whichever comes first', () => {
    const pairs = pairsOf(['anna', 'maria', 'oz']);
    expect(pairs).toEqual(['=annmar']);
    expect(pairOf(searchTerms('mar anna')!)?.words).toContain(pairs[0]);
    expect(pairOf(searchTerms('ann maria x')!)?.words).toContain(pairs[0]);
    for (const none of ['an maria', 'mar maria', 'maria']) expect(pairOf(searchTerms(none)!)).toBeUndefined();
  });

  it('of more than six beginnings are one row, which every pair of terms looks at', () => {
    const names = 'maria del carmen garcia lopez xavier yolanda'.split(' ');
    expect(pairsOf(names.slice(0, 6))).toHaveLength(15);
    expect(pairOf(searchTerms('garcia lopez')!)?.words).toEqual(expect.arrayContaining(pairsOf(names)));
  });
});

describe('A search', () => {
  it('is nothing when blank, and finds nothing when it is signs alone', () => {
    for (const blank of [null, undefined, '', '  ']) expect(searchTerms(blank)).toBeNull();
    expect(searchTerms('% _')).toEqual([]);
  });

  it('is its words, folded, each once, without signs around them', () => {
    expect(searchTerms(' (Müll)  @acme.test müll, ')?.map(({ from }) => from)).toEqual(['mull', 'acme.test']);
  });

  it('finds every word that begins with its own and no other', () => {
    const term = beginningWith('ki');
    expect(['ki', 'king', 'ki~00ffff', 'ki-x', 'ki zz'].every((word) => begins(term, word))).toBe(true);
    expect(['k', 'kj', 'kh', 'aki'].some((word) => begins(term, word))).toBe(false);
  });

  it('has at most ten words', () => {
    expect(searchTerms('a b c d e f g h i j')).toHaveLength(10);
    expect(() => searchTerms('a b c d e f g h i j k')).toThrow('10 words');
  });
});
