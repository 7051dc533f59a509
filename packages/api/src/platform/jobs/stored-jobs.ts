import { timeText } from '../../kernel/clock.js';
import type { Reader, Tx } from '../../kernel/database.js';
import { idBytes, type JobId } from '../../kernel/ids.js';
import { UNDONE_WITHIN, type JobRecord, type Jobs, type NewJob, type Undoing } from '../../kernel/jobs.js';
import { insertRows, run } from '../../kernel/sql.js';
import { jobsById } from './job-rows.js';

const COLUMNS = [
  'id', 'kind', 'state', 'started_by', 'request_id', 'input', 'reached', 'done', 'total', 'problems', 'fence', 'step', 'tries', 'due_at', 'has_results', 'undo_kind', 'undoes',
  'created_at',
];

/** Jobs in the database. */
export class StoredJobs implements Jobs {
  async put(tx: Tx, job: NewJob, now: Date): Promise<void> {
    // A run whose COMMIT answer was lost wrote it already.
    if ((await this.byId(tx, [job.id])).size === 0) await insert(tx, { ...job, undoes: null }, now);
  }

  async byId(reader: Reader, ids: readonly JobId[]): Promise<Map<JobId, JobRecord>> {
    return new Map([...(await jobsById(reader, ids))].map(([id, { record }]) => [id, record]));
  }

  async cancel(tx: Tx, id: JobId, now: Date): Promise<void> {
    // Whoever is at a chunk has the row until it is done; their next one finds the job ended.
    await run(tx, "UPDATE job SET state = 'CANCELLED', settled_at = ? WHERE id = ? AND state IN ('QUEUED', 'RUNNING')", [timeText(now), idBytes(id)]);
  }

  async undo(tx: Tx, { of, id, startedBy, requestId }: Undoing, now: Date): Promise<JobId | undefined> {
    const mine = await run(
      tx,
      `UPDATE job SET undone_by = ? WHERE id = ? AND undone_by IS NULL AND undo_kind IS NOT NULL AND state IN ('COMPLETED', 'CANCELLED', 'FAILED') AND settled_at > ?`,
      [idBytes(id), idBytes(of), timeText(new Date(now.getTime() - UNDONE_WITHIN))],
    );
    const record = (await this.byId(tx, [of])).get(of);
    if (mine === 0 || record === undefined) return record?.undoneBy ?? undefined;
    const { undoKind, input, done, hasResults } = record;
    await insert(tx, { id, kind: undoKind!, startedBy, requestId, input, reached: null, total: done, hasResults, undoKind: null, undoes: of }, now);
    return id;
  }
}

async function insert(tx: Tx, { id, kind, startedBy, requestId, input, reached, total, hasResults, undoKind, undoes }: NewJob & Pick<JobRecord, 'undoes'>, now: Date): Promise<void> {
  await insertRows(tx, 'job', COLUMNS, [
    [
      idBytes(id),
      kind,
      'QUEUED',
      idBytes(startedBy),
      requestId,
      JSON.stringify(input),
      JSON.stringify(reached),
      0,
      total,
      0,
      0,
      0,
      0,
      timeText(now),
      hasResults,
      undoKind,
      undoes === null ? null : idBytes(undoes),
      timeText(now),
    ],
  ]);
}
