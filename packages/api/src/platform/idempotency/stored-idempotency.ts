import { createHmac } from 'node:crypto';
import { timeText, readTime, type StoredTime } from '../../kernel/clock.js';
import type { Database, Reader, Tx } from '../../kernel/database.js';
import { IdempotencyConflict } from '../../kernel/faults.js';
import type { Call, Idempotency, Kept } from '../../kernel/idempotency.js';
import { sha256 } from '../../kernel/keys.js';
import type { RequestContext } from '../../kernel/request-context.js';
import { rows, run } from '../../kernel/sql.js';

/** How long a call is remembered, in milliseconds. */
const REMEMBERED = 24 * 3_600_000;

interface KeyRow {
  input_hash: Buffer;
  kept: string | null;
  made_at: StoredTime;
}

/** Idempotency keys in the database, in the transaction of what they stand for. */
export class StoredIdempotency implements Idempotency {
  constructor(
    private readonly database: Database,
    private readonly secretKey: string,
  ) {}

  once<K extends Kept>(ctx: RequestContext, call: Call, work: (tx: Tx) => Promise<K>): Promise<K> {
    const key = call.input.idempotencyKey;
    if (key == null) return this.database.inTransaction(work);
    const callKey = keyOf(ctx, call, key);
    const inputHash = this.#hashOf(call.input);
    const now = ctx.clock.now();
    return this.database.inTransaction(async (tx) => {
      const before = await find(tx, callKey);
      // What was kept under this key is what this very operation kept: its shape is K.
      if (before !== null && isRemembered(before, now)) return keptBy(before, inputHash) as K;
      if (before !== null) await run(tx, 'DELETE FROM idempotency_key WHERE call_key = ?', [callKey]);
      await run(tx, 'INSERT INTO idempotency_key (call_key, input_hash, kept, made_at) VALUES (?, ?, NULL, ?)', [callKey, inputHash, timeText(now)]);
      const kept = await work(tx);
      await run(tx, 'UPDATE idempotency_key SET kept = ? WHERE call_key = ?', [JSON.stringify(kept), callKey]);
      return kept;
    });
  }

  async recall(ctx: RequestContext, call: Call): Promise<Kept | undefined> {
    const key = call.input.idempotencyKey;
    if (key == null) return undefined;
    const before = await find(this.database.reader, keyOf(ctx, call, key));
    return before !== null && isRemembered(before, ctx.clock.now()) ? keptBy(before, this.#hashOf(call.input)) : undefined;
  }

  /** Deletes what is older than a day; to be run now and then. */
  async sweep(now: Date): Promise<void> {
    const before = timeText(new Date(now.getTime() - REMEMBERED));
    await this.database.inTransaction((tx) => run(tx, 'DELETE FROM idempotency_key WHERE made_at <= ?', [before]));
  }

  #hashOf(input: object): Buffer {
    return createHmac('sha256', this.secretKey).update(canonical(input)).digest();
  }
}

function keyOf(ctx: RequestContext, { operation }: Call, key: string): Buffer {
  return sha256(JSON.stringify([callerOf(ctx), operation, key]));
}

async function find(reader: Reader, callKey: Buffer): Promise<KeyRow | null> {
  const [row] = await rows<KeyRow>(reader, 'SELECT input_hash, kept, made_at FROM idempotency_key WHERE call_key = ?', [callKey]);
  return row ?? null;
}

function isRemembered(row: KeyRow, now: Date): boolean {
  return readTime(row.made_at).getTime() > now.getTime() - REMEMBERED;
}

function keptBy(row: KeyRow, inputHash: Buffer): Kept {
  if (!row.input_hash.equals(inputHash)) throw new IdempotencyConflict();
  return JSON.parse(row.kept ?? 'null') as Kept;
}

/** Whose key it is: of two callers with the same key neither sees what the other did. */
function callerOf({ viewer, browser }: RequestContext): string {
  if (viewer.kind === 'staff') return `staff:${viewer.staffId}`;
  if (viewer.kind === 'learner') return `learner:${viewer.learnerId}`;
  return `browser:${browser().toString('hex')}`;
}

/** JSON with the names in one order; the key itself is no part of what is asked for. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (name, part: unknown) => {
    if (name === 'idempotencyKey') return undefined;
    if (typeof part !== 'object' || part === null || Array.isArray(part) || part instanceof Date) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
