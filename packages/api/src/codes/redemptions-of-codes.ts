import type { Reader } from '../kernel/database.js';
import { idBytes, idFromHex, type CodeId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import { rowsIn } from '../kernel/sql.js';
import { scopeOf, seesWholeClient } from '../kernel/viewer.js';
import { learnersInScope } from '../learners/learners.api.js';
import type { CodesReadModel } from './codes.read-model.js';
import type { RedemptionType } from './redemption.types.js';

/** The redemptions of redemption codes as far as whoever asks looks after all of the client or sees the learner: such a code has one at most. */
export async function redemptionsOfCodes(
  reader: Reader,
  { codes, ctx, readModel }: { readonly codes: readonly CodeId[]; readonly ctx: RequestContext; readonly readModel: Pick<CodesReadModel, 'redemptions'> },
): Promise<Map<CodeId, RedemptionType>> {
  const found = await rowsIn<{ id: string }>(reader, codes.map(idBytes), (list) => `SELECT HEX(r.id) AS id FROM redemption r WHERE r.code_id IN (${list})`);
  const redemptions = [...(await readModel.redemptions(found.map(({ id }) => idFromHex('red', id)))).values()];
  const scope = scopeOf(ctx.viewer);
  const seen = await learnersInScope(reader, scope, redemptions.map(({ learnerId }) => learnerId));
  return new Map(redemptions.filter(({ clientId, learnerId }) => seesWholeClient(scope, clientId) || seen.has(learnerId)).map((redemption) => [redemption.codeId, redemption]));
}

