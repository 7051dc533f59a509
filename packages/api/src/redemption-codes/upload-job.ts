import type { Database, Tx } from '../kernel/database.js';
import type { BatchId, ClientId, JobId, UploadId } from '../kernel/ids.js';
import { JobFailure, type Chunk, type JobKind, type RunningJob } from '../kernel/jobs.js';
import { Refusal } from '../kernel/problem.js';
import type { Uploads } from '../uploads/uploads.api.js';
import { makeWhole } from './generation-job.js';
import type { JobRights } from './job-rights.js';
import { readLine, takenKeys, type Line } from './check-lines.js';
import { MOST_OF_A_BATCH, refuseTooMany } from './code-limits.js';
import { linesOfFile } from './read-file.js';
import { codesBehind, countBad, forgetLines, judgeLines, putLines, type Report } from './uploaded-lines.js';
import { writeCodes } from './write-codes.js';

/** The name of the job that reads codes from a large file. */
export const UPLOAD_CODES = 'UPLOAD_CODES';

/** What the job has to know. */
export type UploadInput = {
  readonly client: ClientId;
  readonly upload: UploadId;
  readonly column: string | null;
  /** Null: the lines are only checked. */
  readonly batch: BatchId | null;
};

/** Reading the file, judging its lines, writing the codes, and forgetting the lines again: each where the last chunk ended. */
export type UploadReached = { readonly phase: 'READ' | 'JUDGE'; readonly line: number } | { readonly phase: 'WRITE'; readonly key: string } | { readonly phase: 'CLEAR' };

/** Lines that are done together. */
const CHUNK = 5_000;
/** Every line is read, judged and written. */
const STEPS = 3;

/** What {@link UploadJob} works with. */
export interface UploadJobParts {
  readonly database: Database;
  readonly uploads: Uploads;
  readonly rights: JobRights;
}

/** A file that is being read, and the line it was read to. */
interface OpenFile {
  readonly job: JobId;
  line: number;
  readonly lines: AsyncGenerator<Line>;
}

/** Makes a batch of a large file: all of its lines, or none. Nothing of the file but a chunk is in memory. */
export class UploadJob implements JobKind {
  readonly kind = UPLOAD_CODES;
  readonly #parts: UploadJobParts;
  /** The file of the last chunk: the next one mostly goes on with it. */
  #open: OpenFile | undefined;

  constructor(parts: UploadJobParts) {
    this.#parts = parts;
  }

  async goOn(job: RunningJob): Promise<void> {
    // Only this job and the operation that puts it write them.
    const [input, reached] = [job.record.input as UploadInput, job.record.reached as UploadReached];
    const report: Report = { id: job.record.id, client: input.client, staff: job.record.startedBy };
    if (reached.phase === 'READ') return this.#read(job, { input, report, behind: reached.line });
    if (reached.phase === 'JUDGE') return this.#judge(job, { input, report, behind: reached.line });
    if (reached.phase === 'WRITE') return this.#write(job, { input, report, key: reached.key });
    return job.commit(async (tx) => {
      await this.#requireRight(tx, input, report);
      if ((await forgetLines(tx, report.id)) > 0) return { ...NOTHING, reached };
      if (input.batch !== null) await makeWhole(tx, input.batch);
      return { ...NOTHING, reached, finished: true };
    });
  }

  forget(tx: Parameters<JobKind['forget']>[0], job: JobId): Promise<number> {
    return forgetLines(tx, job);
  }

