import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { HistoryConnection, type HistoryReadModel } from '../history/history.api.js';
import { ForwardPageArgs } from '../kernel/paging.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf } from '../kernel/viewer.js';
import { RegistrationCodeType } from './codes.types.js';

/** RegistrationCode.history. */
@Resolver(() => RegistrationCodeType)
export class CodeHistoryResolver {
  readonly #history: HistoryReadModel;

  constructor({ history }: { readonly history: HistoryReadModel }) {
    this.#history = history;
  }

  @FieldResolver(() => HistoryConnection, { description: 'What was done to the code, the newest first; who used it is in `redemptions`.' })
  history(@Root() code: RegistrationCodeType, @Args(() => ForwardPageArgs) args: ForwardPageArgs, @Ctx() ctx: RequestContext): Promise<object> {
    return this.#history.ofSubject(scopeOf(ctx.viewer), code, args);
  }
}
