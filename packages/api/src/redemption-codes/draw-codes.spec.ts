import { describe, expect, it } from '@jest/globals';
import { CHECKED_ALPHABET, foldCode, isWellFormedCode, sumOf } from '@portico/shared';
import fc from 'fast-check';
import { drawCodes } from './draw-codes.js';

const SYMBOLS = CHECKED_ALPHABET.toLowerCase();
const SEED = 20_261_123;

/** Shapes batches may have: a prefix of any letters and digits, and at most 31 symbols in all. */
const shapes = fc
  .record({ prefix: fc.option(fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'), minLength: 1, maxLength: 8 })), length: fc.integer({ min: 8, max: 24 }) })
  .filter(({ prefix, length }) => (prefix?.length ?? 0) + length <= 31);

/** A code with one of its symbols, or pairs of neighbours, gone wrong: as people slip. */
function slips(key: string): string[] {
  const wrong = [...key].flatMap((symbol, at) => [...SYMBOLS].filter((other) => other !== symbol).map((other) => key.slice(0, at) + other + key.slice(at + 1)));
  const swapped = Array.from(key.slice(1), (symbol, at) => key.slice(0, at) + symbol + key[at]! + key.slice(at + 2));
  return [...wrong, ...swapped.filter((other) => other !== key)];
}

/** Ways to type a code that mean the same. */
const typings: readonly ((text: string) => string)[] = [
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
  (text) => text.replaceAll('-', ' '),
  (text) => text.replaceAll('-', ''),
  (text) => [...text].join('-'),
  (text) => ` ${text}\t`,
  (text) => text.replaceAll('0', 'O'),
  (text) => text.replaceAll('0', 'o'),
  (text) => text.replaceAll('1', 'I'),
  (text) => text.replaceAll('1', 'l'),
  (text) => text.replaceAll('1', 'i'),
];

describe('drawn codes', () => {
  it('are as many as asked for, distinct once folded, sorted, and look as told', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 300 }), (shape, count) => {
        const codes = drawCodes(shape, count);
        expect(new Set(codes.map(({ foldedKey }) => foldedKey)).size).toBe(count);
        expect(codes.map(({ foldedKey }) => foldedKey).toSorted()).toEqual(codes.map(({ foldedKey }) => foldedKey));
        const begin = shape.prefix === null ? '' : `${shape.prefix}-`;
        const symbols = (shape.prefix?.length ?? 0) + shape.length;
        expect(codes.filter(({ text, foldedKey }) => foldCode(text) !== foldedKey || !isWellFormedCode(text) || !text.startsWith(begin) || foldedKey.length !== symbols)).toEqual([]);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('are found however case, spaces, hyphens and look-alikes are typed', () => {
    fc.assert(
      fc.property(shapes, fc.array(fc.constantFrom(...typings), { maxLength: 6 }), (shape, mistakes) => {
        const [code] = drawCodes(shape, 1);
        expect(foldCode(mistakes.reduce((text, typed) => typed(text), code!.text))).toBe(code!.foldedKey);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('are reached by no slip of one symbol and no swap of two neighbours in another, whatever their prefixes', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const [code] = drawCodes(shape, 1);
        expect(sumOf(code!.foldedKey)).toBe(0);
        // Where a slip does not show in the sum, it may be another code. U stands for V in it, and only prefixes have one.
        expect(slips(code!.foldedKey).filter((slip) => sumOf(slip) === 0 && slip.replaceAll('u', 'v') !== code!.foldedKey.replaceAll('u', 'v'))).toEqual([]);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('are none of those left out', () => {
    const first = drawCodes({ prefix: null, length: 8 }, 5).map(({ foldedKey }) => foldedKey);
    expect(drawCodes({ prefix: null, length: 8 }, 200, { without: new Set(first) }).filter(({ foldedKey }) => first.includes(foldedKey))).toEqual([]);
  });

  it('of ranges one behind the other come in one order, and use all there is', () => {
    const parts = Array.from({ length: 7 }, (_, part) => drawCodes({ prefix: 'P', length: 12 }, 400, { within: { part, of: 7 } }).map(({ foldedKey }) => foldedKey));
    expect(parts.flat().toSorted()).toEqual(parts.flat());
    expect(new Set(parts.flat().map((key) => key[1])).size).toBe(32);
  });

  it('use every symbol in every place', () => {
    const codes = drawCodes({ prefix: null, length: 12 }, 2_000);
    for (let at = 0; at < 12; at += 1) expect(new Set(codes.map(({ foldedKey }) => foldedKey[at])).size).toBe(32);
  });
});
