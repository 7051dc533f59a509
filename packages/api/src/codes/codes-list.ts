import { areasInScope, type Area } from '../kernel/areas.js';
import { pageOfIds, pageOfNodes } from '../kernel/connection.js';
import type { Database } from '../kernel/database.js';
import { idBytes, idFromBytes, parseId, type SublicenseId } from '../kernel/ids.js';
import type { ListPart } from '../kernel/list-page.js';
import { FEW } from '../kernel/list-paths.js';
import { pageRequest, type ForwardPageArgs } from '../kernel/paging.js';
import type { RequestContext } from '../kernel/request-context.js';
import { searchTerms } from '../kernel/search-words.js';
import { scopeOf, seesSublicense, seesWholeClient, type Scope } from '../kernel/viewer.js';
import { learnerInScope } from '../learners/learners.api.js';
import type { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import { RedemptionCodeBatchConnection } from './batch.types.js';
import type { CodeFilter, CodesArgs } from './codes-list.inputs.js';
import type { CodesList } from './codes-list.read-model.js';
import type { CodesReadModel } from './codes.read-model.js';
import { RegistrationCodeConnection, type RegistrationCodeType } from './codes.types.js';
import { RedemptionConnection } from './redemption.types.js';

/** What the lists of this slice read from. */
export interface CodesListParts {
  readonly database: Database;
  readonly readModel: CodesReadModel;
  readonly sublicenses: SublicensesReadModel;
}

/** A page of the registration codes in scope that a filter lets through. */
export async function listCodes({ readModel, sublicenses }: CodesListParts, args: CodesArgs, ctx: RequestContext): Promise<InstanceType<typeof RegistrationCodeConnection>> {
  const request = pageRequest(args);
  return new RegistrationCodeConnection(await readModel.page(await listOf(sublicenses, args, ctx), request));
}

/** A page of the batches of redemption codes in scope that a filter lets through. */
export async function listBatches({ readModel, sublicenses }: CodesListParts, args: CodesArgs, ctx: RequestContext): Promise<InstanceType<typeof RedemptionCodeBatchConnection>> {
  const request = pageRequest(args);
  return new RedemptionCodeBatchConnection(await readModel.batches.page(await listOf(sublicenses, args, ctx), request));
}

async function listOf(sublicenses: SublicensesReadModel, { filter, orderBy }: CodesArgs, ctx: RequestContext): Promise<CodesList> {
  const terms = searchTerms(filter?.search);
  const where = terms?.length === 0 ? NOWHERE : await whereOf(sublicenses, scopeOf(ctx.viewer), filter ?? {});
  return {
    ...where,
    terms: terms ?? [],
    status: filter?.status ?? null,
    now: ctx.clock.now(),
    by: orderBy?.by ?? 'CREATED_AT',
    direction: orderBy?.direction ?? 'DESC',
    few: FEW,
  };
}

interface Where {
  readonly areas: readonly Area[];
  readonly opening: SublicenseId | null;
}

const NOWHERE: Where = { areas: [], opening: null };

/** Where to look for what a filter names; nowhere when that is out of reach, unknown or no id at all. */
async function whereOf(sublicenses: SublicensesReadModel, scope: Scope, filter: CodeFilter): Promise<Where> {
  const client = filter.clientId == null ? null : parseId('cli', filter.clientId);
  if (client === undefined) return NOWHERE;
  if (filter.sublicenseId == null) return { areas: areasInScope(scope, client), opening: null };
  const id = parseId('sub', filter.sublicenseId);
  const sublicense = id === undefined ? undefined : (await sublicenses.byId([id])).get(id);
  if (sublicense === undefined || !seesSublicense(scope, sublicense.clientId, sublicense.id)) return NOWHERE;
  if (client !== null && client !== sublicense.clientId) return NOWHERE;
  return { areas: areasInScope(scope, sublicense.clientId), opening: sublicense.id };
}

/** A page of the redemptions of a code in scope, the newest first: of learners in scope, for the code may have let them in elsewhere before it was changed. */
export async function listRedemptions(
  { database, readModel }: CodesListParts,
  { code, scope }: { readonly code: RegistrationCodeType; readonly scope: Scope },
  args: ForwardPageArgs,
): Promise<InstanceType<typeof RedemptionConnection>> {
  const order = [{ column: 'r.id', direction: 'DESC', holds: 'id' }] as const;
  const part = seesWholeClient(scope, code.clientId) ? ofCode(code) : ofCodeAndLearners(code, scope);
  const found = await pageOfIds(database.reader, { ...part, order }, pageRequest(args));
  const idOf = (bytes: Buffer) => idFromBytes('red', bytes);
  return new RedemptionConnection(pageOfNodes(found, idOf, await readModel.redemptions(found.ids.map(idOf))));
}

function ofCode({ id }: RegistrationCodeType): ListPart {
  return { from: 'redemption r', where: 'r.code_id = ?', parameters: [idBytes(id)] };
}

/** Joined with itself: the index alone has the place of a page, where MariaDB would read the rows from the first one on. */
function ofCodeAndLearners({ id }: RegistrationCodeType, scope: Scope): ListPart {
  const seen = learnerInScope(scope, 'one.learner_id');
  return { from: 'redemption r CROSS JOIN redemption one ON one.id = r.id', where: `r.code_id = ? AND ${seen.sql}`, parameters: [idBytes(id), ...seen.parameters] };
}
