import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { HistoryEntryType } from '../history/history.api.js';
import type { LearnerId, MembershipId } from '../kernel/ids.js';
import { load } from '../kernel/loading.js';
import { Node } from '../kernel/node.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf } from '../kernel/viewer.js';
import { Actor, staffActor, type StaffReadModel } from '../staff/staff.api.js';
import type { FindNode } from './learners.fields.js';
import type { LearnersReads } from './learners.reads.js';
import { LearnerType, type MembershipType } from './learners.types.js';

/** What {@link HistoryEntryFields} loads from. */
export interface HistoryEntryFieldsParts {
  readonly reads: LearnersReads;
  readonly staff: StaffReadModel;
  readonly findNode: FindNode;
}

/** Actor.learner. */
@Resolver(() => Actor)
export class ActorFields {
  readonly #reads: LearnersReads;

  constructor({ reads }: { readonly reads: LearnersReads }) {
    this.#reads = reads;
  }

  @FieldResolver(() => LearnerType, { nullable: true, description: 'The learner; null when it was none, or one beyond what you look after.' })
  async learner(@Root() { learnerId }: Actor, @Ctx() ctx: RequestContext): Promise<LearnerType | null> {
    return learnerId === null ? null : ((await load(ctx, this.#reads.learners, learnerId)) ?? null);
  }
}

@Resolver(() => HistoryEntryType)
export class HistoryEntryFields {
  readonly #parts: HistoryEntryFieldsParts;

  constructor(parts: HistoryEntryFieldsParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => Actor, { description: 'Who did it.' })
  async actor(@Root() { by }: HistoryEntryType, @Ctx() ctx: RequestContext): Promise<Actor> {
    if (by.kind === 'STAFF') return staffActor(ctx, this.#parts.staff, by.id);
    if (by.kind === 'SYSTEM') return new Actor('SYSTEM', 'Portico');
    const learner = await load(ctx, this.#learnersSeen, by.id);
    return learner === undefined ? new Actor('LEARNER', 'A learner') : new Actor('LEARNER', `${learner.firstName} ${learner.lastName}`, { learnerId: learner.id });
  }

  @FieldResolver(() => Node, { nullable: true, description: 'What it was done to; null where that is gone, cannot be fetched or is beyond what you look after.' })
  async subject(@Root() { subjectId }: HistoryEntryType, @Ctx() ctx: RequestContext): Promise<object | null> {
    if (subjectId.startsWith('mem_')) return (await load(ctx, this.#membershipsSeen, subjectId as MembershipId)) ?? null;
    return (await load(ctx, this.#nodesSeen, subjectId)) ?? null;
  }

  readonly #learnersSeen = (ids: readonly LearnerId[], ctx: RequestContext): Promise<Map<LearnerId, LearnerType>> =>
    this.#parts.reads.visibleLearners(scopeOf(ctx.viewer), ids);

  readonly #membershipsSeen = (ids: readonly MembershipId[], ctx: RequestContext): Promise<Map<MembershipId, MembershipType>> =>
    this.#parts.reads.visibleMemberships(scopeOf(ctx.viewer), ids);

  /** Each once, however many entries of a page are about it. */
  readonly #nodesSeen = async (ids: readonly HistoryEntryType['subjectId'][], ctx: RequestContext): Promise<Map<HistoryEntryType['subjectId'], object | null>> =>
    new Map(await Promise.all(ids.map(async (id): Promise<[typeof id, object | null]> => [id, await this.#parts.findNode(ctx, id)])));
}
