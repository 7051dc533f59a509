import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ClientType, type ClientsReadModel } from '../clients/clients.api.js';
import { ForEveryone, ForStaff } from '../kernel/audience.js';
import { earliest } from '../kernel/clock.js';
import type { Id, IdType } from '../kernel/ids.js';
import { load } from '../kernel/loading.js';
import { Node } from '../kernel/node.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesSublicense, seesWholeClient, type Scope } from '../kernel/viewer.js';
import { SublicenseType, type SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import type { LearnersReads } from './learners.reads.js';
import { isOfCode, withoutSource } from './grounds.read-model.js';
import { asInvited } from './learners.reads.js';
import { dataPath } from './personal-data.js';
import { AccessGroundType, AccessType, LearnerType, MembershipType } from './learners.types.js';

/** Finds whatever an id names, as far as the viewer may see it. */
export type FindNode = (ctx: RequestContext, id: Id<IdType>) => Promise<object | null>;

/** What the fields of this slice's types load from. */
export interface LearnersFieldsParts {
  readonly reads: LearnersReads;
  readonly clients: ClientsReadModel;
  readonly sublicenses: SublicensesReadModel;
  readonly findNode: FindNode;
  /** Scheme, host and port by which browsers reach the site. */
  readonly publicUrl: URL;
}

@Resolver(() => LearnerType)
export class LearnerFields {
  readonly #parts: LearnersFieldsParts;

  constructor(parts: LearnersFieldsParts) {
    this.#parts = parts;
  }

  @ForStaff()
  @FieldResolver(() => [MembershipType], { description: 'Their memberships of the clients you look after, oldest first.' })
  async memberships(@Root() learner: LearnerType, @Ctx() ctx: RequestContext): Promise<MembershipType[]> {
    return this.#seen(learner, ctx, scopeOf(ctx.viewer));
  }

  @ForEveryone()
  @FieldResolver(() => Date, { description: 'When the account was made; to staff of some clients, when the learner first came in there.' })
  async createdAt(@Root() learner: LearnerType, @Ctx() ctx: RequestContext): Promise<Date> {
    const { viewer } = ctx;
    if (viewer.kind !== 'staff' || viewer.scope.everything) return learner.accountMadeAt;
    const joined = (await this.#seen(learner, ctx, viewer.scope)).map((membership) => membership.joinedAt);
    return earliest(...joined) ?? learner.accountMadeAt;
  }

  @ForStaff()
  @FieldResolver(() => Date, { nullable: true, description: 'When they last signed in anywhere on the site; null before the first time, and to whoever does not see the whole site.' })
  lastSeenAt(@Root() learner: LearnerType, @Ctx() ctx: RequestContext): Date | null {
    return scopeOf(ctx.viewer).everything ? learner.lastSeenOnSite : null;
  }

  async #seen(learner: LearnerType, ctx: RequestContext, scope: Scope): Promise<MembershipType[]> {
    const all = (await load(ctx, this.#parts.reads.membershipsOf, learner.id)) ?? [];
    const seen = await Promise.all(
      all.map(async (membership) => {
        if (seesWholeClient(scope, membership.clientId)) return true;
        const accesses = (await load(ctx, this.#parts.reads.accessesOf, membership.id)) ?? [];
        return accesses.some((access) => seesSublicense(scope, access.clientId, access.sublicenseId));
      }),
    );
    return all.filter((_, at) => seen[at]);
  }
}

@Resolver(() => MembershipType)
export class MembershipFields {
  readonly #parts: LearnersFieldsParts;

  constructor(parts: LearnersFieldsParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => LearnerType, { description: 'The person.' })
  async learner(@Root() membership: MembershipType, @Ctx() ctx: RequestContext): Promise<LearnerType> {
    return asInvited((await load(ctx, this.#parts.reads.learners, membership.learnerId))!, membership);
  }

  @FieldResolver(() => ClientType, { description: 'The client.' })
  async client(@Root() membership: MembershipType, @Ctx() ctx: RequestContext): Promise<ClientType> {
    return (await load(ctx, this.#parts.clients.byId, membership.clientId))!;
  }

  @FieldResolver(() => String, { description: 'Where all that is kept about them within the client is a file of JSON, by GET with the session cookie: for whoever looks after all of the client.' })
  dataUrl(@Root() membership: MembershipType): string {
    return new URL(dataPath(membership.id), this.#parts.publicUrl).href;
  }

  @FieldResolver(() => [AccessType], { description: 'Every access they have or had here, oldest first, as far as you look after its sublicense.' })
  async accesses(@Root() membership: MembershipType, @Ctx() ctx: RequestContext): Promise<AccessType[]> {
    const all = (await load(ctx, this.#parts.reads.accessesOf, membership.id)) ?? [];
    const scope = scopeOf(ctx.viewer);
    return all.filter((access) => seesSublicense(scope, access.clientId, access.sublicenseId));
  }
}

@Resolver(() => AccessType)
export class AccessFields {
  readonly #parts: LearnersFieldsParts;

  constructor(parts: LearnersFieldsParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => MembershipType, { description: 'Whose it is.' })
  async membership(@Root() access: AccessType, @Ctx() ctx: RequestContext): Promise<MembershipType> {
    return (await load(ctx, this.#parts.reads.memberships, access.membershipId))!;
  }

  @FieldResolver(() => SublicenseType, { description: 'What it is a seat of.' })
  async sublicense(@Root() access: AccessType, @Ctx() ctx: RequestContext): Promise<SublicenseType> {
    return (await load(ctx, this.#parts.sublicenses.byId, access.sublicenseId))!;
  }

  @FieldResolver(() => [AccessGroundType], { description: 'Why it is there: withdrawn one by one; the access ends with its last.' })
  async grounds(@Root() access: AccessType, @Ctx() ctx: RequestContext): Promise<AccessGroundType[]> {
    const grounds = (await load(ctx, this.#parts.reads.grounds, access.id)) ?? [];
    if (seesWholeClient(scopeOf(ctx.viewer), access.clientId)) return grounds;
    return Promise.all(grounds.map((ground) => this.#asFarAsSeen(ctx, ground)));
  }

  /** A code that also opens what the viewer does not look after is not theirs to know, and so not to hand out. */
  async #asFarAsSeen(ctx: RequestContext, ground: AccessGroundType): Promise<AccessGroundType> {
    if (!isOfCode(ground.door) || ground.sourceId === null) return ground;
    return (await this.#parts.findNode(ctx, ground.sourceId)) === null ? withoutSource(ground) : ground;
  }
}

@Resolver(() => AccessGroundType)
export class AccessGroundFields {
  readonly #parts: LearnersFieldsParts;

  constructor(parts: LearnersFieldsParts) {
    this.#parts = parts;
  }

  @ForStaff()
  @FieldResolver(() => Node, {
    nullable: true,
    description: 'The code or the member of the staff behind it; null where it is gone or beyond what you look after.',
  })
  async source(@Root() ground: AccessGroundType, @Ctx() ctx: RequestContext): Promise<object | null> {
    return ground.sourceId === null ? null : this.#parts.findNode(ctx, ground.sourceId);
  }
}
