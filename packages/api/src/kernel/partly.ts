import { load, type Batch } from './loading.js';
import type { RequestContext } from './request-context.js';

/**
 * Things of which a part was read, because most ask for no more, such as the name of the client of a code. GraphQL calls a
 * field that is a function: the fields not read are functions that load the whole. Code gets the type of what was read.
 *
 * @param type what they are
 * @param seldom the fields that may be missing; what field resolvers of the type read is always there
 * @param byId loads the whole
 * @returns makes such a thing of what was read
 */
export function partly<Id extends string, Whole extends { readonly id: Id }, Seldom extends keyof Whole>(
  type: abstract new (...fields: never[]) => Whole,
  seldom: readonly Seldom[],
  byId: Batch<Id, Whole>,
): <Known extends Omit<Whole, Seldom> & Partial<Whole>>(known: Known) => Known {
  /** What the whole is, but for the fields that were not read. */
  class Part {
    constructor(known: object) {
      Object.assign(this, known);
    }
  }
  Object.setPrototypeOf(Part.prototype, type.prototype as object);
  for (const field of seldom) {
    const value = async function (this: Whole, _: unknown, ctx: RequestContext) {
      return (await load(ctx, byId, this.id))?.[field];
    };
    Object.defineProperty(Part.prototype, field, { value, writable: true });
  }
  // It has what it was made of.
  return <Known extends object>(known: Known) => new Part(known) as Known;
}
