import type { ContainerType } from 'type-graphql';

/** Gives type-graphql the resolvers that composition made, by their classes. */
export function containerOf(resolvers: readonly object[]): ContainerType {
  const byClass = new Map<unknown, object>(resolvers.map((resolver) => [resolver.constructor, resolver]));
  return {
    get(wanted: { readonly name: string }) {
      const resolver = byClass.get(wanted);
      if (resolver === undefined) throw new Error(`Composition makes no ${wanted.name}.`);
      return resolver;
    },
  };
}
