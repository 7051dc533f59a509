import { HANDED } from '../codes/codes.api.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, type BatchId } from '../kernel/ids.js';
import { walkedBy } from '../kernel/list-paths.js';
import { rows } from '../kernel/sql.js';

/** The most codes of a file: 417 pages. Beyond, a batch is printed in parts. */
export const CODES_OF_A_PART = 10_000;
/** How many codes are read together: 40 pages. */
const TOGETHER = 960;
/** Every sum of marks a code can have. */
const STANDINGS = [0, 1, 2, 3, 4, 5, 6, 7];
const START = Buffer.alloc(0);

/** Where to read on. */
interface Stretch {
  readonly batch: BatchId;
  /** Behind which code. */
  readonly after: Buffer;
  readonly most: number;
}

/**
 * The codes of a part of a batch that are neither redeemed nor switched off, in the order they were made. A part is so many codes by
 * their place in the batch, whatever became of them: what is redeemed between two parts moves no other code over.
 *
 * @param part from 1
 */
export async function* printableCodes(reader: Reader, batch: BatchId, part: number): AsyncGenerator<string> {
  let after: Buffer = START;
  for (let passed = 1; passed < part; passed += 1) {
    const last = await lastOfPart(reader, { batch, after, most: CODES_OF_A_PART });
    if (last === undefined) return;
    after = last;
  }
  for (let left = CODES_OF_A_PART; left > 0; left -= TOGETHER) {
    const most = Math.min(left, TOGETHER);
    const found = await stretchOf(reader, { batch, after, most });
    for (const { code, standing } of found) if (standing <= HANDED) yield code;
    if (found.length < most) return;
    after = found.at(-1)!.id;
  }
}

/** Whether all codes of a batch are there: what a job is making may still be taken away again. */
export async function isMade(reader: Reader, batch: BatchId): Promise<boolean> {
  return (await rows(reader, "SELECT 1 AS one FROM redemption_code_batch WHERE id = ? AND state = 'MADE'", [idBytes(batch)])).length > 0;
}

/** Undefined when the batch has no code behind the part. */
async function lastOfPart(reader: Reader, stretch: Stretch): Promise<Buffer | undefined> {
  const [last] = await rows<{ id: Buffer }>(reader, `SELECT id FROM (${inOrder('id')}) AS found ORDER BY id LIMIT 1 OFFSET ?`, [...given(stretch), stretch.most - 1]);
  return last === undefined ? undefined : Buffer.from(last.id);
}

async function stretchOf(reader: Reader, stretch: Stretch): Promise<{ id: Buffer; code: string; standing: number }[]> {
  const found = await rows<{ id: Buffer; code: string; standing: number }>(reader, `${inOrder('id, code, standing')} ORDER BY id LIMIT ?`, [...given(stretch), stretch.most]);
  return found.map((row) => ({ ...row, id: Buffer.from(row.id) }));
}

/** One range of the index of the batch for each standing: a code that is redeemed while this is read changes its range, and keeps its place. */
function inOrder(columns: string): string {
  return STANDINGS.map(
    (standing) => `SELECT * FROM (SELECT ${columns} FROM code ${walkedBy('ix_code_batch')} WHERE batch_id = ? AND standing = ${standing} AND id > ? ORDER BY id LIMIT ?) AS s${standing}`,
  ).join(' UNION ALL ');
}

function given({ batch, after, most }: Stretch): (Buffer | number)[] {
  return STANDINGS.flatMap(() => [idBytes(batch), after, most]);
}
