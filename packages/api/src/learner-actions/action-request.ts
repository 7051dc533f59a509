import type { Reader } from '../kernel/database.js';
import { Forbidden, NotFound } from '../kernel/faults.js';
import type { ClientId, LearnerId, MembershipId, SublicenseId } from '../kernel/ids.js';
import { idFrom, idsFrom } from '../kernel/outside-ids.js';
import { invalid } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesSublicense } from '../kernel/viewer.js';
import { membershipsOfWholeClients, placesOf, WHOLE_CLIENT, type LearnerFilter, type LearnersMatching, type LearnersReads } from '../learners/learners.api.js';
import type { ActionInput, KeptFilter } from './action-input.js';
import type { LearnerAction, LearnerActionInput } from './learner-actions.inputs.js';

/** What {@link readRequest} reads with. */
export interface RequestParts {
  readonly reader: Reader;
  readonly reads: LearnersReads;
  readonly matching: LearnersMatching;
}

/** Somebody an action is about. */
export interface Ticked {
  readonly id: MembershipId;
  readonly clientId: ClientId;
  readonly learnerId: LearnerId;
}

/** An action that may be done, and whom it is about. */
export interface ActionRequest {
  readonly input: ActionInput;
  /** Those ticked, or whoever the filter matches when the job starts. */
  readonly whom: { readonly ticked: readonly Ticked[] } | { readonly filter: KeptFilter };
  readonly matching: number;
}

/** What touches every access of the client takes rights over all of it. */
export const TAKES_WHOLE_CLIENT: ReadonlySet<LearnerAction> = new Set(['ENABLE', 'DISABLE', 'REMOVE']);
const NEEDS_SUBLICENSE: ReadonlySet<LearnerAction> = new Set(['GRANT', 'REVOKE', 'MOVE']);

/**
 * Reads what somebody asks for and whether they may.
 *
 * @throws Refusal InvalidInput for input that contradicts itself
 * @throws NotFound for ids out of reach, Forbidden where it takes the whole client
 */
export async function readRequest(parts: RequestParts, ctx: RequestContext, input: LearnerActionInput): Promise<ActionRequest> {
  const { action, filter } = input;
  refuseContradictions(input);
  const { sublicense, to } = await sublicensesOf(parts.reader, ctx, input);
  const request = { action, sublicense, to };
  if (filter != null) {
    const matching = await parts.matching.of(scopeOf(ctx.viewer), filter);
    if (TAKES_WHOLE_CLIENT.has(action) && !matching.ofWholeClients) throw new Forbidden(WHOLE_CLIENT);
    return { input: request, whom: { filter: plain(filter) }, matching: await matching.count() };
  }
  const ticked = await tickedOf(parts.reads, ctx, { action, ids: idsFrom('mem', input.membershipIds!) });
  return { input: request, whom: { ticked }, matching: ticked.length };
}

/** A filter as it can be kept: what it does not say it does not have. */
function plain(filter: LearnerFilter): KeptFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value != null));
}

function refuseContradictions({ action, membershipIds, filter, sublicenseId, toSublicenseId }: LearnerActionInput): void {
  if ((membershipIds == null) === (filter == null)) throw invalid('membershipIds', 'Give membershipIds or a filter: one of them.');
  if (NEEDS_SUBLICENSE.has(action) && sublicenseId == null) throw invalid('sublicenseId', `${action} needs the sublicense it is about.`);
  if (!NEEDS_SUBLICENSE.has(action) && sublicenseId != null) throw invalid('sublicenseId', `${action} is about no single sublicense. To choose by one, use the filter.`);
  if (action === 'MOVE' && toSublicenseId == null) throw invalid('toSublicenseId', 'MOVE needs the sublicense to move to.');
  if (action !== 'MOVE' && toSublicenseId != null) throw invalid('toSublicenseId', `Only MOVE leads to another sublicense; ${action} does not.`);
}

async function sublicensesOf(reader: Reader, ctx: RequestContext, { sublicenseId, toSublicenseId }: LearnerActionInput): Promise<Pick<ActionInput, 'sublicense' | 'to'>> {
  const ids = [sublicenseId, toSublicenseId].map((id): SublicenseId | null => (id == null ? null : idFrom('sub', id)));
  const places = await placesOf(reader, ids.filter((id) => id !== null));
  const scope = scopeOf(ctx.viewer);
  for (const id of ids) {
    const place = id === null ? undefined : places.get(id);
    if (id !== null && (place === undefined || !seesSublicense(scope, place.clientId, id))) throw new NotFound('sublicense');
  }
  const [sublicense, to] = [ids[0]!, ids[1]!];
  if (to === null || sublicense === null) return { sublicense, to };
  if (sublicense === to) throw invalid('toSublicenseId', 'Choose another sublicense than the one they are in.');
  if (places.get(sublicense)!.clientId !== places.get(to)!.clientId) throw invalid('toSublicenseId', 'Choose a sublicense of the same client.');
  return { sublicense, to };
}

async function tickedOf(reads: LearnersReads, ctx: RequestContext, { action, ids }: { readonly action: LearnerAction; readonly ids: readonly MembershipId[] }): Promise<readonly Ticked[]> {
  if (TAKES_WHOLE_CLIENT.has(action)) return membershipsOfWholeClients(reads, ctx, ids);
  const found = await reads.visibleMemberships(scopeOf(ctx.viewer), ids);
  if (found.size !== ids.length) throw new NotFound('membership');
  return ids.map((id) => found.get(id)!);
}
