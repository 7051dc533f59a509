import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHECKED_ALPHABET, checkSymbol } from './check-symbol.js';
import { GENERATED_CODE_LENGTH } from './code-rules.js';
import { mayBeMistyped } from './mistyped-code.js';

const SEED = 20_261_122;

const drawn = fc.array(fc.constantFrom(...CHECKED_ALPHABET), { minLength: GENERATED_CODE_LENGTH - 1, maxLength: GENERATED_CODE_LENGTH - 1 });
const generated = drawn.map((symbols) => symbols.join('') + checkSymbol(symbols.join('')));

/** Ways of typing one symbol: either case, what it is mistaken for, and what people put between symbols. */
const LOOK_ALIKES: Readonly<Record<string, readonly string[]>> = { 0: ['0', 'O', 'o'], 1: ['1', 'I', 'i', 'L', 'l'] };
const typedSymbol = (symbol: string) => fc.constantFrom(...(LOOK_ALIKES[symbol] ?? [symbol, symbol.toLowerCase()]));
const separator = fc.constantFrom('', '', '-', ' ', ' - ', '\u00a0');
const typed = (code: string) => fc.tuple(...[...code].map((symbol) => fc.tuple(typedSymbol(symbol), separator).map((pair) => pair.join('')))).map((parts) => parts.join(''));

const stillLooksGenerated = (code: string) => /[A-Z]/.test(code) && /[0-9]/.test(code);

/** Every code one wrong symbol, or one swap of two neighbours, away from that one. */
function slipsOf(code: string): string[] {
  const places = [...code].map((_, at) => at);
  const wrong = places.flatMap((at) => [...CHECKED_ALPHABET].map((symbol) => code.slice(0, at) + symbol + code.slice(at + 1)));
  const swapped = places.slice(1).map((at) => code.slice(0, at - 1) + code.charAt(at) + code.charAt(at - 1) + code.slice(at + 1));
  return [...wrong, ...swapped].filter((slip) => slip !== code);
}

describe(`The early warning of a code box (seed ${SEED})`, () => {
  it('never comes for a generated code, however that is typed', () => {
    fc.assert(fc.property(generated.chain(typed), (entered) => !mayBeMistyped(entered)), { seed: SEED, numRuns: 2_000 });
  });

  it('comes for every single wrong symbol and every swap of neighbours that still looks generated', () => {
    fc.assert(
      fc.property(generated, (code) => {
        expect(slipsOf(code).filter((slip) => stillLooksGenerated(slip) && !mayBeMistyped(slip))).toEqual([]);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('comes in any case, with and without hyphens', () => {
    const slip = `7K4M9QXT2H1${checkSymbol('7K4M9QXT2H1') === 'A' ? 'B' : 'A'}`;
    for (const entered of [slip, slip.toLowerCase(), '7k4m-9qxt-2hl' + slip.slice(-1), ` ${slip} `]) expect(mayBeMistyped(entered)).toBe(true);
  });

  it.each([
    ['a word somebody chose', 'Hello-Academy'],
    ['a number somebody chose', '2027-0101-0042'],
    ['less than a generated code has', '7K4M-9QXT-2H1'],
    ['more than a generated code has', '7K4M-9QXT-2H1A-B'],
    ['a symbol no generated code has', '7K4M-9QXT-2H1U'],
    ['another character', '7K4M_9QXT_2H1'],
    ['nothing', ''],
  ])('never comes for %s', (_, entered) => {
    expect(mayBeMistyped(entered)).toBe(false);
  });
});
