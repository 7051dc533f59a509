import type { JobsReadModel } from '../jobs/jobs.api.js';
import type { CsvValue } from '../kernel/csv.js';
import type { Reader } from '../kernel/database.js';
import type { Download } from '../kernel/downloads.js';
import { NotFound } from '../kernel/faults.js';
import type { JobId } from '../kernel/ids.js';
import type { JobRecord, JobStatus } from '../kernel/jobs.js';
import { idFrom } from '../kernel/outside-ids.js';
import { staff } from '../kernel/policy.js';
import { staffOf } from '../kernel/viewer.js';
import { reportedRows } from './action-rows.js';

/** What {@link resultsCsv} reads with. */
export interface ResultsCsvParts {
  readonly reader: Reader;
  readonly readJobs: JobsReadModel;
  /** The results of jobs of other kinds, by kind. */
  readonly reports: Readonly<Record<string, (reader: Reader, job: JobRecord) => AsyncIterable<readonly CsvValue[]>>>;
}

const TITLES = ['Line', 'E-mail', 'Outcome', 'What happened', 'Membership'];
const PAGE = 1_000;
const ENDING = /\.csv$/;

/** `jobs/<id>.csv`: what became of each learner, or line, of a job, for whoever sees the job. */
export function resultsCsv({ reader, readJobs, reports }: ResultsCsvParts): Download {
  return {
    path: 'jobs/:file',
    policy: staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'),
    open: async (ctx, { params }) => {
      const file = params['file'] ?? '';
      const id = idFrom('job', ENDING.test(file) ? file.replace(ENDING, '') : '');
      const job = (await readJobs.records(staffOf(ctx.viewer), [id])).get(id);
      if (job === undefined || !job.hasResults) throw new NotFound('job');
      return { name: `${id}.csv`, lines: reports[job.kind]?.(reader, job) ?? linesOf(reader, id, job.status) };
    },
  };
}

async function* linesOf(reader: Reader, job: JobId, status: JobStatus): AsyncGenerator<readonly CsvValue[]> {
  yield TITLES;
  const without = status === 'QUEUED' || status === 'RUNNING' ? 'Waits for its turn.' : 'The job ended before its turn.';
  for (let behind = 0; ; ) {
    const found = await reportedRows(reader, job, { behind, most: PAGE });
    yield* found.map(({ line, email, outcome, message, membershipId }) => [line, email, outcome ?? 'NOT_DONE', message ?? without, membershipId]);
    if (found.length < PAGE) return;
    behind = found.at(-1)!.line;
  }
}
