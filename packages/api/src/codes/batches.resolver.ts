import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { ClientType } from '../clients/clients.api.js';
import { HistoryConnection, type HistoryReadModel } from '../history/history.api.js';
import { JobType, type JobsReadModel } from '../jobs/jobs.api.js';
import { pageOfNodes } from '../kernel/connection.js';
import { idFromBytes, type CodeId } from '../kernel/ids.js';
import { load } from '../kernel/loading.js';
import { ForwardPageArgs, pageRequest } from '../kernel/paging.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, staffOf } from '../kernel/viewer.js';
import { Actor, staffActor, type StaffReadModel } from '../staff/staff.api.js';
import { BatchCodesArgs } from './batch-codes.inputs.js';
import { pageOfBatchCodes } from './batch-codes.js';
import { RedemptionCodeBatchConnection, RedemptionCodeBatchType, RedemptionCodeConnection, RedemptionCodeType } from './batch.types.js';
import { listBatches, type CodesListParts } from './codes-list.js';
import { CodesArgs } from './codes-list.inputs.js';
import { redemptionsOfCodes } from './redemptions-of-codes.js';
import { RedemptionType } from './redemption.types.js';

@Resolver()
export class BatchesListResolver {
  readonly #parts: CodesListParts;

  constructor(parts: CodesListParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'))
  @Query(() => RedemptionCodeBatchConnection, { description: 'The batches of redemption codes in reach. Pages both ways.' })
  redemptionCodeBatches(@Args(() => CodesArgs) args: CodesArgs, @Ctx() ctx: RequestContext): Promise<object> {
    return listBatches(this.#parts, args, ctx);
  }
}

/** Client.redemptionCodeBatches. */
@Resolver(() => ClientType)
export class ClientBatchesResolver {
  readonly #parts: CodesListParts;

  constructor(parts: CodesListParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => RedemptionCodeBatchConnection, { description: 'Its batches of redemption codes, as far as they are in reach. Pages both ways.' })
  async redemptionCodeBatches(@Root() client: ClientType, @Args(() => CodesArgs) args: CodesArgs, @Ctx() ctx: RequestContext): Promise<object> {
    const named = args.filter?.clientId;
    const clientId = named == null || named === client.id ? client.id : '';
    return listBatches(this.#parts, { ...args, filter: { ...args.filter, clientId } }, ctx);
  }
}

/** What {@link BatchFields} reads with. */
export interface BatchFieldsParts extends CodesListParts {
  readonly staff: StaffReadModel;
  readonly readJobs: JobsReadModel;
  readonly history: HistoryReadModel;
}

@Resolver(() => RedemptionCodeBatchType)
export class BatchFields {
  readonly #parts: BatchFieldsParts;

  constructor(parts: BatchFieldsParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => RedemptionCodeConnection, { description: 'Its codes, in the order they were made.' })
  async codes(@Root() batch: RedemptionCodeBatchType, @Args(() => BatchCodesArgs) args: BatchCodesArgs, @Ctx() ctx: RequestContext): Promise<object> {
    const { database, readModel } = this.#parts;
    const list = { batch: batch.id, batchStands: batch.status, filter: args.filter ?? {} };
    const found = await pageOfBatchCodes(database.reader, list, pageRequest(args));
    const idOf = (bytes: Buffer): CodeId => idFromBytes('cod', bytes);
    return new RedemptionCodeConnection(pageOfNodes(found, idOf, await readModel.redemptionCodes.byId(found.ids.map(idOf), ctx)));
  }

  @FieldResolver(() => Actor, { description: 'Who made it.' })
  createdBy(@Root() batch: RedemptionCodeBatchType, @Ctx() ctx: RequestContext): Promise<Actor> {
    return staffActor(ctx, this.#parts.staff, batch.createdById);
  }

  @FieldResolver(() => JobType, { nullable: true, description: 'The job that makes its codes, or made the last of them; null where none was needed, and for whoever may not see the job.' })
  async job(@Root() batch: RedemptionCodeBatchType, @Ctx() ctx: RequestContext): Promise<JobType | null> {
    if (batch.jobId === null) return null;
    return (await this.#parts.readJobs.visible(staffOf(ctx.viewer), [batch.jobId])).get(batch.jobId) ?? null;
  }

  @FieldResolver(() => HistoryConnection, { description: 'What was done to the batch, the newest first; what was done to single codes is in the history of the client.' })
  history(@Root() batch: RedemptionCodeBatchType, @Args(() => ForwardPageArgs) args: ForwardPageArgs, @Ctx() ctx: RequestContext): Promise<object> {
    return this.#parts.history.ofSubject(scopeOf(ctx.viewer), batch, args);
  }
}

@Resolver(() => RedemptionCodeType)
export class RedemptionCodeFields {
  readonly #parts: CodesListParts;

  constructor(parts: CodesListParts) {
    this.#parts = parts;
  }

  readonly #redemptions = (codes: readonly CodeId[], ctx: RequestContext) => redemptionsOfCodes(this.#parts.database.reader, { codes, ctx, readModel: this.#parts.readModel });

  @FieldResolver(() => RedemptionType, { nullable: true, description: 'Who redeemed it and when; null while nobody has, and for whoever does not look after the learner.' })
  async redemption(@Root() code: RedemptionCodeType, @Ctx() ctx: RequestContext): Promise<RedemptionType | null> {
    return (await load(ctx, this.#redemptions, code.id)) ?? null;
  }
}
