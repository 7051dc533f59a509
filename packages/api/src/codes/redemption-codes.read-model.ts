import type { Database } from '../kernel/database.js';
import { idBytes, idFromHex, type CodeId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import { rowsIn } from '../kernel/sql.js';
import { RedemptionCodeType, type RedemptionCodeBatchType } from './batch.types.js';
import type { BatchesReadModel } from './batches.read-model.js';
import type { CodeStatus } from './code-status.js';
import { REDEEMED, SWITCHED_OFF } from './code-standing.js';

interface RedemptionCodeRow {
  id: string;
  batch_id: string;
  code: string;
  standing: number;
  client_slug: string;
  handed_to: string | null;
}

/** What {@link RedemptionCodesReadModel} works with. */
export interface RedemptionCodesReadParts {
  readonly database: Database;
  readonly publicUrl: URL;
  readonly batches: Pick<BatchesReadModel, 'byId'>;
}

/** Reads single redemption codes. */
export class RedemptionCodesReadModel {
  readonly #parts: RedemptionCodesReadParts;

  constructor(parts: RedemptionCodesReadParts) {
    this.#parts = parts;
  }

  /** Redemption codes with their batches; a loader for what is in scope already. Ids of other codes find nothing. */
  readonly byId = async (ids: readonly CodeId[], ctx: RequestContext): Promise<Map<CodeId, RedemptionCodeType>> => {
    const { database, publicUrl, batches } = this.#parts;
    const found = await rowsIn<RedemptionCodeRow>(
      database.reader,
      ids.map(idBytes),
      (list) => `SELECT HEX(k.id) AS id, HEX(k.batch_id) AS batch_id, k.code, k.standing, c.slug AS client_slug, h.handed_to
        FROM code k JOIN client c ON c.id = k.client_id LEFT JOIN handed_code h ON h.code_id = k.id WHERE k.kind = 'REDEMPTION' AND k.id IN (${list})`,
    );
    const batchOf = await batches.byId([...new Set(found.map((row) => idFromHex('bat', row.batch_id)))], ctx);
    return new Map(
      found.flatMap((row) => {
        const batch = batchOf.get(idFromHex('bat', row.batch_id));
        return batch === undefined ? [] : [readCode(row, batch, publicUrl)].map((code): [CodeId, RedemptionCodeType] => [code.id, code]);
      }),
    );
  };
}

function readCode({ id, code, standing, client_slug, handed_to }: RedemptionCodeRow, batch: RedemptionCodeBatchType, publicUrl: URL): RedemptionCodeType {
  return Object.assign(new RedemptionCodeType(), {
    id: idFromHex('cod', id),
    clientId: batch.clientId,
    code,
    batch,
    status: statusOfCode(standing, batch.status),
    landingUrl: `${publicUrl.origin}/${client_slug}/${encodeURIComponent(code)}`,
    handedTo: handed_to,
  });
}

/** How a code stands in a batch that stands like this. A batch is EXHAUSTED when its last code is, so what is not redeemed then was switched off. */
export function statusOfCode(standing: number, batch: CodeStatus): CodeStatus {
  if (batch === 'DISABLED' || (standing & SWITCHED_OFF) !== 0) return 'DISABLED';
  if (batch === 'EXPIRED') return 'EXPIRED';
  if ((standing & REDEEMED) !== 0) return 'EXHAUSTED';
  return batch === 'SCHEDULED' ? 'SCHEDULED' : 'LIVE';
}
