import type { Clock } from '../kernel/clock.js';
import { pageOfIds, pageOfNodes } from '../kernel/connection.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type JobId } from '../kernel/ids.js';
import { isUndoable, type JobRecord, type Jobs } from '../kernel/jobs.js';
import { pageRequest } from '../kernel/paging.js';
import type { SignedInStaff } from '../kernel/viewer.js';
import type { JobsArgs } from './jobs.inputs.js';
import { JobConnection, JobType } from './jobs.types.js';

/** What {@link JobsReadModel} reads with. */
export interface JobsReadModelParts {
  readonly reader: Reader;
  readonly jobs: Jobs;
  readonly clock: Clock;
}

/** Reads jobs: those of whoever asks, and for owners all. */
export class JobsReadModel {
  readonly #parts: JobsReadModelParts;

  constructor(parts: JobsReadModelParts) {
    this.#parts = parts;
  }

  /** Jobs by id, as they are stored, as far as whoever asks may see them. */
  async records(asking: SignedInStaff, ids: readonly JobId[]): Promise<Map<JobId, JobRecord>> {
    const found = await this.#parts.jobs.byId(this.#parts.reader, ids);
    return new Map([...found].filter(([, { startedBy }]) => asking.role === 'OWNER' || startedBy === asking.staffId));
  }

  /** As {@link records}, as the API shows them. */
  async visible(asking: SignedInStaff, ids: readonly JobId[]): Promise<Map<JobId, JobType>> {
    const now = this.#parts.clock.now();
    return new Map([...(await this.records(asking, ids))].map(([id, record]) => [id, jobOf(record, now)]));
  }

  /** One page, the newest first. */
  async page(asking: SignedInStaff, args: JobsArgs): Promise<InstanceType<typeof JobConnection>> {
    const list = {
      from: 'job j',
      where: asking.role === 'OWNER' ? '1 = 1' : 'j.started_by = ?',
      parameters: asking.role === 'OWNER' ? [] : [idBytes(asking.staffId)],
      order: [{ column: 'j.id', direction: 'DESC' as const, holds: 'id' as const }],
    };
    const found = await pageOfIds(this.#parts.reader, list, pageRequest(args));
    const idOf = (bytes: Buffer) => idFromBytes('job', bytes);
    return new JobConnection(pageOfNodes(found, idOf, await this.visible(asking, found.ids.map(idOf))));
  }
}

function jobOf(record: JobRecord, now: Date): JobType {
  const { id, kind, status, done, total, problems, failure, hasResults, createdAt } = record;
  const percent = status === 'COMPLETED' ? 100 : Math.min(99, Math.floor((100 * done) / Math.max(1, total)));
  return Object.assign(new JobType(), {
    id,
    kind,
    status,
    progress: { done, total, percent },
    problemCount: problems,
    failure,
    resultsCsvUrl: hasResults ? `/exports/jobs/${id}.csv` : null,
    undoable: isUndoable(record, now),
    createdAt,
  });
}
