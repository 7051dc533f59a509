import type { Act } from '../../kernel/act.js';
import { timeText, type Clock } from '../../kernel/clock.js';
import type { Database, Tx } from '../../kernel/database.js';
import { idBytes } from '../../kernel/ids.js';
import { JobLost, type Chunk, type JobRecord, type RunningJob } from '../../kernel/jobs.js';
import { run } from '../../kernel/sql.js';
import { jobsById, type HeldJob } from './job-rows.js';

/** How long whoever took a job may take for a chunk before another takes the job, in milliseconds. */
export const LEASE = 30_000;

/** What {@link ChunkByChunk} works with. */
export interface ChunkParts {
  readonly database: Database;
  readonly clock: Clock;
}

/** A job this process took, chunk by chunk. */
export class ChunkByChunk implements RunningJob {
  readonly #parts: ChunkParts;
  readonly #fence: number;
  #step: number;
  #record: JobRecord;

  constructor(parts: ChunkParts, { record, fence, step }: HeldJob) {
    this.#parts = parts;
    this.#record = record;
    this.#fence = fence;
    this.#step = step;
  }

  get record(): JobRecord {
    return this.#record;
  }

  act(): Act {
    const { startedBy, requestId } = this.#record;
    return { by: { kind: 'STAFF', id: startedBy }, now: this.#parts.clock.now(), requestId };
  }

  async commit(work: (tx: Tx) => Promise<Chunk>): Promise<void> {
    const { database, clock } = this.#parts;
    let chunk: Chunk | undefined;
    const now = clock.now();
    await database.inTransaction(async (tx) => {
      if (!(await this.#begin(tx, now))) {
        // A run whose COMMIT answer was lost did it.
        if (chunk !== undefined && (await this.#isMyOwn(tx))) return;
        throw new JobLost();
      }
      chunk = await work(tx);
      await this.#note(tx, chunk, now);
    });
    this.#step += 1;
    this.#record = after(this.#record, chunk!, now);
  }

  /** Takes the row of the job first of all: whoever would cancel it or take it away waits until the chunk is done. */
  async #begin(tx: Tx, now: Date): Promise<boolean> {
    const until = timeText(new Date(now.getTime() + LEASE));
    const mine = await run(tx, "UPDATE job SET step = step + 1, tries = 0, due_at = ? WHERE id = ? AND state = 'RUNNING' AND fence = ? AND step = ?", [
      until,
      idBytes(this.#record.id),
      this.#fence,
      this.#step,
    ]);
    return mine === 1;
  }

  async #isMyOwn(tx: Tx): Promise<boolean> {
    const held = (await jobsById(tx, [this.#record.id])).get(this.#record.id);
    return held?.fence === this.#fence && held.step === this.#step + 1;
  }

  async #note(tx: Tx, { reached, done, problems, total, finished }: Chunk, now: Date): Promise<void> {
    const settled = finished ? ", state = 'COMPLETED', settled_at = ?" : '';
    await run(tx, `UPDATE job SET reached = ?, done = done + ?, problems = problems + ?, total = COALESCE(?, total)${settled} WHERE id = ?`, [
      JSON.stringify(reached),
      done,
      problems,
      total ?? null,
      ...(finished ? [timeText(now)] : []),
      idBytes(this.#record.id),
    ]);
  }
}

function after(record: JobRecord, { reached, done, problems, total, finished }: Chunk, now: Date): JobRecord {
  return {
    ...record,
    reached,
    done: record.done + done,
    problems: record.problems + problems,
    total: total ?? record.total,
    ...(finished && { status: 'COMPLETED' as const, settledAt: now }),
  };
}
