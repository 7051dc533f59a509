import { timeText, type Clock } from '../../kernel/clock.js';
import type { Database } from '../../kernel/database.js';
import { idBytes, idFromBytes, type JobId } from '../../kernel/ids.js';
import { JobFailure, JobLost, type JobKind } from '../../kernel/jobs.js';
import { rows, run } from '../../kernel/sql.js';
import type { Log } from '../log/log.js';
import { ChunkByChunk, LEASE } from './held-job.js';
import { jobsById, type HeldJob } from './job-rows.js';

/** How many times a job goes on before another one has its turn. */
const TURN = 20;
/** How often a job is taken without getting on before it is given up. */
const MOST_TRIES = 5;
/** How long after a fault it is tried again, in milliseconds; the longer the more faults there were. */
const PAUSE = 10_000;
/** How long what is settled can be looked at, in milliseconds. */
const KEPT = 90 * 86_400_000;

const OUR_FAULT = 'A fault of Portico stopped it. What was done until then stays; the log says more.';

/** What {@link JobWorker} works with. */
export interface JobWorkerParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly kinds: readonly JobKind[];
  readonly log: Log;
}

/**
 * Does the jobs that wait, chunk by chunk, each in its turn. Any number of processes may do so: a job is taken by a guarded
 * UPDATE, with a lease and a fencing number. Whoever dies loses it, another goes on where its last chunk ended, and whoever
 * comes late can commit nothing.
 */
export class JobWorker {
  readonly #parts: JobWorkerParts;

  constructor(parts: JobWorkerParts) {
    this.#parts = parts;
  }

  /** Works until nothing is due. @param stopping does no further chunk once it is aborted */
  async run(stopping?: AbortSignal): Promise<void> {
    while (stopping?.aborted !== true) {
      const next = await this.#next();
      if (next === undefined) return;
      const held = await this.#take(next);
      if (held !== null) await this.#goOn(held, stopping);
    }
  }

  /** Forgets what was settled long ago. */
  async sweep(): Promise<void> {
    const { database, clock, kinds } = this.#parts;
    const before = timeText(new Date(clock.now().getTime() - KEPT));
    const old = await rows<{ id: Buffer; kind: string }>(database.reader, 'SELECT id, kind FROM job WHERE settled_at <= ?', [before]);
    for (const { id, kind } of old) {
      const job = idFromBytes('job', id);
      const known = kinds.find((one) => one.kind === kind);
      while (known !== undefined && (await database.inTransaction((tx) => known.forget(tx, job))) > 0);
      await database.inTransaction((tx) => run(tx, 'DELETE FROM job WHERE id = ?', [id]));
    }
  }

  async #next(): Promise<JobId | undefined> {
    const { database, clock, kinds } = this.#parts;
    const marks = kinds.map(() => '?').join(', ');
    if (kinds.length === 0) return undefined;
    const [due] = await rows<{ id: Buffer }>(
      database.reader,
      `SELECT id FROM job WHERE state IN ('QUEUED', 'RUNNING') AND due_at <= ? AND kind IN (${marks}) ORDER BY due_at, id LIMIT 1`,
      [timeText(clock.now()), ...kinds.map(({ kind }) => kind)],
    );
    return due === undefined ? undefined : idFromBytes('job', due.id);
  }

  /** @returns null when another process has it */
  async #take(id: JobId): Promise<HeldJob | null> {
    const { database, clock } = this.#parts;
    const before = (await jobsById(database.reader, [id])).get(id);
    if (before === undefined) return null;
    const { fence, tries } = before;
    const now = clock.now();
    const until = timeText(new Date(now.getTime() + LEASE));
    const mine = await database.inTransaction((tx) =>
      run(
        tx,
        `UPDATE job SET state = 'RUNNING', fence = fence + 1, tries = tries + 1, due_at = ? WHERE id = ? AND state IN ('QUEUED', 'RUNNING') AND fence = ? AND due_at <= ?`,
        [until, idBytes(id), fence, timeText(now)],
      ),
    );
    if (mine === 0) return null;
    // What was read before the lease may be a chunk behind.
    const held = (await jobsById(database.reader, [id])).get(id);
    if (held === undefined || held.fence !== fence + 1) return null;
    if (tries < MOST_TRIES) return held;
    await this.#fail(held, OUR_FAULT);
    return null;
  }

  async #goOn(held: HeldJob, stopping: AbortSignal | undefined): Promise<void> {
    const { kinds, log } = this.#parts;
    const kind = kinds.find((one) => one.kind === held.record.kind)!;
    const job = new ChunkByChunk(this.#parts, held);
    try {
      for (let turn = 0; turn < TURN && job.record.status === 'RUNNING' && stopping?.aborted !== true; turn += 1) await kind.goOn(job);
      if (job.record.status === 'RUNNING') await this.#release(held, 0);
    } catch (thrown) {
      if (thrown instanceof JobLost) return;
      if (thrown instanceof JobFailure) return this.#fail(held, thrown.message);
      log.error({ job: held.record.id, kind: kind.kind, err: thrown }, 'A job could not go on.');
      await this.#release(held, PAUSE * held.tries);
    }
  }

  /** Lets another have it, or oneself, behind all that waits longer. */
  async #release({ record, fence }: HeldJob, pause: number): Promise<void> {
    const { database, clock } = this.#parts;
    const due = timeText(new Date(clock.now().getTime() + pause));
    await database.inTransaction((tx) => run(tx, "UPDATE job SET due_at = ? WHERE id = ? AND state = 'RUNNING' AND fence = ?", [due, idBytes(record.id), fence]));
  }

  async #fail({ record, fence }: HeldJob, failure: string): Promise<void> {
    const { database, clock } = this.#parts;
    await database.inTransaction((tx) =>
      run(tx, "UPDATE job SET state = 'FAILED', failure = ?, settled_at = ? WHERE id = ? AND state = 'RUNNING' AND fence = ?", [
        failure.slice(0, 500),
        timeText(clock.now()),
        idBytes(record.id),
        fence,
      ]),
    );
  }
}
