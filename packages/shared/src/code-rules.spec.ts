import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CODE_PAGE_WORDS, foldCode, groupsOfFour, isPageWord, isWellFormedCode, oddsOfGuess, WORST_ODDS } from './code-rules.js';

const codeText = fc.string({ unit: fc.constantFrom(...'ABCXYZabcxyzOoIiLl0189-- \t'), maxLength: 60 });

describe('folding a code', () => {
  it('drops hyphens and white space, lowers letters and reads o as 0 and i, l as 1', () => {
    expect(foldCode(' Roll-\u00a0OUT 2026\n')).toBe('r0110ut2026');
  });

  it('changes nothing when done twice', () => {
    fc.assert(fc.property(fc.string(), (text) => foldCode(foldCode(text)) === foldCode(text)));
  });

  it('does not care about case, hyphens, spaces or look-alikes', () => {
    fc.assert(
      fc.property(codeText, (text) => {
        const asMisread = [...text.toUpperCase()].join('- ').replaceAll('0', 'O').replaceAll('1', 'L');
        return foldCode(asMisread) === foldCode(text);
      }),
    );
  });

  it('leaves no letter that looks like a digit, no upper case and no separator', () => {
    fc.assert(fc.property(codeText, (text) => /^[a-hjkmnp-z0-9]*$/.test(foldCode(text))));
  });

  it('never makes an ASCII letter of a letter of another script', () => {
    expect(foldCode('\u212aELVIN \u0130')).toBe('\u212ae1v1n\u0130');
  });
});

describe('a well-formed code', () => {
  it.each(['ABCD', 'a-b-c-d', 'Spring 2026', '7K4M-9QXT-2HPN', 'x'.repeat(40)])('is accepted: %s', (entered) => {
    expect(isWellFormedCode(entered)).toBe(true);
  });

  it.each(['', 'abc', 'a-b-c', '----', 'x'.repeat(41), 'caf\u00e9-2026', 'code_2026', 'code/2026', '\u212aELVIN', 'ABCD\u0000'])('is refused: %j', (entered) => {
    expect(isWellFormedCode(entered)).toBe(false);
  });

  it('is never the name of a page, however that is written', () => {
    for (const word of CODE_PAGE_WORDS) {
      expect(isPageWord(word.toUpperCase())).toBe(true);
      expect(isWellFormedCode(word)).toBe(false);
      expect(isWellFormedCode(foldCode(word))).toBe(false);
    }
  });

  it('folds to 4 to 40 symbols of digits and letters', () => {
    fc.assert(fc.property(codeText, (text) => !isWellFormedCode(text) || /^[a-hjkmnp-z0-9]{4,40}$/.test(foldCode(text))));
  });
});

describe('groups of four', () => {
  it('puts a hyphen after each four symbols and none at the end', () => {
    expect(groupsOfFour('ABCDEFGHJKMN')).toBe('ABCD-EFGH-JKMN');
    expect(groupsOfFour('ABCDEFGHJK')).toBe('ABCD-EFGH-JK');
    expect(groupsOfFour('')).toBe('');
  });
});

describe('the odds of a guess', () => {
  it('are those of the live codes among all symbols but the check symbol', () => {
    expect(oddsOfGuess(1, 8)).toBe(1 / 32 ** 7);
    expect([oddsOfGuess(3_435, 8) <= WORST_ODDS, oddsOfGuess(3_436, 8) <= WORST_ODDS]).toEqual([true, false]);
    expect(oddsOfGuess(10_000_000, 12)).toBeLessThan(1e-9);
  });
});
