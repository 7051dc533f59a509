import type { RequestContext } from '../kernel/request-context.js';
import { parseId, typeOfId, type Id, type IdType } from '../kernel/ids.js';

/** Finds things of one type by id, as far as whoever asks may see them. */
export type NodeLoader<T extends IdType> = (ctx: RequestContext, id: Id<T>) => Promise<object | null | undefined>;

/** The loader of every type of thing that can be fetched by its id alone. Given by composition. */
export type NodeLoaders = { readonly [T in IdType]?: NodeLoader<T> };

/** Finds whatever an id from outside names; null for what is unknown, not to be seen, or has no loader. */
export async function findNode(loaders: NodeLoaders, ctx: RequestContext, text: string): Promise<object | null> {
  const type = typeOfId(text);
  if (type === undefined) return null;
  const id = parseId(type, text);
  // The compiler cannot see that the loader and the id are of one type: both were found by `type`.
  const loader = loaders[type] as NodeLoader<IdType> | undefined;
  return id === undefined || loader === undefined ? null : ((await loader(ctx, id)) ?? null);
}
