import { readTime, readTimeOrNull, type StoredTime } from '../../kernel/clock.js';
import type { Reader } from '../../kernel/database.js';
import type { Kept } from '../../kernel/idempotency.js';
import { idBytes, idFromBytes, type JobId } from '../../kernel/ids.js';
import type { JobRecord, JobStatus } from '../../kernel/jobs.js';
import { rowsIn } from '../../kernel/sql.js';

interface StoredRow {
  id: Buffer;
  kind: string;
  state: JobStatus;
  started_by: Buffer;
  request_id: string | null;
  input: string;
  reached: string;
  done: number;
  total: number;
  problems: number;
  fence: number;
  step: number;
  tries: number;
  has_results: number | boolean;
  undo_kind: string | null;
  undoes: Buffer | null;
  undone_by: Buffer | null;
  failure: string | null;
  created_at: StoredTime;
  settled_at: StoredTime | null;
}

/** A job with what decides whose it is. */
export interface HeldJob {
  readonly record: JobRecord;
  readonly fence: number;
  readonly step: number;
  readonly tries: number;
}

const COLUMNS = `id, kind, state, started_by, request_id, input, reached, done, total, problems, fence, step, tries, has_results, undo_kind, undoes, undone_by,
  failure, created_at, settled_at`;

/** Jobs by id. */
export async function jobsById(reader: Reader, ids: readonly JobId[]): Promise<Map<JobId, HeldJob>> {
  const found = await rowsIn<StoredRow>(reader, ids.map(idBytes), (marks) => `SELECT ${COLUMNS} FROM job WHERE id IN (${marks})`);
  return new Map(found.map(read).map((job) => [job.record.id, job]));
}

function read(row: StoredRow): HeldJob {
  const { kind, done, total, problems, failure, fence, step, tries } = row;
  const record: JobRecord = {
    id: idFromBytes('job', row.id),
    kind,
    status: row.state,
    startedBy: idFromBytes('stf', row.started_by),
    requestId: row.request_id,
    input: JSON.parse(row.input) as Kept,
    reached: JSON.parse(row.reached) as Kept,
    done,
    total,
    problems,
    failure,
    hasResults: Boolean(row.has_results),
    undoKind: row.undo_kind,
    undoes: jobOrNull(row.undoes),
    undoneBy: jobOrNull(row.undone_by),
    createdAt: readTime(row.created_at),
    settledAt: readTimeOrNull(row.settled_at),
  };
  return { record, fence, step, tries };
}

function jobOrNull(bytes: Buffer | null): JobId | null {
  return bytes === null ? null : idFromBytes('job', bytes);
}
