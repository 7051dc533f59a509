import { pageOfBatchCodes, statusOfCode, type CodesReadModel, type RedemptionCodeBatchType } from '../codes/codes.api.js';
import { readTime, type StoredTime } from '../kernel/clock.js';
import type { CsvValue } from '../kernel/csv.js';
import type { Reader } from '../kernel/database.js';
import type { Download } from '../kernel/downloads.js';
import { NotFound } from '../kernel/faults.js';
import { idFromHex } from '../kernel/ids.js';
import { idFrom } from '../kernel/outside-ids.js';
import { pageRequest } from '../kernel/paging.js';
import { staff } from '../kernel/policy.js';
import { rowsIn } from '../kernel/sql.js';
import { scopeOf, seesWholeClient, type Scope } from '../kernel/viewer.js';
import { learnersInScope } from '../learners/learners.api.js';

const TITLES = ['Code', 'Link', 'Status', 'Redeemed by', 'Redeemed at', 'Handed to'];
/** Codes that are read together. */
const PAGE = 1_000;
const ENDING = /\.csv$/;

/** What {@link batchCsv} reads with. */
export interface BatchCsvParts {
  readonly reader: Reader;
  readonly readModel: CodesReadModel;
  readonly publicUrl: URL;
}

/** `redemption-code-batches/<id>.csv`: every code of a batch, in the order they were made, with who redeemed it as far as the caller looks after the learner. */
export function batchCsv(parts: BatchCsvParts): Download {
  return {
    path: 'redemption-code-batches/:file',
    policy: staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'),
    open: async (ctx, { params }) => {
      const file = params['file'] ?? '';
      const id = idFrom('bat', ENDING.test(file) ? file.replace(ENDING, '') : '');
      const scope = scopeOf(ctx.viewer);
      const batch = await parts.readModel.batches.visibleBatch(scope, id, ctx);
      if (batch === undefined) throw new NotFound('batch of redemption codes');
      return { name: `${id}.csv`, lines: linesOf(parts, batch, scope) };
    },
  };
}

async function* linesOf(parts: BatchCsvParts, batch: RedemptionCodeBatchType, scope: Scope): AsyncGenerator<readonly CsvValue[]> {
  yield TITLES;
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof pageOfBatchCodes>> = await pageOfBatchCodes(parts.reader, { batch: batch.id, batchStands: batch.status, filter: {} }, pageRequest({ first: PAGE, after }));
    yield* await readLines(parts, page.ids, { batch, scope });
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
  }
}

interface CodeRow {
  id: string;
  code: string;
  standing: number;
  client_slug: string;
  handed_to: string | null;
  learner_id: string | null;
  email: string | null;
  redeemed_at: StoredTime | null;
}

async function readLines({ reader, publicUrl }: BatchCsvParts, ids: readonly Buffer[], { batch, scope }: { readonly batch: RedemptionCodeBatchType; readonly scope: Scope }): Promise<CsvValue[][]> {
  const found = await rowsIn<CodeRow>(
    reader,
    ids,
    (marks) => `SELECT HEX(k.id) AS id, k.code, k.standing, c.slug AS client_slug, h.handed_to, HEX(r.learner_id) AS learner_id, l.email, r.redeemed_at
      FROM code k JOIN client c ON c.id = k.client_id LEFT JOIN handed_code h ON h.code_id = k.id
      LEFT JOIN redemption r ON r.code_id = k.id LEFT JOIN learner l ON l.id = r.learner_id AND l.erased_at IS NULL
      WHERE k.id IN (${marks}) ORDER BY k.id`,
  );
  const learners = found.flatMap((row) => (row.email === null ? [] : [idFromHex('lrn', row.learner_id!)]));
  const seen = seesWholeClient(scope, batch.clientId) || learners.length === 0 ? null : await learnersInScope(reader, scope, learners);
  return found.map((row) => {
    const isSeen = row.email !== null && (seen === null || seen.has(idFromHex('lrn', row.learner_id!)));
    const at = row.redeemed_at === null ? null : readTime(row.redeemed_at).toISOString();
    return [row.code, `${publicUrl.origin}/${row.client_slug}/${encodeURIComponent(row.code)}`, statusOfCode(row.standing, batch.status), isSeen ? row.email : null, at, row.handed_to];
  });
}