  /** @throws JobFailure when whoever uploaded the file may not make codes of it any more, or not look which of them there are */
  async #requireRight(tx: Tx, { client, batch }: UploadInput, { staff }: Report): Promise<void> {
    const { rights } = this.#parts;
    if (batch === null) await rights.requireClient(tx, client, staff);
    else await rights.lockBatch(tx, batch, staff);
  }

  async #read(job: RunningJob, { input, report, behind }: { readonly input: UploadInput; readonly report: Report; readonly behind: number }): Promise<void> {
    const lines = await this.#next(job.record.id, input, behind);
    const { now } = job.act();
    const all = job.record.done + lines.length;
    if (all > MOST_OF_A_BATCH) throw new JobFailure(`The file has more than ${MOST_OF_A_BATCH.toLocaleString('en')} lines. Part it, and upload the parts.`);
    await job.commit(async (tx): Promise<Chunk> => {
      await this.#requireRight(tx, input, report);
      await putLines(tx, report, lines.map(readLine), now);
      // The file is at its end where the chunk is not full.
      const next: UploadReached = lines.length < CHUNK ? { phase: 'JUDGE', line: 0 } : { phase: 'READ', line: lines.at(-1)!.line };
      return { reached: next, done: lines.length, problems: 0, total: STEPS * all, finished: false };
    });
  }

  /** The next lines of the file; from its beginning where another process read it, or the last chunk was not committed. */
  async #next(job: JobId, { upload, column }: UploadInput, behind: number): Promise<Line[]> {
    const { database, uploads } = this.#parts;
    const goesOn = this.#open?.job === job && this.#open.line === behind;
    const open = goesOn ? this.#open! : { job, line: 0, lines: linesOfFile(uploads.bytesOf(database.reader, upload), column) };
    this.#open = open;
    const lines: Line[] = [];
    try {
      for (let next = await open.lines.next(); next.done !== true; next = await open.lines.next()) {
        if (next.value.line > behind) lines.push(next.value);
        open.line = next.value.line;
        if (lines.length === CHUNK) break;
      }
    } catch (thrown) {
      return asFailure(thrown);
    }
    return lines;
  }

  #judge(job: RunningJob, { input, report, behind }: { readonly input: UploadInput; readonly report: Report; readonly behind: number }): Promise<void> {
    const { now } = job.act();
    return job.commit(async (tx): Promise<Chunk> => {
      await this.#requireRight(tx, input, report);
      const judged = await judgeLines(tx, report, { behind, most: CHUNK, now });
      if (judged !== null) return { reached: { phase: 'JUDGE', line: judged.last }, done: judged.looked, problems: 0, finished: false };
      const bad = await countBad(tx, report.id);
      if (bad > 0) throw new JobFailure(`${bad.toLocaleString('en')} lines cannot be codes, so none was taken. The results say what is wrong with each.`);
      await refuseTooMany(tx, job.record.total / STEPS, null).catch(asFailure);
      return { ...NOTHING, reached: input.batch === null ? { phase: 'CLEAR' } : { phase: 'WRITE', key: '' } };
    });
  }

  #write(job: RunningJob, { input, report, key }: { readonly input: UploadInput; readonly report: Report; readonly key: string }): Promise<void> {
    const { now } = job.act();
    return job.commit(async (tx): Promise<Chunk> => {
      const batch = await this.#parts.rights.lockBatch(tx, input.batch!, report.staff);
      const codes = await codesBehind(tx, report.id, { key, most: CHUNK });
      const last = codes.at(-1);
      if (last === undefined) return { ...NOTHING, reached: { phase: 'CLEAR' } };
      // Others may have uploaded, or chosen, such codes since the lines were judged.
      if ((await takenKeys(tx, input.client, codes.map(({ foldedKey }) => foldedKey))).size > 0) throw new JobFailure('Somebody made some of these codes meanwhile, so none was taken. Upload the file again.');
      await writeCodes(tx, { ...batch, by: report.staff }, { codes, generated: false, now });
      return { reached: { phase: 'WRITE', key: last.foldedKey }, done: codes.length, problems: 0, finished: false };
    });
  }
}

/** What would be refused in a request ends the job. */
function asFailure(thrown: unknown): never {
  throw thrown instanceof Refusal ? new JobFailure(thrown.problem.message) : thrown;
}

/** A chunk that got to the next phase alone. */
const NOTHING = { done: 0, problems: 0, finished: false } as const;
