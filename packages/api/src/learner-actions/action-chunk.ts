import type { Clock } from '../kernel/clock.js';
import type { Database, Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { Refusal } from '../kernel/problem.js';
import type { Kept } from '../kernel/idempotency.js';
import type { RunningJob } from '../kernel/jobs.js';
import type { SignedInStaff } from '../kernel/viewer.js';
import type { InviteResending } from '../invites/invites.api.js';
import type { LearnersReads, MembershipKey, MembershipType, ProofRequests, removeMembers } from '../learners/learners.api.js';
import type { CurrentSettings } from '../settings/settings.api.js';
import type { ActionInput } from './action-input.js';
import type { ActionRow, RowResult } from './action-rows.js';

/** What the actions work with: the services behind the operations for single learners. */
export interface ActionParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly reads: LearnersReads;
  readonly settings: Pick<CurrentSettings, 'get'>;
  readonly proofs: ProofRequests;
  readonly resending: InviteResending;
  readonly leaving: Parameters<typeof removeMembers>[2]['leaving'];
}

/** A row with the membership it is about, as it stands before the chunk. */
export interface Target {
  readonly row: ActionRow;
  readonly member: MembershipType;
}

/** Rows to be done together. */
export interface ActionChunk {
  readonly job: RunningJob;
  readonly input: ActionInput;
  /** Whoever started the job, with the rights they have by now. */
  readonly asking: SignedInStaff;
  readonly targets: readonly Target[];
  /** Does it in the transaction of the chunk; answers what became of every target. */
  readonly commit: (work: (tx: Tx) => Promise<ReadonlyMap<ActionRow, RowResult>>) => Promise<void>;
}

/** Does an action to the targets of a chunk. @throws Refusal, NotFound for what lies with one of them: they are done one by one then */
export type Does = (parts: ActionParts, chunk: ActionChunk) => Promise<void>;

/** An action, or what undoes one. */
export interface Doing {
  readonly does: Does;
  /** Which sublicense it lets people into; left out: none. Where that has ended nobody's turn needs to come. */
  readonly leadsTo?: 'sublicense' | 'to';
}

/** It was done. @param made what undoing has to know */
export function done(message: string, made: Kept = null): RowResult {
  return { outcome: 'DONE', message, made };
}

/** It stood so already. */
export function unchanged(message: string, made: Kept = null): RowResult {
  return { outcome: 'UNCHANGED', message, made };
}

/** It could not be done. */
export function refused(message: string): RowResult {
  return { outcome: 'REFUSED', message, made: null };
}

/** Why something could not be done, in words for staff; undefined for what is no answer of the domain. */
export function wordsOf(thrown: unknown): string | undefined {
  if (thrown instanceof Refusal) return thrown.problem.message;
  return thrown instanceof NotFound ? thrown.message : undefined;
}

/** The learners of targets. */
export function peopleOf(targets: readonly Target[]): MembershipType['learnerId'][] {
  return targets.map(({ member }) => member.learnerId);
}

/** The clients of targets, each once. */
export function clientsOf(targets: readonly Target[]): MembershipType['clientId'][] {
  return [...new Set(targets.map(({ member }) => member.clientId))].sort();
}

/** What services call a membership by. */
export function keyOf({ member: { id, learnerId, clientId } }: Target): MembershipKey {
  return { id, learnerId, clientId };
}

/** What became of targets, each by itself. */
export function resultsOf(targets: readonly Target[], resultOf: (target: Target) => RowResult): Map<ActionRow, RowResult> {
  return new Map(targets.map((target) => [target.row, resultOf(target)]));
}
