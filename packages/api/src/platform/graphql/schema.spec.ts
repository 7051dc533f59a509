import { describe, expect, it } from '@jest/globals';
import { Mutation, Query, Resolver } from 'type-graphql';
import { Allow, anyone } from '../../kernel/policy.js';
import { buildPorticoSchema } from './schema.js';

@Resolver()
class Guarded {
  @Allow(anyone)
  @Query(() => Date)
  time(): Date {
    return new Date(0);
  }
}

@Resolver()
class Forgotten {
  @Query(() => String)
  readAll(): string {
    return '';
  }

  @Mutation(() => String)
  deleteAll(): string {
    return '';
  }
}

const container = { get: (resolver: new () => object) => new resolver() };

describe('the schema', () => {
  it('is not built while an operation has no policy, and the refusal names each', async () => {
    await expect(buildPorticoSchema([Guarded, Forgotten], container)).rejects.toThrow(
      'These operations have no policy: Query.readAll, Mutation.deleteAll.',
    );
  });

  it('knows one scalar for times, DateTime', async () => {
    const schema = await buildPorticoSchema([Guarded], container);
    expect(String(schema.getQueryType()?.getFields()['time']?.type)).toBe('DateTime!');
  });
});
