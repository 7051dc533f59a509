import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { GENERATED_CODE_LENGTH } from '@portico/shared';
import { refuseBackwards, sublicensesOf, type CodesReadModel, type RedemptionCodeBatchType } from '../codes/codes.api.js';
import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import type { Idempotency } from '../kernel/idempotency.js';
import type { Jobs } from '../kernel/jobs.js';
import { newId, parseId, type BatchId, type ClientId } from '../kernel/ids.js';
import { idFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import { invalid } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, staffOf } from '../kernel/viewer.js';
import type { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import { AddRedemptionCodesInput, GenerateRedemptionCodesInput, UpdateRedemptionCodeBatchInput } from './batches.inputs.js';
import type { BatchesService } from './batches.service.js';
import {
  AddRedemptionCodesResult,
  GenerateRedemptionCodesResult,
  RedemptionCodeBatchUpdated,
  RedemptionCodesAdded,
  RedemptionCodesGenerated,
  UpdateRedemptionCodeBatchResult,
} from './batches.types.js';
import { MOST_AT_ONCE, refuseTooMany, shapeOf } from './code-limits.js';
import { readNewBatch, refuseOver } from './new-batch.js';
import { addCodes, beginGenerating, makeGenerated, type Addition } from './make-batches.js';

/** What {@link RedemptionCodesResolver} works with. */
export interface RedemptionCodesResolverParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly jobs: Jobs;
  readonly batches: BatchesService;
  readonly readModel: CodesReadModel;
  readonly sublicenses: SublicensesReadModel;
}

@Resolver()
export class RedemptionCodesResolver {
  readonly #parts: RedemptionCodesResolverParts;

  constructor(parts: RedemptionCodesResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'), GenerateRedemptionCodesResult)
  @Mutation(() => GenerateRedemptionCodesResult, { description: 'Makes a batch of codes nobody guesses, each for one learner, once.' })
  async generateRedemptionCodes(
    @Arg('input', () => GenerateRedemptionCodesInput, { description: 'How many, and what they open.' }) input: GenerateRedemptionCodesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof GenerateRedemptionCodesResult> {
    const { idempotency, batches } = this.#parts;
    const clientId = idFrom('cli', input.clientId);
    const sublicenses = await sublicensesOf(this.#parts.sublicenses, ctx, { clientId, texts: input.sublicenseIds });
    const shape = shapeOf({ prefix: input.prefix ?? null, length: input.length ?? GENERATED_CODE_LENGTH });
    const act = actOf(ctx);
    const job = input.count > MOST_AT_ONCE ? newId('job') : null;
    const batch = { ...readNewBatch(input), id: newId('bat'), uses: newId('alw'), clientId, origin: 'GENERATED' as const, shape, sublicenses, job, count: input.count, by: staffOf(ctx.viewer).staffId };
    refuseBackwards(batch.startsAt, batch.expiresAt);
    const { made } = await idempotency.once(ctx, { operation: 'generateRedemptionCodes', input }, async (tx) => {
      // Within the work: a call made again is answered as before, whatever the time.
      refuseOver(batch.expiresAt, act.now);
      await refuseTooMany(tx, batch.count, shape);
      if (job === null) await makeGenerated(tx, batches, { batch, act });
      else await beginGenerating(tx, this.#parts, { batch, job, act });
      return { made: batch.id };
    });
    return new RedemptionCodesGenerated(await this.#read(ctx, made));
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'), AddRedemptionCodesResult)
  @Mutation(() => AddRedemptionCodesResult, { description: 'Adds codes to a batch, all or none: a number of generated ones, or those given.' })
  async addRedemptionCodes(
    @Arg('input', () => AddRedemptionCodesInput, { description: 'Which, and to which batch.' }) input: AddRedemptionCodesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof AddRedemptionCodesResult> {
    const [id] = await this.#requireBatch(ctx, input.batchId);
    const addition = additionOf(input);
    const adding = { addition, first: newId('cod'), act: actOf(ctx) };
    const { staffId: by } = staffOf(ctx.viewer);
    const { added } = await this.#parts.idempotency.once(ctx, { operation: 'addRedemptionCodes', input }, async (tx) => {
      await addCodes(tx, { id, by }, adding);
      return { added: id };
    });
    return new RedemptionCodesAdded(await this.#read(ctx, added));
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'), UpdateRedemptionCodeBatchResult)
  @Mutation(() => UpdateRedemptionCodeBatchResult, { description: 'What was redeemed stays as it was. A field left out stays; null clears it.' })
  async updateRedemptionCodeBatch(
    @Arg('input', () => UpdateRedemptionCodeBatchInput, { description: 'The changes.' }) input: UpdateRedemptionCodeBatchInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof UpdateRedemptionCodeBatchResult> {
    const [id, clientId] = await this.#requireBatch(ctx, input.id);
    const { database, batches, sublicenses: known } = this.#parts;
    const sublicenses = input.sublicenseIds === undefined ? undefined : await sublicensesOf(known, ctx, { clientId, texts: input.sublicenseIds });
    const { label, purchaseReference, startsAt, expiresAt, accessDays } = input;
    const changes = { label: label?.trim(), purchaseReference: purchaseReference?.trim() ?? purchaseReference, startsAt, expiresAt, accessDays, sublicenses };
    const act = actOf(ctx);
    await database.inTransaction((tx) => batches.update(tx, id, { changes, act }));
    return new RedemptionCodeBatchUpdated(await this.#read(ctx, id));
  }

  async #requireBatch(ctx: RequestContext, text: string): Promise<[BatchId, ClientId]> {
    const { database, readModel } = this.#parts;
    const id = parseId('bat', text);
    const client = id === undefined ? undefined : (await readModel.batches.visible(database.reader, scopeOf(ctx.viewer), [id])).get(id);
    if (id === undefined || client === undefined) throw new NotFound('batch of redemption codes');
    return [id, client];
  }

  /** @throws NotFound when it went meanwhile, or out of the reach of whoever asks: with its client, or since a call with a key was made first */
  async #read(ctx: RequestContext, id: BatchId): Promise<RedemptionCodeBatchType> {
    const batch = await this.#parts.readModel.batches.visibleBatch(scopeOf(ctx.viewer), id, ctx);
    if (batch === undefined) throw new NotFound('batch of redemption codes');
    return batch;
  }
}

function additionOf({ count, codes }: AddRedemptionCodesInput): Addition {
  if ((count == null) === (codes == null)) throw invalid('count', 'Give a count or codes: one of them.');
  return count == null ? { lines: codes!.map((text, at) => ({ line: at + 1, text })) } : { count };
}
