import { Forbidden, NotFound } from '../kernel/faults.js';
import type { MembershipId, SublicenseId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesWholeClient } from '../kernel/viewer.js';
import type { LearnersReads } from './learners.reads.js';
import type { MembershipChanges } from './membership-changes.js';
import type { MembershipKey } from './membership-status.js';

/** What whoever looks after a part of a client is told when it takes the whole. */
export const WHOLE_CLIENT = 'This takes rights over the whole client, and you look after some of its sublicenses.';

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
  if (![...found.values()].every((membership) => seesWholeClient(scope, membership.clientId))) throw new Forbidden(WHOLE_CLIENT);
  return ids.map((id) => found.get(id)!).map(({ id, learnerId, clientId }) => ({ id, learnerId, clientId }));
}

/** A membership somebody may change, and by what right. */
export interface ChangeRight {
  readonly key: MembershipKey;
  /** Null: the whole client is theirs. Otherwise the member must hold a seat of one of these, when it comes to it. */
  readonly within: readonly SublicenseId[] | null;
}

/**
 * By what right somebody changes a membership. What it is called in systems of the client, and what the client keeps with
 * it, are the whole client's; who looks after single sublicenses may correct the names of those who hold a seat there.
 *
 * @throws NotFound when it is out of sight
 * @throws Forbidden when more than names are to change and the caller looks after a part of the client
 */
export async function rightToChange(reads: LearnersReads, ctx: RequestContext, { id, changes }: { id: MembershipId; changes: MembershipChanges }): Promise<ChangeRight> {
  const scope = scopeOf(ctx.viewer);
  const found = (await reads.visibleMemberships(scope, [id])).get(id);
  if (found === undefined) throw new NotFound('membership');
  const { learnerId, clientId } = found;
  const key = { id, learnerId, clientId };
  if (seesWholeClient(scope, clientId)) return { key, within: null };
  if (changes.externalId !== undefined || changes.reference !== undefined) throw new Forbidden(WHOLE_CLIENT);
  return { key, within: [...scope.sublicenses].flatMap(([sublicense, client]) => (client === clientId ? [sublicense] : [])) };
}
