import type { Database } from '../kernel/database.js';
import type { AccessId, LearnerId, MembershipId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import { seesSublicense, type Scope } from '../kernel/viewer.js';
import { groundsOfAccesses } from './grounds.read-model.js';
import { accessesById, accessesOfAddress, accessesOfMemberships, learnersById, membershipsById, membershipsOfLearners } from './learners.read-model.js';
import type { AccessType, LearnerType, MembershipType } from './learners.types.js';
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

  /** Those of the given learners who are in scope. */
  async visibleLearners(scope: Scope, ids: readonly LearnerId[]): Promise<Map<LearnerId, LearnerType>> {
    return this.learners([...(await learnersInScope(this.#database.reader, scope, ids))]);
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
