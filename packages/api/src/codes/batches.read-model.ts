import { readTime, readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import { pageOf, type Page } from '../kernel/connection.js';
import type { Database, Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, idFromHex, type BatchId, type ClientId } from '../kernel/ids.js';
import type { Along } from '../kernel/list-page.js';
import type { PageRequest } from '../kernel/paging.js';
import type { RequestContext } from '../kernel/request-context.js';
import { inScope, type Condition } from '../kernel/scope-condition.js';
import { rowsIn } from '../kernel/sql.js';
import type { Scope } from '../kernel/viewer.js';
import type { BatchState } from './batch.entity.js';
import { RedemptionCodeBatchType, type CodeOrigin } from './batch.types.js';
import type { CodeAccess } from './code-access.types.js';
import type { CodeStatus } from './code-status.js';
import { statusOf, type StandingRow } from './code-row.js';
import { BATCHES, pageOfKind, type CodesList } from './codes-list.read-model.js';
import { Accesses, CLIENT_COLUMNS, openedBy, type ClientRow, type Naming, type OpenedRow } from './openings.js';

/** A batch as statements read it. */
export interface BatchRow extends ClientRow, StandingRow {
  id: string;
  label: string;
  purchase_reference: string | null;
  origin: CodeOrigin;
  state: BatchState;
  access_days: number | null;
  job_id: string | null;
  created_at: StoredTime;
  created_by: string;
}

const COLUMNS = `HEX(b.id) AS id, b.label, b.purchase_reference, b.origin, b.state, b.enabled, b.starts_at, b.expires_at, b.access_days, HEX(b.job_id) AS job_id, b.created_at,
  HEX(b.created_by) AS created_by, al.max_taken, al.taken, ${CLIENT_COLUMNS}`;

/** What is read of the batches of a page in the statement that finds them. */
const ALONG: Along = {
  columns: COLUMNS,
  joins: 'LEFT JOIN redemption_code_batch b ON b.id = p.id LEFT JOIN client c ON c.id = b.client_id LEFT JOIN allowance al ON al.id = b.use_allowance_id',
};

/** True for batches `b` in scope: of a client given whole, or opening nothing but sublicenses given. */
export function batchInScope(scope: Scope): Condition {
  const opens = 'SELECT 1 FROM redemption_code_batch_sublicense ks WHERE ks.batch_id = b.id';
  return inScope(scope, 'b.client_id', (given) => `(EXISTS (${opens}) AND NOT EXISTS (${opens} AND ks.sublicense_id NOT IN (${given})))`);
}

/** Reads batches of redemption codes. */
export class BatchesReadModel {
  readonly #parts: Naming & { readonly database: Database };

  constructor(parts: Naming & { readonly database: Database }) {
    this.#parts = parts;
  }

  /** Batches with all they open; a loader for what is in scope already. */
  readonly byId = async (ids: readonly BatchId[], ctx: RequestContext): Promise<Map<BatchId, RedemptionCodeBatchType>> => {
    const { reader } = this.#parts.database;
    const bytes = ids.map(idBytes);
    const found = await rowsIn<BatchRow>(
      reader,
      bytes,
      (list) => `SELECT ${COLUMNS} FROM redemption_code_batch b JOIN client c ON c.id = b.client_id JOIN allowance al ON al.id = b.use_allowance_id WHERE b.id IN (${list})`,
    );
    const batches = await this.#complete(found, bytes, ctx.clock.now());
    return new Map(batches.map((batch) => [batch.id, batch]));
  };

  /** A page of batches with all they open: two statements, whatever is asked of them. */
  async page(list: CodesList, request: PageRequest): Promise<Page<RedemptionCodeBatchType>> {
    const found = await pageOfKind<BatchRow>(this.#parts.database.reader, { ...BATCHES, along: ALONG }, list, request);
    return pageOf(found, await this.#complete(found.rows, found.ids, list.now));
  }

  /** Those of the given batches that are in scope, with their clients. */
  async visible(reader: Reader, scope: Scope, ids: readonly BatchId[]): Promise<Map<BatchId, ClientId>> {
    const seen = batchInScope(scope);
    const found = await rowsIn<{ id: Buffer; client_id: Buffer }>(
      reader,
      ids.map(idBytes),
      (list) => `SELECT b.id, b.client_id FROM redemption_code_batch b WHERE ${seen.sql} AND b.id IN (${list})`,
      seen.parameters,
    );
    return new Map(found.map((row) => [idFromBytes('bat', row.id), idFromBytes('cli', row.client_id)]));
  }

  /** A batch in scope. */
  async visibleBatch(scope: Scope, id: BatchId, ctx: RequestContext): Promise<RedemptionCodeBatchType | undefined> {
    const seen = await this.visible(this.#parts.database.reader, scope, [id]);
    return seen.has(id) ? (await this.byId([id], ctx)).get(id) : undefined;
  }

  async #complete(found: readonly BatchRow[], ids: readonly Buffer[], now: Date): Promise<RedemptionCodeBatchType[]> {
    const opened = await openedBy(this.#parts.database.reader, 'redemption_code_batch_sublicense.batch_id', ids);
    const accesses = new Accesses(this.#parts);
    return found.map((row) => {
      const opens = opened.get(row.id) ?? [];
      return readBatch(row, accesses.of(row, opens), statusOfBatch(row, opens, now));
    });
  }
}

/** A batch whose codes are still being made lets nobody in yet. */
function statusOfBatch(row: BatchRow, opens: readonly OpenedRow[], now: Date): CodeStatus {
  const status = statusOf(row, { sublicensesEnd: opens.map(({ expires_at }) => readTimeOrNull(expires_at)), now });
  return row.state === 'MAKING' && (status === 'LIVE' || status === 'EXHAUSTED') ? 'SCHEDULED' : status;
}

function readBatch(row: BatchRow, access: CodeAccess, status: CodeStatus): RedemptionCodeBatchType {
  const id = idFromHex('bat', row.id);
  return Object.assign(new RedemptionCodeBatchType(), {
    id,
    csvUrl: `/exports/redemption-code-batches/${id}.csv`,
    clientId: access.client.id,
    createdById: idFromHex('stf', row.created_by),
    jobId: row.job_id === null || row.job_id === '' ? null : idFromHex('job', row.job_id),
    label: row.label,
    purchaseReference: row.purchase_reference,
    access,
    origin: row.origin,
    codeCount: row.max_taken ?? 0,
    redeemedCount: row.taken,
    startsAt: readTimeOrNull(row.starts_at),
    expiresAt: readTimeOrNull(row.expires_at),
    accessDays: row.access_days,
    status,
    createdAt: readTime(row.created_at),
  });
}
