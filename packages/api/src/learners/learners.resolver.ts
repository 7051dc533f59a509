import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { SeatsExhausted } from '../allowances/allowances.api.js';
import { actOf, type Act } from '../kernel/act.js';
import type { Database, Tx } from '../kernel/database.js';
import { readEmail } from '../kernel/email.js';
import { NotFound } from '../kernel/faults.js';
import type { Idempotency } from '../kernel/idempotency.js';
import type { AccessId, LearnerId, MembershipId } from '../kernel/ids.js';
import { idFrom, idsFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import { InvalidInput, NotAllowedNow, Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesSublicense, staffOf } from '../kernel/viewer.js';
import type { CurrentSettings } from '../settings/settings.api.js';
import { grantForEach, type GrantedToEach } from './grant-for-each.js';
import { GrantAccessInput, RevokeAccessInput, SetMembershipStatusInput } from './learners.inputs.js';
import type { LearnersReads } from './learners.reads.js';
import { AccessGranted, AlreadyHasAccess, GrantAccessResult, invalidly, MembershipUpdated, present, SetMembershipStatusResult } from './learners.results.js';
import { AccessType, type MembershipType } from './learners.types.js';
import { membershipsOfWholeClients } from './membership-rights.js';
import { disableMembership, enableMembership, type MembershipKey } from './membership-status.js';
import { placesOf } from './places.read-model.js';
import { revokeAccesses } from './revocations.js';
import { accessesInScope, learnersInScope } from './scope.read-model.js';
import { ShortOfSeats } from './short-of-seats.js';
import { sweepingIfFull } from './sweep.js';
import type { ProofRequests } from './unproven.js';

const DAY = 86_400_000;

/** What {@link LearnersResolver} works with. */
export interface LearnersResolverParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly reads: LearnersReads;
  readonly settings: Pick<CurrentSettings, 'get'>;
  readonly proofs: ProofRequests;
  /** Told who is about to be removed, so that whatever else leads them in goes too. Wired by composition. */
  readonly leaving: (tx: Tx, keys: readonly MembershipKey[], act: Act) => Promise<void>;
}

@Resolver()
export class LearnersResolver {
  readonly #parts: LearnersResolverParts;

