import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { HistoryConnection, type HistoryReadModel } from '../history/history.api.js';
import { ForwardPageArgs } from '../kernel/paging.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf } from '../kernel/viewer.js';
import { MembershipType } from './learners.types.js';

/** Membership.history. */
@Resolver(() => MembershipType)
export class MembershipHistoryResolver {
  readonly #history: HistoryReadModel;

  constructor({ history }: { readonly history: HistoryReadModel }) {
    this.#history = history;
  }

  @FieldResolver(() => HistoryConnection, {
    description: 'What happened to this learner here, the newest first; to whoever looks after some sublicenses only, what concerns one of those alone.',
  })
  history(@Root() membership: MembershipType, @Args(() => ForwardPageArgs) args: ForwardPageArgs, @Ctx() ctx: RequestContext): Promise<object> {
    return this.#history.ofSubject(scopeOf(ctx.viewer), membership, args);
  }
}
