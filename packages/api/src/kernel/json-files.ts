import type { Policy } from './policy.js';
import type { RequestContext } from './request-context.js';

/** A file of JSON somebody gets by its address, with the session cookie. Making it changes nothing. */
export interface JsonFile {
  /** Behind `/data/`; `:id` stands for the id in it. */
  readonly path: `${string}/:id`;
  /** Who may have it. What they reach is cut to their scope where it is made. */
  readonly policy: Policy;
  /** @throws NotFound for an id that is nobody's, or out of reach */
  make(ctx: RequestContext, id: string): Promise<{ readonly name: string; readonly value: object }>;
}
