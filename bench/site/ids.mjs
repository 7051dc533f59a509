// UUIDv7 ids that follow from a kind and a number: nothing has to be remembered to point to a row.
import { hashOf } from './chance.mjs';

const FIRST_DAY = Date.UTC(2024, 10, 1);
const LAST_DAY = Date.UTC(2026, 10, 1);

/** Ids of one kind, for `count` things made one after the other, over two years unless told otherwise. */
export class Ids {
  #kind;
  #count;
  #first;
  #span;

  constructor(kind, count, { first = FIRST_DAY, last = LAST_DAY } = {}) {
    this.#kind = [...kind].reduce((sum, letter) => hashOf(sum, letter.charCodeAt(0)), 0);
    this.#count = Math.max(1, count);
    this.#first = first;
    this.#span = last - first;
  }

  /** When the thing of a number was made, in milliseconds since 1970. */
  millis(at) {
    return this.#first + Math.floor((at / this.#count) * this.#span);
  }

  /** Its time as the databases store it. */
  time(at) {
    return storedTime(this.millis(at));
  }

  /** Its 16 bytes. They ascend with the number. */
  of(at) {
    const bytes = Buffer.allocUnsafe(16);
    bytes.writeUIntBE(this.millis(at), 0, 6);
    // Several in one millisecond keep their order.
    bytes.writeUInt16BE(0x7000 | (at & 0xfff), 6);
    bytes.writeUInt32BE((0x80000000 | (hashOf(this.#kind, at) >>> 2)) >>> 0, 8);
    bytes.writeUInt32BE(hashOf(this.#kind, at, 1), 12);
    return bytes;
  }
}

/** A time in ms since 1970 as both databases store it. */
export function storedTime(millis) {
  return new Date(millis).toISOString().slice(0, 23).replace('T', ' ');
}
