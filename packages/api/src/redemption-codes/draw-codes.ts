import { CHECKED_ALPHABET, foldCode, isFoldedPageWord, nextSum, sumOf } from '@portico/shared';
import { randomFillSync } from 'node:crypto';

/** How the generated codes of a batch look. */
export interface CodeShape {
  /** In capitals; null: none. */
  readonly prefix: string | null;
  /** Symbols behind the prefix, the check symbol among them. */
  readonly length: number;
}

/** One of equal ranges of all the codes there could be, in their order. */
export interface CodeRange {
  /** From 0. */
  readonly part: number;
  readonly of: number;
}

/** What codes are drawn from. */
export interface DrawnFrom {
  /** Left out: from all there could be. */
  readonly within?: CodeRange;
  /** Keys that are none any more, such as those of deleted codes. */
  readonly without?: ReadonlySet<string>;
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
 */
export function drawCodes({ prefix, length }: CodeShape, count: number, { within = EVERYTHING, without }: DrawnFrom = {}): DrawnCode[] {
  const begins = foldCode(prefix ?? '');
  const drawn = new Set<string>();
  const source = new Drawing(length, { begin: sumOf(begins), within });
  while (drawn.size < count) {
    const key = begins + source.next();
    if (!isFoldedPageWord(key) && without?.has(key) !== true) drawn.add(key);
  }
  const text = writing(prefix, length);
  return [...drawn].sort().map((foldedKey) => ({ text: text(foldedKey.slice(begins.length)), foldedKey }));
}

const EVERYTHING: CodeRange = { part: 0, of: 1 };

/** Writes the symbols behind a prefix as people read them best: in capitals and groups of four. */
function writing(prefix: string | null, length: number): (symbols: string) => string {
  const cuts = Array.from({ length: Math.ceil(length / 4) }, (_, at) => at * 4);
  const before = prefix === null ? '' : `${prefix}-`;
  return (symbols) => before + cuts.map((at) => symbols.slice(at, at + 4)).join('-').toUpperCase();
}

/** The symbols that say in which range a code lies, and how many values they have together. */
const LEADING = 4;
const LEADS = 32 ** LEADING;
/** Bytes drawn for them: 2^32 values spread over a range favour none by more than one in 4,000. */
const LEAD_BYTES = 4;

/** Symbols of one code after the other, each code's with its check symbol. */
class Drawing {
  readonly #drawn: number;
  readonly #begin: number;
  readonly #first: number;
  readonly #leads: number;
  readonly #block = Buffer.alloc(BLOCK);
  readonly #code: Buffer;
  #used = BLOCK;

  /** @param begin the sum of the prefix */
  constructor(length: number, { begin, within: { part, of } }: { readonly begin: number; readonly within: CodeRange }) {
    this.#drawn = length - 1;
    this.#begin = begin;
    this.#first = Math.floor((LEADS * part) / of);
    this.#leads = Math.floor((LEADS * (part + 1)) / of) - this.#first;
    this.#code = Buffer.alloc(length);
  }

  next(): string {
    const taken = LEAD_BYTES + this.#drawn - LEADING;
    if (this.#used + taken > BLOCK) {
      randomFillSync(this.#block);
      this.#used = 0;
    }
    const lead = this.#first + Math.floor((this.#block.readUInt32LE(this.#used) * this.#leads) / 2 ** 32);
    const rest = this.#used + LEAD_BYTES - LEADING;
    let sum = this.#begin;
    for (let at = 0; at < this.#drawn; at += 1) {
      // 32 symbols divide 256 evenly: the low five bits of a byte are unbiased.
      const value = (at < LEADING ? lead >>> (5 * (LEADING - 1 - at)) : this.#block[rest + at]!) & 31;
      this.#code[at] = LOWER[value]!;
      sum = nextSum(sum, value);
    }
    this.#used += taken;
    this.#code[this.#drawn] = LOWER[nextSum(sum, 0)]!;
    return this.#code.toString('latin1');
  }
}
