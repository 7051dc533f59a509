import type { GraphQLSchema } from 'graphql';
import { buildSchema, type ContainerType } from 'type-graphql';
import { GraphQLDateTime } from './date-time.js';
import { requirePolicies } from './required-policies.js';

/** Classes of resolvers; at least one. */
export type Resolvers = readonly [ResolverClass, ...ResolverClass[]];
// type-graphql takes resolver classes as `Function`, whatever their constructors need.
type ResolverClass = abstract new (...parameters: never[]) => object;

/**
 * Builds the schema from its resolvers.
 *
 * @param container makes or finds the instance of a resolver class
 * @throws Error naming every query and mutation without a policy
 */
export async function buildPorticoSchema(resolvers: Resolvers, container: ContainerType): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [resolvers[0], ...resolvers.slice(1)],
    container,
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
    // Plain `true` would let null pass every rule. Unknown members cannot arrive: GraphQL refuses them before.
    validate: { skipMissingProperties: false, skipUndefinedProperties: true, forbidUnknownValues: false },
  });
  requirePolicies(schema);
  return schema;
}
