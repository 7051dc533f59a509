import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { refuseBackwards, sublicensesOf, type CodesReadModel } from '../codes/codes.api.js';
import type { JobsReadModel } from '../jobs/jobs.api.js';
import { actOf } from '../kernel/act.js';
import type { Database, Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import type { Idempotency } from '../kernel/idempotency.js';
import { newId, parseId, type BatchId, type ClientId, type JobId, type UploadId } from '../kernel/ids.js';
import type { Jobs } from '../kernel/jobs.js';
import { idFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import { invalid, Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, staffOf } from '../kernel/viewer.js';
import type { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import type { Uploads } from '../uploads/uploads.api.js';
import { UploadRedemptionCodesInput } from './batches.inputs.js';
import { CodesRejected } from './batches.problems.js';
import type { BatchesService, NewBatch } from './batches.service.js';
import { RedemptionCodesUploaded, UploadRedemptionCodesResult } from './batches.types.js';
import { checkLines, type Line } from './check-lines.js';
import { MOST_AT_ONCE, refuseTooMany } from './code-limits.js';
import { readNewBatch, refuseOver } from './new-batch.js';
import { linesOfFile } from './read-file.js';
import { UPLOAD_CODES, type UploadInput, type UploadReached } from './upload-job.js';
import { putLines } from './uploaded-lines.js';
import { writeCodes } from './write-codes.js';

/** What {@link UploadResolver} works with. */
export interface UploadResolverParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly jobs: Jobs;
  readonly readJobs: JobsReadModel;
  readonly uploads: Uploads;
  readonly batches: BatchesService;
  readonly readModel: CodesReadModel;
  readonly sublicenses: SublicensesReadModel;
}

/** What a call came to, in a form that can be kept. */
type Uploaded = { readonly batch: BatchId | null; readonly accepted: number; readonly job: JobId | null };

/** What is to be made of lines. */
interface Asked {
  readonly input: UploadRedemptionCodesInput;
  readonly batch: NewBatch;
  readonly lines: readonly Line[];
}

@Resolver()
export class UploadResolver {
  readonly #parts: UploadResolverParts;

  constructor(parts: UploadResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'), UploadRedemptionCodesResult)
  @Mutation(() => UploadRedemptionCodesResult, { description: 'Makes a batch of codes somebody chose. All or nothing: every line that cannot be a code is told with its reason.' })
  async uploadRedemptionCodes(
    @Arg('input', () => UploadRedemptionCodesInput, { description: 'The codes, and what they open.' }) input: UploadRedemptionCodesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof UploadRedemptionCodesResult> {
    const clientId = idFrom('cli', input.clientId);
    const sublicenses = await sublicensesOf(this.#parts.sublicenses, ctx, { clientId, texts: input.sublicenseIds });
    const call = { operation: 'uploadRedemptionCodes', input };
    const before = (await this.#parts.idempotency.recall(ctx, call)) as Uploaded | undefined;
    if (before !== undefined) return this.#answer(ctx, before);
    const upload = await this.#uploadOf(ctx, input, clientId);
    const lines = upload === null ? pasted(input.codes!) : await this.#fewLinesOf(upload, input.column ?? null);
    const batch = { ...readNewBatch(input), id: newId('bat'), uses: newId('alw'), clientId, origin: 'UPLOADED' as const, shape: null, sublicenses, job: lines === null ? newId('job') : null, count: lines?.length ?? 0, by: staffOf(ctx.viewer).staffId };
    refuseBackwards(batch.startsAt, batch.expiresAt);
    refuseOver(batch.expiresAt, ctx.clock.now());
    return this.#answer(ctx, lines === null ? await this.#begin(ctx, { input, batch, upload: upload! }) : await this.#take(ctx, { input, batch, lines }));
  }

  /** The upload that is named; null where codes are given instead. */
  async #uploadOf(ctx: RequestContext, { codes, uploadId }: UploadRedemptionCodesInput, client: ClientId): Promise<UploadId | null> {
    if ((codes == null) === (uploadId == null)) throw invalid('codes', 'Give codes or an uploadId: one of them.');
    if (uploadId == null) return null;
    const { database, uploads } = this.#parts;
    const id = parseId('upl', uploadId);
    const state = id === undefined ? undefined : await uploads.stateOf(database.reader, id, { purpose: 'CODES', client, staff: staffOf(ctx.viewer).staffId });
    if (id === undefined || state === undefined) throw new NotFound('upload');
    if (state !== 'RECEIVED') throw invalid('uploadId', 'The file is not there yet: PUT it to the address of the upload first.');
    return id;
  }

  /** The lines of a file; null when there are more than are taken at once. */
  async #fewLinesOf(upload: UploadId, column: string | null): Promise<Line[] | null> {
    const { database, uploads } = this.#parts;
    const lines: Line[] = [];
    for await (const line of linesOfFile(uploads.bytesOf(database.reader, upload), column)) {
      if (lines.length === MOST_AT_ONCE) return null;
      lines.push(line);
    }
    if (lines.length === 0) throw invalid('uploadId', 'There are no codes in the file.');
    return lines;
  }

  /** Checks few lines, and takes them unless it is a dry run. @throws Refusal CodesRejected with the address of all that were refused */
  async #take(ctx: RequestContext, { input, batch, lines }: Asked): Promise<Uploaded> {
    const { idempotency, batches } = this.#parts;
    const act = actOf(ctx);
    const work = async (tx: Tx): Promise<Uploaded> => {
      const { codes, bad } = await checkLines(tx, batch.clientId, lines);
      if (bad.length > 0) throw new Refusal(new CodesRejected(bad, newId('rej')));
      if (input.dryRun) return { batch: null, accepted: codes.length, job: null };
      await refuseTooMany(tx, codes.length, null);
      if (await batches.create(tx, batch, act)) await writeCodes(tx, batch, { codes: codes.toSorted((a, b) => (a.foldedKey < b.foldedKey ? -1 : 1)), generated: false, now: act.now });
      return { batch: batch.id, accepted: codes.length, job: null };
    };
    try {
      return await idempotency.once(ctx, { operation: 'uploadRedemptionCodes', input }, work);
    } catch (thrown) {
      if (thrown instanceof Refusal && thrown.problem instanceof CodesRejected) await this.#keep(batch, thrown.problem, act.now);
      throw thrown;
    }
  }

  /** Keeps the lines that were refused, so that they can be fetched. */
  async #keep({ clientId, by }: NewBatch, { all, report }: CodesRejected, now: Date): Promise<void> {
    await this.#parts.database.inTransaction((tx) => putLines(tx, { id: report!, client: clientId, staff: by }, all, now));
  }

  async #begin(ctx: RequestContext, { input, batch, upload }: Pick<Asked, 'input' | 'batch'> & { readonly upload: UploadId }): Promise<Uploaded> {
    const { idempotency, batches, jobs } = this.#parts;
    const act = actOf(ctx);
    const made = input.dryRun ? null : batch.id;
    const job = batch.job!;
    return idempotency.once(ctx, { operation: 'uploadRedemptionCodes', input }, async (tx): Promise<Uploaded> => {
      await refuseTooMany(tx, MOST_AT_ONCE, null);
      if (made !== null) await batches.create(tx, batch, act);
      const what: UploadInput = { client: batch.clientId, upload, column: input.column ?? null, batch: made };
      const reached: UploadReached = { phase: 'READ', line: 0 };
      await jobs.put(tx, { id: job, kind: UPLOAD_CODES, startedBy: batch.by, requestId: ctx.requestId, input: what, reached, total: MOST_AT_ONCE, hasResults: true, undoKind: null }, act.now);
      return { batch: made, accepted: 0, job };
    });
  }

  async #answer(ctx: RequestContext, { batch, accepted, job }: Uploaded): Promise<RedemptionCodesUploaded> {
    const { readModel, readJobs } = this.#parts;
    const made = batch === null ? null : ((await readModel.batches.visibleBatch(scopeOf(ctx.viewer), batch, ctx)) ?? null);
    if (batch !== null && made === null) throw new NotFound('batch of redemption codes');
    return new RedemptionCodesUploaded({ batch: made, accepted, job: job === null ? null : ((await readJobs.visible(staffOf(ctx.viewer), [job])).get(job) ?? null) });
  }
}

/** Lines as they were pasted, without the empty ones. @throws Refusal InvalidInput where none is left */
function pasted(codes: readonly string[]): Line[] {
  const lines = codes.map((text, at) => ({ line: at + 1, text })).filter(({ text }) => text.trim() !== '');
  if (lines.length === 0) throw invalid('codes', 'There are no codes.');
  return lines;
}
