import DataLoader from 'dataloader';
import type { RequestContext } from './request-context.js';

/** Loads many by key: answers what it found. */
export type Batch<Key extends string, Value> = (keys: readonly Key[], ctx: RequestContext) => Promise<ReadonlyMap<Key, Value>>;

/**
 * Loads one thing together with all the others the same request asks of the same function: one statement a
 * level of the answer instead of one a row.
 *
 * @param batch answers what it found, by key; declared once (a module function or a field), because the
 *   function itself names the loader
 */
export function load<Key extends string, Value>(ctx: RequestContext, batch: Batch<Key, Value>, key: Key): Promise<Value | undefined> {
  return loaderOf(ctx, batch).load(key);
}

/** Spares the request a statement for what it knows already: what it has just written and committed. */
export function prime<Key extends string, Value>(ctx: RequestContext, batch: Batch<Key, Value>, known: ReadonlyMap<Key, Value>): void {
  const loader = loaderOf(ctx, batch);
  for (const [key, value] of known) loader.prime(key, value);
}

function loaderOf<Key extends string, Value>(ctx: RequestContext, batch: Batch<Key, Value>): DataLoader<Key, Value | undefined> {
  let loader = ctx.loaders.get(batch) as DataLoader<Key, Value | undefined> | undefined;
  if (loader === undefined) {
    loader = new DataLoader(async (keys) => {
      const found = await batch(keys, ctx);
      return keys.map((wanted) => found.get(wanted));
    });
    ctx.loaders.set(batch, loader);
  }
  return loader;
}
