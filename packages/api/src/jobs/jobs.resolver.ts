import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Database } from '../kernel/database.js';
import { BadUserInput, NotFound } from '../kernel/faults.js';
import { newId, type JobId } from '../kernel/ids.js';
import type { Jobs } from '../kernel/jobs.js';
import { idFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { staffOf } from '../kernel/viewer.js';
import { CancelJobInput, JobsArgs } from './jobs.inputs.js';
import type { JobsReadModel } from './jobs.read-model.js';
import { JobConnection, JobType } from './jobs.types.js';

/** What {@link JobsResolver} works with. */
export interface JobsResolverParts {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly readModel: JobsReadModel;
}

@Resolver()
export class JobsResolver {
  readonly #parts: JobsResolverParts;

  constructor(parts: JobsResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'))
  @Query(() => JobConnection, { description: 'The jobs you started, for owners those of everybody; the newest first. They are kept for 90 days from their end.' })
  jobs(@Args(() => JobsArgs) args: JobsArgs, @Ctx() ctx: RequestContext): Promise<object> {
    return this.#parts.readModel.page(staffOf(ctx.viewer), args);
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'))
  @Mutation(() => JobType, { description: 'Stops a job between two chunks, within a second. What was done until then stays; of codes being made none does. One that came to its end stays as it is.' })
  async cancelJob(@Arg('input', () => CancelJobInput, { description: 'Which.' }) input: CancelJobInput, @Ctx() ctx: RequestContext): Promise<JobType> {
    const { database, jobs } = this.#parts;
    const { id } = await this.#visible(ctx, idFrom('job', input.id));
    await database.inTransaction((tx) => jobs.cancel(tx, id, ctx.clock.now()));
    return this.#visible(ctx, id);
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'))
  @Mutation(() => JobType, {
    description: 'Undoes what a job did, where it can be undone, and answers the job that does so; asked again, the same one. What changed since is left as it is, and the results say so. Bad input when the job cannot be undone.',
  })
  async undoJob(@Arg('id', () => ID, { description: 'The job to undo.' }) wanted: string, @Ctx() ctx: RequestContext): Promise<JobType> {
    const { database, jobs } = this.#parts;
    const { id: of } = await this.#visible(ctx, idFrom('job', wanted));
    const undoing = { of, id: newId('job'), startedBy: staffOf(ctx.viewer).staffId, requestId: ctx.requestId };
    const undone = await database.inTransaction((tx) => jobs.undo(tx, undoing, ctx.clock.now()));
    if (undone === undefined) throw new BadUserInput('This job cannot be undone: its kind cannot, it has not come to its end, or that is more than 24 hours ago.');
    return this.#visible(ctx, undone);
  }

  async #visible(ctx: RequestContext, id: JobId): Promise<JobType> {
    const job = (await this.#parts.readModel.visible(staffOf(ctx.viewer), [id])).get(id);
    if (job === undefined) throw new NotFound('job');
    return job;
  }
}
