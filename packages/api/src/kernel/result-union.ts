import { createUnionType } from 'type-graphql';
import type { Problem } from './problem.js';

type Class<T> = abstract new (...args: never[]) => T;

const problemsByUnion = new Map<unknown, readonly Class<Problem>[]>();

/**
 * The result of an operation that may be refused: the fact first, then the problems it may meet. What is not
 * declared here cannot be answered: an undeclared refusal is a bug and answers INTERNAL_SERVER_ERROR.
 */
export function resultUnion<Fact extends Class<object>, P extends Class<Problem>>(
  name: string,
  description: string,
  facts: readonly Fact[],
  problems: readonly P[],
): InstanceType<Fact> | InstanceType<P> {
  const union = createUnionType({
    name,
    description,
    types: () => [...facts, ...problems] as never,
  }) as unknown;
  problemsByUnion.set(union, problems);
  return union as InstanceType<Fact> | InstanceType<P>;
}

/** The problems a result declares. */
export function problemsOf(union: unknown): readonly Class<Problem>[] {
  return problemsByUnion.get(union) ?? [];
}
