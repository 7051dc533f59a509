import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHECKED_ALPHABET, checkSymbol, hasValidCheckSymbol, MOST_CHECKED_SYMBOLS, nextSum, sumOf } from './check-symbol.js';
import { foldCode } from './code-rules.js';

const LENGTHS = Array.from({ length: MOST_CHECKED_SYMBOLS - 1 }, (_, at) => at + 2);
const symbol = fc.constantFrom(...CHECKED_ALPHABET);

/** A code of that length in which every symbol differs from its neighbours, and its check symbol. */
function sampleCode(length: number): string {
  const symbols = Array.from({ length: length - 1 }, (_, at) => CHECKED_ALPHABET.charAt((at * 11 + length) % 32)).join('');
  return symbols + checkSymbol(symbols);
}

function replaceAt(code: string, at: number, by: string): string {
  return code.slice(0, at) + by + code.slice(at + 1);
}

/** How many of the codes one slip away, and one swap of two different symbols away, are noticed. */
function countNoticed(code: string): { slips: number; noticedSlips: number; swaps: number; noticedSwaps: number } {
  const count = { slips: 0, noticedSlips: 0, swaps: 0, noticedSwaps: 0 };
  for (let at = 0; at < code.length; at += 1) {
    for (const wrong of CHECKED_ALPHABET) {
      if (wrong === code[at]) continue;
      count.slips += 1;
      if (!hasValidCheckSymbol(replaceAt(code, at, wrong))) count.noticedSlips += 1;
    }
    for (let other = at + 1; other < code.length; other += 1) {
      if (code[at] === code[other]) continue;
      count.swaps += 1;
      const swapped = replaceAt(replaceAt(code, at, code.charAt(other)), other, code.charAt(at));
      if (!hasValidCheckSymbol(swapped)) count.noticedSwaps += 1;
    }
  }
  return count;
}

describe('the check symbol', () => {
  it('uses the 32 symbols that nobody confuses', () => {
    expect(new Set(CHECKED_ALPHABET).size).toBe(32);
    expect(CHECKED_ALPHABET).not.toMatch(/[ILOU]/);
    expect(foldCode(CHECKED_ALPHABET)).toBe(CHECKED_ALPHABET.toLowerCase());
  });

  it('is right on the code it was made for, in any way of writing it', () => {
    fc.assert(
      fc.property(fc.array(symbol, { minLength: 1, maxLength: 30 }), (symbols) => {
        const code = symbols.join('') + checkSymbol(symbols.join(''));
        return hasValidCheckSymbol(code) && hasValidCheckSymbol(foldCode(code)) && hasValidCheckSymbol([...code].join('-'));
      }),
    );
  });

  it.each(LENGTHS)('notices every single wrong symbol and every swap of two symbols in a code of %i', (length) => {
    const { slips, noticedSlips, swaps, noticedSwaps } = countNoticed(sampleCode(length));
    expect({ noticedSlips, noticedSwaps }).toEqual({ noticedSlips: slips, noticedSwaps: swaps });
    expect(slips).toBe(length * 31);
  });

  it('notices every difference in two places that is a swap, whatever stands in the others', () => {
    // Linear code: only the two swapped values and their places matter, so this is every swap there is.
    for (let from = 0; from < MOST_CHECKED_SYMBOLS; from += 1) {
      for (let to = from + 1; to < MOST_CHECKED_SYMBOLS; to += 1) {
        for (let difference = 1; difference < 32; difference += 1) {
          const pattern = Array.from({ length: MOST_CHECKED_SYMBOLS }, (_, at) => (at === from || at === to ? CHECKED_ALPHABET.charAt(difference) : '0'));
          if (hasValidCheckSymbol(pattern.join(''))) throw new Error(`Swap of ${from} and ${to} by ${difference} is missed.`);
        }
      }
    }
  });

  it('is spread over all 32 symbols', () => {
    const seen = new Set([...CHECKED_ALPHABET].map((last) => checkSymbol(`7K4M9QXT2H${last}`)));
    expect(seen.size).toBe(32);
  });

  it.each(['', 'ABCU', 'caf\u00e9', 'A'.repeat(31)])('is not made for %j', (symbols) => {
    expect(() => checkSymbol(symbols)).toThrow(RangeError);
  });

  it.each(['', 'A', 'ABCU', '_', '0'.repeat(32)])('is never found valid in %j', (folded) => {
    expect(hasValidCheckSymbol(folded)).toBe(false);
  });

  it('is found symbol by symbol as well, behind any prefix', () => {
    for (const prefix of ['', 'SUMMER', 'oil4u']) {
      const symbols = '7KQ2MXW';
      const sum = [...symbols].reduce((before, one) => nextSum(before, CHECKED_ALPHABET.indexOf(one)), sumOf(prefix));
      const code = prefix + symbols + CHECKED_ALPHABET.charAt(nextSum(sum, 0));
      expect([sumOf(code), sumOf(`${prefix}${code.slice(prefix.length).replace('K', 'N')}`) === 0]).toEqual([0, false]);
    }
    expect(nextSum([...'7KQ2MXW'].reduce((before, one) => nextSum(before, CHECKED_ALPHABET.indexOf(one)), 0), 0)).toBe(CHECKED_ALPHABET.indexOf(checkSymbol('7KQ2MXW')));
    expect(() => sumOf('a!')).toThrow(RangeError);
  });
});
