import type { CsvValue } from '../kernel/csv.js';
import type { Database, Reader } from '../kernel/database.js';
import type { Download } from '../kernel/downloads.js';
import { NotFound } from '../kernel/faults.js';
import type { JobRecord } from '../kernel/jobs.js';
import { idFrom } from '../kernel/outside-ids.js';
import { staff } from '../kernel/policy.js';
import { staffOf } from '../kernel/viewer.js';
import { badLinesBehind, type Report } from './uploaded-lines.js';

const TITLES = ['Line', 'Code', 'What is wrong'];
const PAGE = 1_000;
const ENDING = /\.csv$/;

/** `rejected-codes/<id>.csv`: the lines of a small upload that cannot be codes, for whoever uploaded them. */
export function rejectedCodesCsv({ reader }: Pick<Database, 'reader'>): Download {
  return {
    path: 'rejected-codes/:file',
    policy: staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'),
    open: async (ctx, { params }) => {
      const file = params['file'] ?? '';
      const id = idFrom('rej', ENDING.test(file) ? file.replace(ENDING, '') : '');
      const report = { id, staff: staffOf(ctx.viewer).staffId };
      if ((await badLinesBehind(reader, report, { behind: -1, most: 1 })).length === 0) throw new NotFound('list of refused codes');
      return { name: `${id}.csv`, lines: linesOf(reader, report) };
    },
  };
}

/** The results of a job that reads codes from a file: the lines that cannot be codes. */
export function uploadReport(reader: Reader, { id, startedBy }: Pick<JobRecord, 'id' | 'startedBy'>): AsyncIterable<readonly CsvValue[]> {
  return linesOf(reader, { id, staff: startedBy });
}

async function* linesOf(reader: Reader, report: Pick<Report, 'id' | 'staff'>): AsyncGenerator<readonly CsvValue[]> {
  yield TITLES;
  for (let behind = -1; ; ) {
    const found = await badLinesBehind(reader, report, { behind, most: PAGE });
    yield* found.map(({ line, code, reason }) => [line, code, reason]);
    if (found.length < PAGE) return;
    behind = found.at(-1)!.line;
  }
}
