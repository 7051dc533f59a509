import { areasInScope, type Area } from '../kernel/areas.js';
import { pageOfNodes } from '../kernel/connection.js';
import type { Database } from '../kernel/database.js';
import { idFromBytes, parseId } from '../kernel/ids.js';
import { FEW } from '../kernel/list-paths.js';
import { pageRequest, type PageArgs } from '../kernel/paging.js';
import { invalid } from '../kernel/problem.js';
import { searchTerms } from '../kernel/search-words.js';
import { seesSublicense, type Scope } from '../kernel/viewer.js';
import type { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import type { LearnerFilter, LearnersArgs } from './learners-list.inputs.js';
import { pageOfLearners, type LearnersList } from './learners-list.read-model.js';
import type { LearnersReads } from './learners.reads.js';
import { MembershipConnection } from './learners.types.js';

/** What a list of learners reads from. */
export interface LearnersListParts {
  readonly database: Database;
  readonly reads: LearnersReads;
  readonly sublicenses: SublicensesReadModel;
}

/**
 * A page of the memberships in scope that a filter lets through, with their ids first and the rows after.
 *
 * @throws Refusal InvalidInput for LAST_SEEN_AT where the scope is not the whole site
 */
export async function listLearners(
  { database, reads, sublicenses }: LearnersListParts,
  scope: Scope,
  { filter, orderBy, ...page }: LearnersArgs,
): Promise<InstanceType<typeof MembershipConnection>> {
  const request = pageRequest(page satisfies PageArgs);
  // A sign-in is one to the whole site: the order alone, and its cursors to the millisecond, would tell of other clients.
  if (orderBy?.by === 'LAST_SEEN_AT' && !scope.everything) throw invalid('orderBy.by', 'LAST_SEEN_AT is for whoever sees the whole site. Choose another order.');
  const list = await filtered(sublicenses, scope, { filter, orderBy });
  const found = await pageOfLearners(database.reader, list, request);
  const idOf = (bytes: Buffer) => idFromBytes('mem', bytes);
  return new MembershipConnection(pageOfNodes(found, idOf, await reads.memberships(found.ids.map(idOf))));
}

/** Whom a filter lets through of those in scope, and in which order. */
export async function filtered(sublicenses: SublicensesReadModel, scope: Scope, { filter, orderBy }: Pick<LearnersArgs, 'filter' | 'orderBy'>): Promise<LearnersList> {
  const terms = searchTerms(filter?.search);
  return {
    areas: terms !== null && terms.length === 0 ? [] : await areasOf(sublicenses, scope, filter ?? {}),
    terms: terms ?? [],
    status: filter?.status ?? null,
    joinedThrough: filter?.joinedThrough ?? null,
    by: orderBy?.by ?? 'LAST_NAME',
    direction: orderBy?.direction ?? 'ASC',
    few: FEW,
  };
}

/** Where to look for what a filter names; nowhere when that is out of reach, unknown or no id at all. */
async function areasOf(sublicenses: SublicensesReadModel, scope: Scope, filter: LearnerFilter): Promise<Area[]> {
  const client = filter.clientId == null ? null : parseId('cli', filter.clientId);
  if (client === undefined) return [];
  if (filter.sublicenseId == null) return areasInScope(scope, client);
  const id = parseId('sub', filter.sublicenseId);
  const sublicense = id === undefined ? undefined : (await sublicenses.byId([id])).get(id);
  if (sublicense === undefined || !seesSublicense(scope, sublicense.clientId, sublicense.id)) return [];
  return client === null || client === sublicense.clientId ? [{ client: sublicense.clientId, sublicenses: [sublicense.id] }] : [];
}
