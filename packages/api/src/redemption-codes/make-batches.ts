import { recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, type BatchId, type CodeId, type JobId } from '../kernel/ids.js';
import type { Jobs } from '../kernel/jobs.js';
import { invalid, Refusal } from '../kernel/problem.js';
import { rows } from '../kernel/sql.js';
import { lockBatch, settingsOf, type LockedBatch } from './batch-rows.js';
import { CodesRejected } from './batches.problems.js';
import { deedOf, type BatchesService, type NewBatch } from './batches.service.js';
import { checkLines, type Line } from './check-lines.js';
import { MOST_OF_A_BATCH, refuseTooMany } from './code-limits.js';
import { drawCodes, type CodeRange, type DrawnCode } from './draw-codes.js';
import { retiredKeys, writeCodes, type TargetBatch } from './write-codes.js';

/** The name of the job that makes the codes of a batch. */
export const GENERATE_CODES = 'GENERATE_CODES';

/** What the job has to know: the batch says all the rest. */
export type GenerationInput = { readonly batch: BatchId };

/** Makes a batch with all of its codes, in this transaction. Codes are drawn anew whenever it runs again. */
export async function makeGenerated(tx: Tx, service: BatchesService, { batch, act }: { readonly batch: NewBatch; readonly act: Act }): Promise<void> {
  if (!(await service.create(tx, batch, act))) return;
  await writeCodes(tx, batch, { codes: await drawFor(tx, batch, { count: batch.count }), generated: true, now: act.now });
}

/** Makes a batch whose codes a job makes. */
export async function beginGenerating(
  tx: Tx,
  { batches, jobs }: { readonly batches: BatchesService; readonly jobs: Jobs },
  { batch, job, act }: { readonly batch: NewBatch; readonly job: JobId; readonly act: Act },
): Promise<void> {
  if (!(await batches.create(tx, batch, act))) return;
  const input: GenerationInput = { batch: batch.id };
  await jobs.put(tx, { id: job, kind: GENERATE_CODES, startedBy: batch.by, requestId: act.requestId, input, reached: 0, total: batch.count, hasResults: false, undoKind: null }, act.now);
}

/** Codes a batch does not have yet, like those it has. */
export async function drawFor(
  tx: Tx,
  { clientId, shape }: Pick<NewBatch, 'clientId' | 'shape'>,
  { count, within }: { readonly count: number; readonly within?: CodeRange },
): Promise<DrawnCode[]> {
  const symbols = (shape!.prefix?.length ?? 0) + shape!.length;
  return drawCodes(shape!, count, { without: await retiredKeys(tx, clientId, symbols), ...(within !== undefined && { within }) });
}

/** Codes to be added to a batch: so many more like its own, or these. */
export type Addition = { readonly count: number } | { readonly lines: readonly Line[] };

/**
 * Adds codes to a batch, all or none.
 *
 * @param first the id the first of them gets, made outside of what may run again
 * @throws Refusal CodesRejected for lines that cannot be codes, InvalidInput where the batch takes no such codes, or not so many
 */
export async function addCodes(tx: Tx, target: Pick<TargetBatch, 'id' | 'by'>, { addition, first, act }: { readonly addition: Addition; readonly first: CodeId; readonly act: Act }): Promise<void> {
  const done = await rows(tx, 'SELECT 1 AS one FROM code WHERE id = ?', [idBytes(first)]);
  if (done.length > 0) return;
  const batch = await lockBatch(tx, target.id);
  if (batch === undefined) throw new NotFound('batch of redemption codes');
  const codes = await codesOf(tx, batch, addition);
  await refuseLarge(tx, batch, codes.length);
  await writeCodes(tx, { ...batch, by: target.by }, { codes, generated: 'count' in addition, now: act.now, first });
  const { opens } = await settingsOf(tx, batch);
  const summary = `Added ${codes.length} redemption codes to the batch "${batch.label}".`;
  await recordHistory(tx, act, [deedOf(batch, opens, { what: 'extended', summary, changes: [] })]);
}

async function codesOf(tx: Tx, batch: LockedBatch, addition: Addition): Promise<readonly DrawnCode[]> {
  const wanted = 'count' in addition ? 'GENERATED' : 'UPLOADED';
  if (batch.state === 'MAKING') throw invalid('batchId', 'The codes of this batch are still being made. Add to it when they are.');
  if (batch.origin !== wanted) throw invalid('batchId', batch.origin === 'GENERATED' ? 'Portico made the codes of this batch: say how many more.' : 'The codes of this batch were uploaded: give the codes to add.');
  if ('count' in addition) return drawMore(tx, batch, addition.count);
  const { codes, bad } = await checkLines(tx, batch.clientId, addition.lines);
  if (bad.length > 0) throw new Refusal(new CodesRejected(bad, null));
  return codes.toSorted((a, b) => (a.foldedKey < b.foldedKey ? -1 : 1));
}

async function drawMore(tx: Tx, { clientId, prefix, length }: LockedBatch, count: number): Promise<readonly DrawnCode[]> {
  const shape = { prefix, length: length! };
  await refuseTooMany(tx, count, shape);
  return drawFor(tx, { clientId, shape }, { count });
}

async function refuseLarge(tx: Tx, { uses }: LockedBatch, more: number): Promise<void> {
  const [row] = await rows<{ max_taken: number | null }>(tx, 'SELECT max_taken FROM allowance WHERE id = ?', [idBytes(uses)]);
  if ((row?.max_taken ?? 0) + more > MOST_OF_A_BATCH) throw invalid('count', `A batch has at most ${MOST_OF_A_BATCH.toLocaleString('en')} codes.`);
}

