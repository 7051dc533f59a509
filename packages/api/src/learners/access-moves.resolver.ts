import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { SeatsExhausted } from '../allowances/allowances.api.js';
import { NotFound } from '../kernel/faults.js';
import type { AccessId, MembershipId, SublicenseId } from '../kernel/ids.js';
import { idFrom, idsFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import { InvalidInput, Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesSublicense } from '../kernel/viewer.js';
import type { AskedAccess } from './access-moves.js';
import { MoveAccessInput } from './learners.inputs.js';
import type { LearnersReads } from './learners.reads.js';
import type { LearnersResolverParts } from './learners.resolver.js';
import { AccessGranted, AlreadyHasAccess, GrantAccessResult, invalidly, present } from './learners.results.js';
import type { AccessType, MembershipType } from './learners.types.js';
import { moveForEach, type MovedForEach } from './move-for-each.js';
import { placesOf } from './places.read-model.js';
import { accessesInScope } from './scope.read-model.js';

@Resolver()
export class AccessMovesResolver {
  readonly #parts: LearnersResolverParts;

  constructor(parts: LearnersResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'))
  @Mutation(() => [GrantAccessResult], {
    description: 'Takes the new seat and frees the old one, or changes nothing. One answer per access, in order; with too few seats the first get them. What let people in and their own ends go with them. AlreadyHasAccess is for an access that is there already, and for one whose learner has a seat there: that one gets the grounds of the other and the later end of both, the other seat comes free and its access is gone.',
  })
  async moveAccess(
    @Arg('input', () => MoveAccessInput, { description: 'Which, and where to.' }) input: MoveAccessInput,
    @Ctx() ctx: RequestContext,
  ): Promise<(typeof GrantAccessResult)[]> {
    const to = await this.#requireTarget(ctx, input.sublicenseId);
    try {
      const done = await this.#moved(ctx, input, to);
      const seen = await seenOf(this.#parts.reads, ctx, done);
      return input.accessIds.map((id) => answer(done, seen, id as AccessId));
    } catch (thrown) {
      if (thrown instanceof Refusal && thrown.problem instanceof InvalidInput) return input.accessIds.map(() => thrown.problem as InvalidInput);
      throw thrown;
    }
  }

  async #requireTarget(ctx: RequestContext, sublicense: string): Promise<SublicenseId> {
    const id = idFrom('sub', sublicense);
    const place = (await placesOf(this.#parts.database.reader, [id])).get(id);
    if (place === undefined || !seesSublicense(scopeOf(ctx.viewer), place.clientId, id)) throw new NotFound('sublicense');
    return id;
  }

  async #moved(ctx: RequestContext, input: MoveAccessInput, to: SublicenseId): Promise<MovedForEach> {
    const { database, idempotency, reads } = this.#parts;
    const call = { operation: 'moveAccess', input };
    const ids = idsFrom('acc', input.accessIds);
    const scope = scopeOf(ctx.viewer);
    const seen = await accessesInScope(database.reader, scope, ids);
    const found = await reads.accesses(ids, ctx);
    if (ids.some((id) => found.has(id) && !seen.has(id))) throw new NotFound('access');
    const accesses = ids.flatMap((id): AskedAccess[] => (seen.has(id) && found.has(id) ? [{ id, learnerId: seen.get(id)!, clientId: found.get(id)!.clientId }] : []));
    if (accesses.length === ids.length) return moveForEach(this.#parts, ctx, { call, move: { accesses, to, scope } });
    // An access that was joined to another is gone; the same call made again still has its answer.
    const kept = await idempotency.recall(ctx, call);
    if (kept === undefined) throw new NotFound('access');
    // What was kept under this call is what this very operation kept.
    return kept as MovedForEach;
  }
}

/** What whoever asks sees of how a move went. */
interface Seen {
  readonly accesses: ReadonlyMap<AccessId, AccessType>;
  readonly memberships: ReadonlyMap<MembershipId, MembershipType>;
}

/** A call made again is answered with what has become of it since, as far as its caller sees that. */
async function seenOf(reads: LearnersReads, ctx: RequestContext, { accesses }: MovedForEach): Promise<Seen> {
  const all = Object.entries(accesses);
  // Each was kept under the id of its access.
  const moved = all.filter(([, { outcome }]) => outcome === 'MOVED').map(([id]) => id as AccessId);
  const held = all.filter(([, { outcome }]) => outcome === 'HELD').map(([, { membership }]) => membership);
  const scope = scopeOf(ctx.viewer);
  return { accesses: await reads.visibleAccesses(scope, moved, ctx), memberships: await reads.visibleMemberships(scope, [...new Set(held)]) };
}

function answer({ clientName, accesses, lacking }: MovedForEach, seen: Seen, id: AccessId): typeof GrantAccessResult {
  const moved = accesses[id];
  if (moved === undefined) return new SeatsExhausted(lacking!);
  const { outcome, membership } = moved;
  if (outcome === 'MOVED') return new AccessGranted(present(seen.accesses.get(id)));
  if (outcome === 'HELD') return new AlreadyHasAccess(present(seen.memberships.get(membership)));
  if (outcome === 'OTHER_CLIENT') return invalidly('sublicenseId', `This access is none of ${clientName}. Choose a sublicense of its own client.`);
  if (outcome === 'DISABLED') return invalidly('accessIds', `This learner is disabled at ${clientName}. Enable the membership first.`);
  return invalidly('accessIds', 'This access has ended or was taken away. Grant the other sublicense instead.');
}
