import type { LearnerId, StaffId } from './ids.js';
import type { RequestContext } from './request-context.js';

/** Whoever does something: a member of the staff, a learner, or Portico itself. */
export type Doer =
  | { readonly kind: 'STAFF'; readonly id: StaffId }
  | { readonly kind: 'LEARNER'; readonly id: LearnerId }
  | { readonly kind: 'SYSTEM'; readonly id: null };

/** Who changes something, when, and in which request: what every service that writes is told, and history keeps. */
export interface Act {
  readonly by: Doer;
  readonly now: Date;
  /** Null when no request set it off. */
  readonly requestId: string | null;
}

/**
 * The act of a request at this moment.
 *
 * @param by who does it, where that is not simply who asks: somebody who is about to get an account
 */
export function actOf(ctx: RequestContext, by: Doer = doerOf(ctx)): Act {
  return { by, now: ctx.clock.now(), requestId: ctx.requestId };
}

/** What Portico does by itself. */
export function systemAct(now: Date): Act {
  return { by: { kind: 'SYSTEM', id: null }, now, requestId: null };
}

function doerOf({ viewer }: RequestContext): Doer {
  if (viewer.kind === 'staff') return { kind: 'STAFF', id: viewer.staffId };
  if (viewer.kind === 'learner') return { kind: 'LEARNER', id: viewer.learnerId };
  throw new Error('Nobody is signed in who could be said to have done it.');
}
