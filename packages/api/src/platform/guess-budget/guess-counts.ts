import type { Reader, Tx } from '../../kernel/database.js';
import { rows, rowsIn, run } from '../../kernel/sql.js';
import type { Bucket } from './buckets.js';

/** When the bucket is full again, in milliseconds since 1970; 0 for one that is. */
export async function settlesAt(reader: Reader, bucket: Bucket): Promise<number> {
  const [row] = await rows<{ settles_at: number | string }>(reader, 'SELECT settles_at FROM guess_budget WHERE bucket = ?', [bucket.key]);
  return row === undefined ? 0 : Number(row.settles_at);
}

/** {@link settlesAt} of several buckets in one statement, in their order. */
export async function allSettleAt(reader: Reader, buckets: readonly Bucket[]): Promise<number[]> {
  const keys = buckets.map(({ key }) => key);
  const found = await rowsIn<{ bucket: string; settles_at: number | string }>(
    reader,
    keys,
    (marks) => `SELECT bucket, settles_at FROM guess_budget WHERE bucket IN (${marks})`,
  );
  const settles = new Map(found.map((row) => [row.bucket, Number(row.settles_at)]));
  return keys.map((key) => settles.get(key) ?? 0);
}

/**
 * Counts one wrong guess, unless the bucket is spent: one guarded UPDATE, so that no two processes take the
 * same last guess.
 *
 * @returns null when it was counted, else when the spent bucket is full again
 */
export async function countWrong(tx: Tx, bucket: Bucket, now: number): Promise<number | null> {
  const spentAfter = now + (bucket.size - 1) * bucket.step;
  for (;;) {
    const counted = await run(
      tx,
      `UPDATE guess_budget SET settles_at = CASE WHEN settles_at > ? THEN settles_at ELSE ? END + ?
       WHERE bucket = ? AND settles_at <= ?`,
      [now, now, bucket.step, bucket.key, spentAfter],
    );
    if (counted > 0) return null;
    const settles = await settlesAt(tx, bucket);
    if (settles > spentAfter) return settles;
    if (settles === 0) {
      await run(tx, 'INSERT INTO guess_budget (bucket, settles_at) VALUES (?, ?)', [bucket.key, now + bucket.step]);
      return null;
    }
    // Another transaction made the row, or gave back, between the two statements: now the UPDATE finds it.
  }
}

/** Gives back up to so many wrong guesses. */
export async function giveBack(tx: Tx, bucket: Bucket, guesses: number, now: number): Promise<void> {
  const back = guesses * bucket.step;
  await run(
    tx,
    'UPDATE guess_budget SET settles_at = CASE WHEN settles_at > ? THEN settles_at - ? ELSE ? END WHERE bucket = ? AND settles_at > ?',
    [now + back, back, now, bucket.key, now],
  );
}
