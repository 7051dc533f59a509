import { Forbidden, NotFound } from '../kernel/faults.js';
import type { MembershipId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesWholeClient } from '../kernel/viewer.js';
import type { LearnersReads } from './learners.reads.js';
import type { MembershipKey } from './membership-status.js';

/**
 * The memberships somebody may do something to that touches every access of the client: it takes scope over all of it.
 *
 * @throws NotFound when one of them is out of sight
 * @throws Forbidden when one is of a client of which the caller looks after a part
 */
export async function membershipsOfWholeClients(reads: LearnersReads, ctx: RequestContext, ids: readonly MembershipId[]): Promise<MembershipKey[]> {
  const scope = scopeOf(ctx.viewer);
  const found = await reads.visibleMemberships(scope, ids);
  if (found.size !== ids.length) throw new NotFound('membership');
  if (![...found.values()].every((membership) => seesWholeClient(scope, membership.clientId))) {
    throw new Forbidden('This takes rights over the whole client, and you look after some of its sublicenses.');
  }
  return ids.map((id) => found.get(id)!).map(({ id, learnerId, clientId }) => ({ id, learnerId, clientId }));
}
