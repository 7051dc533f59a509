import type { Kept } from '../kernel/idempotency.js';
import type { SublicenseId } from '../kernel/ids.js';
import type { JobRecord } from '../kernel/jobs.js';
import type { Door } from '../kernel/door.js';
import type { MembershipType } from '../learners/learners.api.js';
import type { LearnerAction } from './learner-actions.inputs.js';

/** A filter of the list of learners, in a form that can be kept. */
export type KeptFilter = {
  readonly search?: string;
  readonly clientId?: string;
  readonly sublicenseId?: string;
  readonly status?: MembershipType['status'];
  readonly joinedThrough?: Door;
};

/** What a job on many learners is to do, in a form that can be kept. */
export type ActionInput = {
  readonly action: LearnerAction;
  readonly sublicense: SublicenseId | null;
  readonly to: SublicenseId | null;
};

/**
 * Where such a job is. It first writes down whom it is about, page by page, so that what it does changes nothing of that;
 * then it does it, row by row. The filter, whose search may name somebody, is kept no longer than that.
 */
export type ActionReached =
  | { readonly phase: 'FIX'; readonly filter: KeptFilter; readonly after: string | null; readonly line: number }
  | { readonly phase: 'ACT'; readonly line: number; readonly last: number };

/** What a job was given when it was put. */
export function inputOf({ input }: Pick<JobRecord, 'input'>): ActionInput {
  // It was this slice that put it.
  return input as ActionInput;
}

/** Where a job is; one that undoes another, and was only just put, begins with whom it is about. */
export function reachedOf({ reached }: { readonly reached: Kept }): ActionReached {
  // It was this slice that kept it.
  return reached === null ? { phase: 'FIX', filter: {}, after: null, line: 0 } : (reached as ActionReached);
}
