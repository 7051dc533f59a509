import type { CodesReadModel } from '../codes/codes.api.js';
import type { Tx } from '../kernel/database.js';
import type { BatchId, ClientId, StaffId } from '../kernel/ids.js';
import { JobFailure } from '../kernel/jobs.js';
import { seesClient, type SignedInStaff } from '../kernel/viewer.js';
import type { StaffReadModel } from '../staff/staff.api.js';
import { lockBatch, type LockedBatch } from './batch-rows.js';

/** What {@link JobRights} works with. */
export interface JobRightsParts {
  readonly staff: Pick<StaffReadModel, 'viewer'>;
  readonly codes: Pick<CodesReadModel, 'batches'>;
}

/** What whoever started a job may do by now: asked in the transaction of every chunk. */
export class JobRights {
  readonly #parts: JobRightsParts;

  constructor(parts: JobRightsParts) {
    this.#parts = parts;
  }

  /** Locks the batch a job makes codes for. @throws JobFailure when it is gone, or out of the reach of whoever started the job */
  async lockBatch(tx: Tx, id: BatchId, startedBy: StaffId): Promise<LockedBatch> {
    const batch = await lockBatch(tx, id);
    if (batch === undefined) throw new JobFailure('The batch is gone: its client was deleted.');
    const { scope } = await this.#asking(tx, startedBy);
    const { batches } = this.#parts.codes;
    if (!(await batches.visible(tx, scope, [id])).has(id)) throw lost();
    return batch;
  }

  /** @throws JobFailure when whoever started a job may not look at the codes of a client any more */
  async requireClient(tx: Tx, client: ClientId, startedBy: StaffId): Promise<void> {
    const { scope } = await this.#asking(tx, startedBy);
    if (!seesClient(scope, client)) throw lost();
  }

  async #asking(tx: Tx, startedBy: StaffId): Promise<SignedInStaff> {
    const asking = await this.#parts.staff.viewer(tx, startedBy);
    if (asking === undefined || asking.role === 'AUDITOR') throw lost();
    return asking;
  }
}

function lost(): JobFailure {
  return new JobFailure('Whoever started it may not do this any more.');
}
