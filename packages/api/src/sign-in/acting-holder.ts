import { Unauthenticated } from '../kernel/faults.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { SessionHolder } from '../kernel/sessions.js';

/** Whoever asks, as the holder of their sessions. @throws Unauthenticated when nobody is signed in */
export function actingHolder({ viewer }: RequestContext): SessionHolder {
  if (viewer.kind === 'staff') return { kind: 'staff', id: viewer.staffId };
  if (viewer.kind === 'learner') return { kind: 'learner', id: viewer.learnerId };
  throw new Unauthenticated();
}
