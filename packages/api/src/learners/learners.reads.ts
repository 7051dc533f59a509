import type { Database } from '../kernel/database.js';
import type { AccessId, LearnerId, MembershipId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import { seesSublicense, type Scope } from '../kernel/viewer.js';
import { groundsOfAccesses } from './grounds.read-model.js';
import { accessesById, accessesOfAddress, accessesOfMemberships, learnersById, membershipsById, membershipsOfLearners } from './learners.read-model.js';
import { LearnerType, type AccessType, type MembershipType } from './learners.types.js';
import { accessesInScope, learnersInScope, membershipsInScope } from './scope.read-model.js';

/** Reads learners, memberships and accesses; the `readonly` functions are loaders for what is in scope already. */
export class LearnersReads {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  readonly learners = (ids: readonly LearnerId[]) => learnersById(this.#database.reader, ids);

  readonly memberships = (ids: readonly MembershipId[]) => membershipsById(this.#database.reader, ids);

  readonly membershipsOf = (ids: readonly LearnerId[]) => membershipsOfLearners(this.#database.reader, ids);

  readonly accesses = (ids: readonly AccessId[], ctx: RequestContext) => accessesById(this.#database.reader, ids, ctx.clock.now());

  readonly accessesOf = (ids: readonly MembershipId[], ctx: RequestContext) =>
    accessesOfMemberships(this.#database.reader, ids, ctx.clock.now());

  readonly grounds = (ids: readonly AccessId[]) => groundsOfAccesses(this.#database.reader, ids);

  /** Those of the given learners who are in scope; who is no more than invited everywhere in it is shown as they were invited. */
  async visibleLearners(scope: Scope, ids: readonly LearnerId[]): Promise<Map<LearnerId, LearnerType>> {
    const seen = await this.learners([...(await learnersInScope(this.#database.reader, scope, ids))]);
    if (scope.everything || seen.size === 0) return seen;
    const memberships = await this.membershipsOf([...seen.keys()]);
    const inScope = await membershipsInScope(this.#database.reader, scope, [...memberships.values()].flat().map(({ id }) => id));
    return new Map(
      [...seen].map(([id, learner]) => {
        const known = (memberships.get(id) ?? []).filter((membership) => inScope.has(membership.id));
        const isIn = known.some(({ invitedAs }) => invitedAs === null);
        return [id, isIn || known[0] === undefined ? learner : asInvited(learner, known[0])];
      }),
    );
  }

  /** Those of the given memberships that are in scope. */
  async visibleMemberships(scope: Scope, ids: readonly MembershipId[]): Promise<Map<MembershipId, MembershipType>> {
    return this.memberships([...(await membershipsInScope(this.#database.reader, scope, ids)).keys()]);
  }

  /** Those of the given accesses that are in scope. */
  async visibleAccesses(scope: Scope, ids: readonly AccessId[], ctx: RequestContext): Promise<Map<AccessId, AccessType>> {
    return this.accesses([...(await accessesInScope(this.#database.reader, scope, ids)).keys()], ctx);
  }

  /** Everything an address can reach, as far as it is in scope. */
  async accessesOfAddress(scope: Scope, emailKey: string, ctx: RequestContext): Promise<AccessType[]> {
    const all = await accessesOfAddress(this.#database.reader, emailKey, ctx.clock.now());
    return all.filter((access) => seesSublicense(scope, access.clientId, access.sublicenseId));
  }
}

/** A learner as staff of a client see them there: by the names of the invite, as long as they are no more than invited. */
export function asInvited(learner: LearnerType, { invitedAs }: Pick<MembershipType, 'invitedAs'>): LearnerType {
  return invitedAs === null ? learner : Object.assign(new LearnerType(), learner, { ...invitedAs, emailProven: false });
}
