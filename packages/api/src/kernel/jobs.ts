import type { Act } from './act.js';
import type { Reader, Tx } from './database.js';
import type { Kept } from './idempotency.js';
import type { JobId, StaffId } from './ids.js';

/** How a job stands. The last three are for good. */
export const JobStatus = { QUEUED: 'QUEUED', RUNNING: 'RUNNING', COMPLETED: 'COMPLETED', CANCELLED: 'CANCELLED', FAILED: 'FAILED' } as const;
export type JobStatus = (typeof JobStatus)[keyof typeof JobStatus];

/** How long a settled job can be undone, in milliseconds. */
export const UNDONE_WITHIN = 24 * 3_600_000;

/** Long work to be begun. */
export interface NewJob {
  /** Made outside of what may run again. */
  readonly id: JobId;
  /** Which {@link JobKind} does it. */
  readonly kind: string;
  readonly startedBy: StaffId;
  /** The request that set it off: history names it. */
  readonly requestId: string | null;
  /** What there is to do; no secrets. */
  readonly input: Kept;
  /** Where it begins; each chunk moves it on. */
  readonly reached: Kept;
  /** How much there is to do, in rows. */
  readonly total: number;
  /** True when it keeps what became of each row. */
  readonly hasResults: boolean;
  /** The kind of job that undoes it; null: nothing does. */
  readonly undoKind: string | null;
}

/** A job as it is stored. */
export interface JobRecord extends NewJob {
  readonly status: JobStatus;
  /** Rows gone through. */
  readonly done: number;
  /** Those of them that could not be done. */
  readonly problems: number;
  /** Why it failed, in words for staff; null when it did not. */
  readonly failure: string | null;
  /** The job it undoes; null when it undoes none. */
  readonly undoes: JobId | null;
  /** The job that undoes it; null while none does. */
  readonly undoneBy: JobId | null;
  readonly createdAt: Date;
  /** When it came to its end; null before. */
  readonly settledAt: Date | null;
}

/** What a chunk came to. */
export interface Chunk {
  readonly reached: Kept;
  /** Rows gone through by this chunk, and those of them that could not be done. */
  readonly done: number;
  readonly problems: number;
  /** How much there is to do by now, where this chunk found out; left out: what was said before. */
  readonly total?: number;
  /** True when nothing is left. */
  readonly finished: boolean;
}

/** A job in the hands of this process. */
export interface RunningJob {
  /** As its last chunk left it. */
  readonly record: JobRecord;
  /** Who does it, now: whoever started it, in the request that did. */
  act(): Act;
  /**
   * Does a chunk in a transaction: its effects, how far the job got by it and what it lets out commit together. Nobody else has
   * the job meanwhile. As with `Database.inTransaction` the work may run again; when it does, nothing of it was done.
   *
   * @throws JobLost when the job was cancelled, or another process has taken it up; nothing of the chunk is done then
   */
  commit(work: (tx: Tx) => Promise<Chunk>): Promise<void>;
}

/** One kind of long work. A slice gives the kinds it knows; composition hands them to the worker. */
export interface JobKind {
  readonly kind: string;
  /**
   * Goes on from where the job is, by one chunk or a few. Reads what it needs, then commits.
   *
   * @throws JobFailure when the job cannot go on, whoever tries
   */
  goOn(job: RunningJob): Promise<void>;
  /** Deletes a portion of what it keeps about a job that is forgotten. @returns how much; 0 when nothing is left */
  forget(tx: Tx, job: JobId): Promise<number>;
}

/** The job is not this process's any more. */
export class JobLost extends Error {
  constructor() {
    super('The job was cancelled, or another process has taken it up.');
  }
}

/** The job ends here, for a reason staff can read. */
export class JobFailure extends Error {}

/** The port through which slices begin and end long work. `platform/jobs` implements it. */
export interface Jobs {
  /** Writes a job that begins after COMMIT. Putting the same id again changes nothing. */
  put(tx: Tx, job: NewJob, now: Date): Promise<void>;
  /** Jobs by id. */
  byId(reader: Reader, ids: readonly JobId[]): Promise<Map<JobId, JobRecord>>;
  /** Ends a job between two chunks: what they did stays. One that came to its end stays as it is. */
  cancel(tx: Tx, id: JobId, now: Date): Promise<void>;
  /**
   * Writes the job that undoes another, once, however often it is asked for.
   *
   * @returns the job that undoes it, be it one from before; undefined when it cannot be undone
   */
  undo(tx: Tx, undoing: Undoing, now: Date): Promise<JobId | undefined>;
}

/** A job to be undone. */
export interface Undoing {
  readonly of: JobId;
  /** The job that shall do so, should there be none yet. */
  readonly id: JobId;
  readonly startedBy: StaffId;
  readonly requestId: string | null;
}

/** True when a job can be undone at a time. */
export function isUndoable({ status, undoKind, undoneBy, settledAt }: Pick<JobRecord, 'status' | 'undoKind' | 'undoneBy' | 'settledAt'>, now: Date): boolean {
  const isSettled = status === 'COMPLETED' || status === 'CANCELLED' || status === 'FAILED';
  return isSettled && undoKind !== null && undoneBy === null && settledAt !== null && settledAt.getTime() + UNDONE_WITHIN > now.getTime();
}
