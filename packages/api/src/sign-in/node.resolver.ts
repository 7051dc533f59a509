import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Node } from '../kernel/node.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { findNode, type NodeLoaders } from './nodes.js';

@Resolver()
export class NodeResolver {
  readonly #loaders: NodeLoaders;

  constructor({ loaders }: { loaders: NodeLoaders }) {
    this.#loaders = loaders;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'))
  @Query(() => Node, { nullable: true, description: 'Whatever an id names; null when there is none in reach.' })
  node(@Arg('id', () => ID, { description: 'The id of anything that is a Node.' }) id: string, @Ctx() ctx: RequestContext): Promise<object | null> {
    return findNode(this.#loaders, ctx, id);
  }
}
