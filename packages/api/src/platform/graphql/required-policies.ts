import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { POLICY_EXTENSION } from '../../kernel/policy.js';

/** Refuses a schema in which anything can be called without somebody having said by whom. */
export function requirePolicies(schema: GraphQLSchema): void {
  const bare = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(withoutPolicy);
  if (bare.length > 0) throw new Error(`These operations have no policy: ${bare.join(', ')}. Put @Allow on each.`);
}

function withoutPolicy(type: GraphQLObjectType | null | undefined): string[] {
  if (type == null) return [];
  return Object.values(type.getFields())
    .filter((field) => field.extensions[POLICY_EXTENSION] === undefined)
    .map((field) => `${type.name}.${field.name}`);
}
