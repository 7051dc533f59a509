import { deleteAllowance } from '../allowances/allowances.api.js';
import { recordHistory } from '../history/history.api.js';
import { systemAct } from '../kernel/act.js';
import type { Clock } from '../kernel/clock.js';
import type { Database, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type BatchId } from '../kernel/ids.js';
import type { Jobs } from '../kernel/jobs.js';
import { rows, run, runIn, runInPortions } from '../kernel/sql.js';
import { lockBatch } from './batch-rows.js';

/** Codes taken away in one transaction. */
const PORTION = 5_000;

/** What {@link UnfinishedBatches} works with. */
export interface UnfinishedParts {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly clock: Clock;
}

/**
 * Takes batches away whose codes will never be complete: their job was stopped, or could not go on. None of their codes has let
 * anybody in, so none of their words stays taken.
 */
export class UnfinishedBatches {
  readonly #parts: UnfinishedParts;

  constructor(parts: UnfinishedParts) {
    this.#parts = parts;
  }

  /** Takes away all there are, a portion a transaction. */
  async sweep(): Promise<void> {
    const { database, jobs } = this.#parts;
    const found = await rows<{ id: Buffer; job_id: Buffer }>(database.reader, "SELECT id, job_id FROM redemption_code_batch WHERE state = 'MAKING' ORDER BY id", []);
    const jobOf = (row: { job_id: Buffer }) => idFromBytes('job', row.job_id);
    const known = await jobs.byId(database.reader, found.map(jobOf));
    for (const row of found) {
      const status = known.get(jobOf(row))?.status;
      if (status !== 'QUEUED' && status !== 'RUNNING') await this.#remove(idFromBytes('bat', row.id));
    }
  }

  async #remove(id: BatchId): Promise<void> {
    const { database } = this.#parts;
    while (await database.inTransaction((tx) => this.#removePortion(tx, id)));
  }

  /** @returns true while something is left */
  async #removePortion(tx: Tx, id: BatchId): Promise<boolean> {
    const batch = await lockBatch(tx, id);
    if (batch?.state !== 'MAKING') return false;
    const codes = await rows<{ id: Buffer }>(tx, `SELECT id FROM code WHERE batch_id = ? LIMIT ${PORTION}`, [idBytes(id)]);
    const ids = codes.map((row) => row.id);
    await runInPortions(tx, ids, (marks) => `DELETE FROM handed_code WHERE code_id IN (${marks})`);
    await runInPortions(tx, ids, (marks) => `DELETE FROM code WHERE id IN (${marks})`);
    await run(tx, 'UPDATE allowance SET max_taken = max_taken - ? WHERE id = ?', [ids.length, idBytes(batch.uses)]);
    if (ids.length === PORTION || (await forgetGood(tx, id)) > 0) return true;
    for (const table of ['redemption_code_batch_word', 'redemption_code_batch_sublicense']) await run(tx, `DELETE FROM ${table} WHERE batch_id = ?`, [idBytes(id)]);
    await run(tx, 'DELETE FROM redemption_code_batch WHERE id = ?', [idBytes(id)]);
    const summary = `Took the batch of redemption codes "${batch.label}" away: making its codes was stopped before they were complete.`;
    await recordHistory(tx, systemAct(this.#parts.clock.now()), [{ action: 'redemption_code_batch.removed', clientId: batch.clientId, subject: id, summary }]);
    await deleteAllowance(tx, batch.uses);
    return false;
  }
}

/** The lines of its file that were good; those that were not are still to be read by whoever uploaded them. @returns how many; 0 when none is left */
async function forgetGood(tx: Tx, batch: BatchId): Promise<number> {
  const found = await rows<{ report_id: Buffer; line: number }>(
    tx,
    `SELECT u.report_id, u.line FROM redemption_code_batch b JOIN uploaded_code u ON u.report_id = b.job_id WHERE b.id = ? AND u.reason IS NULL LIMIT ${PORTION}`,
    [idBytes(batch)],
  );
  const [first] = found;
  if (first === undefined) return 0;
  return runIn(tx, found.map(({ line }) => line), (marks) => `DELETE FROM uploaded_code WHERE report_id = ? AND line IN (${marks})`, [first.report_id]);
}
