import type { Tx } from '../kernel/database.js';
import { idBytes, type BatchId } from '../kernel/ids.js';
import type { JobKind, RunningJob } from '../kernel/jobs.js';
import { run } from '../kernel/sql.js';
import type { JobRights } from './job-rights.js';
import { drawFor, GENERATE_CODES, type GenerationInput } from './make-batches.js';
import { writeCodes } from './write-codes.js';

/** Codes that are made together: a chunk takes much less than a second on either database. */
const CHUNK = 5_000;

/**
 * Makes the codes of a large batch, chunk by chunk. Each chunk draws from a range of its own of all the codes there could be, one
 * behind the other: so the codes of the whole batch come in order, and the index takes them as fast as it can. What is guessed
 * hits one no sooner: as many codes lie in each range as in any other. The last chunk makes the batch whole; until then nobody gets in by it.
 */
export class GenerationJob implements JobKind {
  readonly kind = GENERATE_CODES;
  readonly #rights: JobRights;

  constructor({ rights }: { readonly rights: JobRights }) {
    this.#rights = rights;
  }

  async goOn(job: RunningJob): Promise<void> {
    const { input, reached, total, startedBy } = job.record;
    // Only `generateRedemptionCodes` puts such jobs.
    const { batch: id } = input as GenerationInput;
    const made = Number(reached);
    const count = Math.min(CHUNK, total - made);
    const within = { part: made / CHUNK, of: Math.ceil(total / CHUNK) };
    const { now } = job.act();
    await job.commit(async (tx) => {
      const batch = await this.#rights.lockBatch(tx, id, startedBy);
      const shape = { prefix: batch.prefix, length: batch.length! };
      await writeCodes(tx, { ...batch, by: startedBy }, { codes: await drawFor(tx, { clientId: batch.clientId, shape }, { count, within }), generated: true, now });
      const finished = made + count === total;
      if (finished) await makeWhole(tx, batch.id);
      return { reached: made + count, done: count, problems: 0, finished };
    });
  }

  /** What it made stands in the batch. */
  forget(): Promise<number> {
    return Promise.resolve(0);
  }
}

/** From now on the codes of a batch let people in. */
export async function makeWhole(tx: Tx, batch: BatchId): Promise<void> {
  await run(tx, "UPDATE redemption_code_batch SET state = 'MADE' WHERE id = ?", [idBytes(batch)]);
}

