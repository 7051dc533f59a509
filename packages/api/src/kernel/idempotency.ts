import type { Tx } from './database.js';
import type { RequestContext } from './request-context.js';

/** What an operation keeps of its result: ids and outcomes from which the answer is read again; never a secret. */
export type Kept = null | boolean | number | string | readonly Kept[] | { readonly [name: string]: Kept };

/** One call of an operation that creates or consumes. */
export interface Call {
  /** The operation's name in the schema. */
  readonly operation: string;
  /** The whole input with its key; the same key with another input is refused. Without a key every call is a new one. */
  readonly input: { readonly idempotencyKey?: string | null };
}

/**
 * The port that does nothing twice for a nervous client. `platform/idempotency` implements it. The same caller, operation,
 * key and input within 24 hours have one effect and one result.
 */
export interface Idempotency {
  /**
   * Runs `work` in a transaction, as `Database.inTransaction` does, unless the call was made before; then answers what it
   * kept. Effect and memory commit together, and whoever makes the same call at the same time waits for it.
   *
   * @param work does the work; what it returns is kept
   * @throws IdempotencyConflict when the key came with another input before
   */
  once<K extends Kept>(ctx: RequestContext, call: Call, work: (tx: Tx) => Promise<K>): Promise<K>;

  /** What a call made before kept; undefined for a new one. @throws IdempotencyConflict as {@link once} does */
  recall(ctx: RequestContext, call: Call): Promise<Kept | undefined>;
}
