import { NotFound } from '../kernel/faults.js';
import type { ClientId, SublicenseId } from '../kernel/ids.js';
import { idsFrom } from '../kernel/outside-ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesSublicense } from '../kernel/viewer.js';
import type { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';

/** The sublicenses of a client that somebody names, each once. @throws NotFound where one is another client's, or out of scope */
export async function sublicensesOf(
  sublicenses: SublicensesReadModel,
  ctx: RequestContext,
  { clientId, texts }: { readonly clientId: ClientId; readonly texts: readonly string[] },
): Promise<SublicenseId[]> {
  const ids = idsFrom('sub', texts);
  const found = await sublicenses.byId(ids);
  const scope = scopeOf(ctx.viewer);
  const here = ids.every((id) => found.get(id)?.clientId === clientId && seesSublicense(scope, clientId, id));
  if (!here) throw new NotFound('sublicense');
  return ids;
}
