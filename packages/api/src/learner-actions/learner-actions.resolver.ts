import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { JobsReadModel } from '../jobs/jobs.api.js';
import type { Database } from '../kernel/database.js';
import type { Idempotency } from '../kernel/idempotency.js';
import { newId, parseId, type JobId } from '../kernel/ids.js';
import type { Jobs } from '../kernel/jobs.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { staffOf } from '../kernel/viewer.js';
import type { LearnersMatching, LearnersReads } from '../learners/learners.api.js';
import type { ActionReached } from './action-input.js';
import { readRequest, type ActionRequest } from './action-request.js';
import { fixRows } from './action-rows.js';
import { LearnerActionInput } from './learner-actions.inputs.js';
import { LearnerActionStarted, RunLearnerActionResult } from './learner-actions.types.js';
import { undoKindOf } from './undo-kinds.js';

/** What {@link LearnerActionsResolver} works with. */
export interface LearnerActionsResolverParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly jobs: Jobs;
  readonly readJobs: JobsReadModel;
  readonly reads: LearnersReads;
  readonly matching: LearnersMatching;
}

@Resolver()
export class LearnerActionsResolver {
  readonly #parts: LearnerActionsResolverParts;

  constructor(parts: LearnerActionsResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'), RunLearnerActionResult)
  @Mutation(() => RunLearnerActionResult, {
    description: 'The same for many learners, as a job: each row goes the way of the operation for single ones, with your rights when its turn comes. `dryRun` only counts. What ENABLE, DISABLE and REMOVE do takes rights over whole clients.',
  })
  async runLearnerAction(
    @Arg('input', () => LearnerActionInput, { description: 'What, and to whom.' }) input: LearnerActionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof RunLearnerActionResult> {
    const { database, idempotency } = this.#parts;
    const call = { operation: 'runLearnerAction', input };
    const request = { reader: database.reader, ...this.#parts };
    if (input.dryRun) return new LearnerActionStarted((await readRequest(request, ctx, input)).matching, null);
    // A call made again is answered as before, whatever has become of those it was about.
    const kept = (await idempotency.recall(ctx, call)) ?? (await this.#start(ctx, call, await readRequest(request, ctx, input)));
    const { matching, job } = kept as Started;
    return new LearnerActionStarted(matching, (await this.#parts.readJobs.visible(staffOf(ctx.viewer), [parseId('job', job)!])).get(job) ?? null);
  }

  async #start(ctx: RequestContext, call: { readonly operation: string; readonly input: LearnerActionInput }, { input, whom, matching }: ActionRequest): Promise<Started> {
    const { idempotency, jobs } = this.#parts;
    const id = newId('job');
    const now = ctx.clock.now();
    return idempotency.once(ctx, call, async (tx): Promise<Started> => {
      const reached: ActionReached = 'ticked' in whom ? { phase: 'ACT', line: 0, last: whom.ticked.length } : { phase: 'FIX', filter: whom.filter, after: null, line: 0 };
      const { staffId: startedBy } = staffOf(ctx.viewer);
      const undoKind = undoKindOf(input.action);
      await jobs.put(tx, { id, kind: input.action, startedBy, requestId: ctx.requestId, input, reached, total: matching, hasResults: true, undoKind }, now);
      if ('ticked' in whom) await fixRows(tx, id, { people: whom.ticked, behind: 0 });
      return { matching, job: id };
    });
  }
}

/** What a call started, in a form that can be kept. */
type Started = { readonly matching: number; readonly job: JobId };