  constructor(parts: LearnersResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'))
  @Query(() => [AccessType], { description: 'Everything a learner can reach or could, why, and until when; empty for an address nobody has.' })
  async learnerAccess(
    @Arg('email', () => String, { description: "The learner's address." }) email: string,
    @Arg('clientId', () => ID, { nullable: true, description: 'Only within this client.' }) clientId: string | null | undefined,
    @Ctx() ctx: RequestContext,
  ): Promise<AccessType[]> {
    const address = readEmail(email);
    if (address === undefined) return [];
    const all = await this.#parts.reads.accessesOfAddress(scopeOf(ctx.viewer), address.key, ctx);
    return clientId == null ? all : all.filter((access) => access.clientId === clientId);
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'))
  @Mutation(() => [GrantAccessResult], { description: 'Lets people in by the hand of staff. One answer per learner, in order; with too few seats the first get them. Whose address is not proven gets a RESERVED access and a mail; it opens when they follow it.' })
  async grantAccess(
    @Arg('input', () => GrantAccessInput, { description: 'Whom and where.' }) input: GrantAccessInput,
    @Ctx() ctx: RequestContext,
  ): Promise<(typeof GrantAccessResult)[]> {
    const people = idsFrom('lrn', input.learnerIds);
    const sublicenseId = await this.#requireGrantable(ctx, input.sublicenseId, people);
    const expiresAt = input.expiresAt ?? null;
    const call = { operation: 'grantAccess', input };
    const isPast = expiresAt !== null && expiresAt <= ctx.clock.now();
    // A call made again is answered as before, whatever the time.
    if (isPast && (await this.#parts.idempotency.recall(ctx, call)) === undefined) return input.learnerIds.map(() => invalidly('expiresAt', 'The end of an access must be in the future.'));
    const heldUntil = new Date(ctx.clock.now().getTime() + (await this.#parts.settings.get()).inviteDays * DAY);
    const grant = { people, sublicenseId, expiresAt, by: staffOf(ctx.viewer).staffId, heldUntil };
    try {
      const done = await grantForEach(this.#parts, ctx, { call, grant });
      const seen = await this.#seen(ctx, done);
      return input.learnerIds.map((id) => answer(done, seen, id as LearnerId));
    } catch (thrown) {
      if (thrown instanceof Refusal && thrown.problem instanceof InvalidInput) return input.learnerIds.map(() => thrown.problem as InvalidInput);
      throw thrown;
    }
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'))
  @Mutation(() => [AccessType], { description: 'Takes accesses away for good and frees their seats. Those taken away already stay as they are.' })
  async revokeAccess(
    @Arg('input', () => RevokeAccessInput, { description: 'Which.' }) input: RevokeAccessInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AccessType[]> {
    const { database, reads } = this.#parts;
    const ids = idsFrom('acc', input.accessIds);
    const scope = scopeOf(ctx.viewer);
    const seen = await accessesInScope(database.reader, scope, ids);
    if (seen.size !== ids.length) throw new NotFound('access');
    const before = await reads.accesses(ids, ctx);
    const revocation = {
      scope,
      accesses: new Set(ids),
      people: [...seen.values()],
      clients: [...before.values()].map((access) => access.clientId),
    };
    const act = actOf(ctx);
    await database.inTransaction((tx) => revokeAccesses(tx, revocation, act));
    const after = await reads.visibleAccesses(scope, ids, ctx);
    if (after.size !== ids.length) throw new NotFound('access');
    return input.accessIds.map((id) => after.get(id as AccessId)!);
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'))
  @Mutation(() => [SetMembershipStatusResult], { description: 'Disabling frees the seats; enabling takes them again, or is refused. One answer per membership, in order.' })
  async setMembershipStatus(
    @Arg('input', () => SetMembershipStatusInput, { description: 'Which, and how they shall stand.' }) input: SetMembershipStatusInput,
    @Ctx() ctx: RequestContext,
  ): Promise<(typeof SetMembershipStatusResult)[]> {
    const keys = await membershipsOfWholeClients(this.#parts.reads, ctx, idsFrom('mem', input.ids));
    const answers = new Map<string, typeof SetMembershipStatusResult>();
    for (const key of keys) answers.set(key.id, await this.#setStatus(ctx, key, input.enabled));
    return input.ids.map((id) => answers.get(id)!);
  }

  async #requireGrantable(ctx: RequestContext, sublicense: string, people: readonly LearnerId[]) {
    const { reader } = this.#parts.database;
    const scope = scopeOf(ctx.viewer);
    const id = idFrom('sub', sublicense);
    const place = (await placesOf(reader, [id])).get(id);
    if (place === undefined || !seesSublicense(scope, place.clientId, id)) throw new NotFound('sublicense');
    if ((await learnersInScope(reader, scope, people)).size !== people.length) throw new NotFound('learner');
    return id;
  }

  /** A call made again is answered with what has become of it since, as far as its caller sees that. */
  async #seen(ctx: RequestContext, { people }: GrantedToEach): Promise<Seen> {
    const { reads } = this.#parts;
    const scope = scopeOf(ctx.viewer);
    const all = Object.values(people);
    const granted = all.flatMap(({ outcome, access }) => (outcome === 'HELD' || access === null ? [] : [access]));
    const held = all.filter(({ outcome }) => outcome === 'HELD').map(({ membership }) => membership);
    return { accesses: await reads.visibleAccesses(scope, granted, ctx), memberships: await reads.visibleMemberships(scope, held) };
  }

  async #setStatus(ctx: RequestContext, key: MembershipKey, enabled: boolean): Promise<typeof SetMembershipStatusResult> {
    const { database, reads } = this.#parts;
    const change = enabled ? enableMembership : disableMembership;
    const act = actOf(ctx);
    try {
      await sweepingIfFull(database, ctx.clock, () => database.inTransaction((tx) => change(tx, key, act)));
    } catch (thrown) {
      if (thrown instanceof ShortOfSeats) return thrown.problem;
      if (thrown instanceof Refusal && thrown.problem instanceof NotAllowedNow) return thrown.problem;
      throw thrown;
    }
    return new MembershipUpdated(present((await reads.memberships([key.id])).get(key.id)));
  }
}

/** What whoever asks sees of how a grant went. */
interface Seen {
  readonly accesses: ReadonlyMap<AccessId, AccessType>;
  readonly memberships: ReadonlyMap<MembershipId, MembershipType>;
}

function answer({ clientName, people, lacking }: GrantedToEach, seen: Seen, person: LearnerId): typeof GrantAccessResult {
  const granted = people[person];
  if (granted === undefined) return new SeatsExhausted(lacking!);
  if (granted.outcome === 'DISABLED') {
    return invalidly('learnerIds', `This learner is disabled at ${clientName}. Enable the membership first.`);
  }
  if (granted.outcome === 'HELD') return new AlreadyHasAccess(present(seen.memberships.get(granted.membership)));
  return new AccessGranted(present(granted.access === null ? undefined : seen.accesses.get(granted.access)));
}
