import type { GraphQLSchema } from 'graphql';
import { composition } from '../../src/composition.js';
import { buildPorticoSchema } from '../../src/platform/graphql/schema.js';

/** The schema of the product, without anything behind it. */
export function emittedSchema(): Promise<GraphQLSchema> {
  const nothing = {
    get: (): never => {
      throw new Error('Reading the schema runs no resolver.');
    },
  };
  return buildPorticoSchema(composition.resolvers, nothing);
}
