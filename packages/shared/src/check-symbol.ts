import { foldCode } from './code-rules.js';

/** Crockford's base32 as generated codes show it: no I, L, O, U. A symbol's place is its value. */
export const CHECKED_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The most symbols one check symbol can watch over, itself included: GF(32) has that many different weights. */
export const MOST_CHECKED_SYMBOLS = 31;

const VALUE_OF: ReadonlyMap<string, number> = new Map([...CHECKED_ALPHABET.toLowerCase()].map((symbol, value) => [symbol, value]));

/** The symbol a prefix may have and a generated code never has: in the sum it counts as what it looks most like. */
const OTHERWISE: Readonly<Record<string, string>> = { u: 'v' };

/** Multiplies by α in GF(32) built on the primitive polynomial x⁵ + x² + 1: its powers run through all 31 non-zero values. */
function timesAlpha(value: number): number {
  const shifted = value << 1;
  return shifted & 32 ? shifted ^ 0b100101 : shifted;
}

/**
 * Σ αⁿ·value over the symbols, n counted from the last one, whose weight is 1 (Horner). Every place has its own
 * non-zero weight, so one wrong symbol, or two different symbols swapped, always change the sum.
 */
function weightedSum(values: readonly number[]): number {
  return values.reduce(nextSum, 0);
}

/**
 * The weighted sum of symbols, one symbol further on: for whoever makes many codes and cannot afford {@link checkSymbol} for
 * each. The check symbol of a sum is the one whose place in {@link CHECKED_ALPHABET} is `nextSum(sum, 0)`.
 */
export function nextSum(sum: number, value: number): number {
  return timesAlpha(sum) ^ value;
}

/**
 * The weighted sum of what a prefix and the symbols behind it add up to, whatever letters the prefix has: 0 for a code with its
 * check symbol. U counts as V. Throws a RangeError for other than letters and digits.
 */
export function sumOf(symbols: string): number {
  const values = [...foldCode(symbols)].map((symbol) => VALUE_OF.get(OTHERWISE[symbol] ?? symbol));
  if (values.some((value) => value === undefined)) throw new RangeError('Only letters and digits have a sum.');
  return weightedSum(values.filter((value) => value !== undefined));
}

function valuesOf(symbols: string): number[] | undefined {
  const values = [...foldCode(symbols)].map((symbol) => VALUE_OF.get(symbol));
  return values.every((value) => value !== undefined) ? values : undefined;
}

/**
 * The symbol to append to up to 30 symbols of {@link CHECKED_ALPHABET} (either case, hyphens ignored). Any one symbol
 * of the whole mistyped, or any two of its symbols swapped, is then noticed by {@link hasValidCheckSymbol}.
 * Throws a RangeError for other symbols and for more or none of them: only a generator calls this.
 */
export function checkSymbol(symbols: string): string {
  const values = valuesOf(symbols);
  if (values === undefined || values.length === 0 || values.length >= MOST_CHECKED_SYMBOLS) {
    throw new RangeError(`A check symbol is made for 1 to ${MOST_CHECKED_SYMBOLS - 1} symbols of ${CHECKED_ALPHABET}.`);
  }
  return CHECKED_ALPHABET.charAt(weightedSum([...values, 0]));
}

/**
 * Whether the last symbol is the check symbol of those before it. False for what cannot carry one: a code somebody
 * chose may well answer false and be right, so this may warn and must never refuse.
 */
export function hasValidCheckSymbol(folded: string): boolean {
  const values = valuesOf(folded);
  return values !== undefined && values.length >= 2 && values.length <= MOST_CHECKED_SYMBOLS && weightedSum(values) === 0;
}
