import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { parseId } from '../kernel/ids.js';
import { ForwardPageArgs } from '../kernel/paging.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesWholeClient } from '../kernel/viewer.js';
import type { HistoryReadModel } from './history.read-model.js';
import { HistoryConnection } from './history.types.js';

@Resolver()
export class HistoryResolver {
  readonly #readModel: HistoryReadModel;

  constructor({ readModel }: { readonly readModel: HistoryReadModel }) {
    this.#readModel = readModel;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'))
  @Query(() => HistoryConnection, {
    description: 'What was done, the newest first: on the whole site for whoever sees all of it, else at the clients you look after whole.',
  })
  history(
    @Arg('clientId', () => ID, { nullable: true, description: 'Only at this client, which may be gone by now. One you do not look after whole gives an empty list.' })
    clientId: string | null | undefined,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() ctx: RequestContext,
  ): Promise<object> {
    const scope = scopeOf(ctx.viewer);
    if (clientId != null) {
      const client = parseId('cli', clientId);
      return this.#readModel.ofClients(client !== undefined && seesWholeClient(scope, client) ? [client] : [], args);
    }
    return scope.everything ? this.#readModel.ofSite(args) : this.#readModel.ofClients([...scope.clients], args);
  }
}
