import { TooLarge } from './put-faults.js';

/** How many bytes are written at a time. */
const PART = 1024 * 1024;

/**
 * Cuts a stream of bytes into parts. What goes beyond the limit is not kept, but read as far again, so that whoever sends it
 * reads the answer; then it is cut off.
 *
 * @throws TooLarge
 */
export async function* partsOf(body: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let [length, total] = [0, 0];
  for await (const piece of body) {
    total += piece.length;
    if (total > 2 * most) break;
    if (total > most) {
      waiting = [];
      continue;
    }
    waiting.push(piece);
    length += piece.length;
    if (length < PART) continue;
    yield Buffer.concat(waiting);
    [waiting, length] = [[], 0];
  }
  if (total > most) throw new TooLarge(most);
  if (waiting.length > 0) yield Buffer.concat(waiting);
}
