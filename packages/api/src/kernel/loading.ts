import DataLoader from 'dataloader';
import type { RequestContext } from './request-context.js';

/**
 * Loads one thing together with all the others the same request asks of the same function: one statement a
 * level of the answer instead of one a row.
 *
 * @param batch answers what it found, by key; declared once (a module function or a field), because the
 *   function itself names the loader
 */
export function load<Key extends string, Value>(
  ctx: RequestContext,
  batch: (keys: readonly Key[], ctx: RequestContext) => Promise<ReadonlyMap<Key, Value>>,
  key: Key,
): Promise<Value | undefined> {
  let loader = ctx.loaders.get(batch) as DataLoader<Key, Value | undefined> | undefined;
  if (loader === undefined) {
    loader = new DataLoader(async (keys) => {
      const found = await batch(keys, ctx);
      return keys.map((wanted) => found.get(wanted));
    });
    ctx.loaders.set(batch, loader);
  }
  return loader.load(key);
}
