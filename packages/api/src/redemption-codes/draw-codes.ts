import { CHECKED_ALPHABET, foldCode, isFoldedPageWord, nextSum, sumOf } from '@portico/shared';
import { randomFillSync } from 'node:crypto';

/** How the generated codes of a batch look. */
export interface CodeShape {
  /** In capitals; null: none. */
  readonly prefix: string | null;
  /** Symbols behind the prefix, the check symbol among them. */
  readonly length: number;
}

/** A code as it is written, with the key by which it is found. */
export interface DrawnCode {
  readonly text: string;
  readonly foldedKey: string;
}

const LOWER = Buffer.from(CHECKED_ALPHABET.toLowerCase(), 'latin1');

/** Randomness is drawn in blocks: a call for every code costs more than all the rest of making it. */
const BLOCK = 65_536;

/**
 * Draws distinct codes from a CSPRNG, in the order of their keys: sorted, they go into the database's index several times as
 * fast. The check symbol watches over the prefix too, so that no slip of one symbol and no swap of two reaches another
 * generated code, whatever the prefixes.
 *
 * @param without keys that are none any more, such as those of deleted codes
 */
export function drawCodes({ prefix, length }: CodeShape, count: number, without: ReadonlySet<string> = new Set()): DrawnCode[] {
  const begins = foldCode(prefix ?? '');
  const drawn = new Set<string>();
  const source = new Drawing(length, sumOf(begins));
  while (drawn.size < count) {
    const key = begins + source.next();
    if (!isFoldedPageWord(key) && !without.has(key)) drawn.add(key);
  }
  const text = writing(prefix, length);
  return [...drawn].sort().map((foldedKey) => ({ text: text(foldedKey.slice(begins.length)), foldedKey }));
}

/** Writes the symbols behind a prefix as people read them best: in capitals and groups of four. */
function writing(prefix: string | null, length: number): (symbols: string) => string {
  const cuts = Array.from({ length: Math.ceil(length / 4) }, (_, at) => at * 4);
  const before = prefix === null ? '' : `${prefix}-`;
  return (symbols) => before + cuts.map((at) => symbols.slice(at, at + 4)).join('-').toUpperCase();
}

/** Symbols of one code after the other, each code's with its check symbol. */
class Drawing {
  readonly #length: number;
  readonly #begin: number;
  readonly #block = Buffer.alloc(BLOCK);
  readonly #code: Buffer;
  #used = BLOCK;

  /** @param begin the sum of the prefix */
  constructor(length: number, begin: number) {
    this.#length = length;
    this.#begin = begin;
    this.#code = Buffer.alloc(length);
  }

  next(): string {
    const drawn = this.#length - 1;
    if (this.#used + drawn > BLOCK) {
      randomFillSync(this.#block);
      this.#used = 0;
    }
    let sum = this.#begin;
    for (let at = 0; at < drawn; at += 1) {
      // 32 symbols divide 256 evenly: the low five bits of a byte are unbiased.
      const value = this.#block[this.#used + at]! & 31;
      this.#code[at] = LOWER[value]!;
      sum = nextSum(sum, value);
    }
    this.#used += drawn;
    this.#code[drawn] = LOWER[nextSum(sum, 0)]!;
    return this.#code.toString('latin1');
  }
}
