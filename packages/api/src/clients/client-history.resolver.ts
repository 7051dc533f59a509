import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { HistoryConnection, type HistoryReadModel } from '../history/history.api.js';
import { ForwardPageArgs } from '../kernel/paging.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesWholeClient } from '../kernel/viewer.js';
import { ClientType } from './clients.types.js';

/** Client.history. */
@Resolver(() => ClientType)
export class ClientHistoryResolver {
  readonly #history: HistoryReadModel;

  constructor({ history }: { readonly history: HistoryReadModel }) {
    this.#history = history;
  }

  @FieldResolver(() => HistoryConnection, {
    description: 'What was done at this client and in it, the newest first. Empty for whoever looks after some of its sublicenses only.',
  })
  history(@Root() client: ClientType, @Args(() => ForwardPageArgs) args: ForwardPageArgs, @Ctx() ctx: RequestContext): Promise<object> {
    return this.#history.ofClients(seesWholeClient(scopeOf(ctx.viewer), client.id) ? [client.id] : [], args);
  }
}
