import { describe, expect, it } from '@jest/globals';
import { ArgumentValidationError, ObjectType, type ResolverData } from 'type-graphql';
import { BadUserInput, NotFound } from './faults.js';
import { InvalidInput, invalid, NotAllowedNow, Problem, Refusal } from './problem.js';
import type { RequestContext } from './request-context.js';
import { resultUnion } from './result-union.js';
import { settling } from './settle.js';

@ObjectType()
class Done {}

@ObjectType()
class OfKind extends NotAllowedNow {}

const result = resultUnion('SettleSpecResult', 'For this spec.', [Done], [NotAllowedNow, InvalidInput]);
const bare = resultUnion('SettleSpecBareResult', 'For this spec.', [Done], [NotAllowedNow]);
// The middleware reads nothing of what is resolved.
const nothing = {} as ResolverData<RequestContext>;

function settled(union: unknown, body: () => unknown): Promise<unknown> {
  return Promise.resolve(settling(union)(nothing, async () => body()));
}

function thrower(thrown: unknown): () => never {
  return () => {
    throw thrown;
  };
}

describe('settling', () => {
  it('lets an answer through as it is', async () => {
    const done = new Done();
    expect(await settled(result, () => done)).toBe(done);
  });

  it('turns a refusal into the member of the result it stands for, kinds of it too', async () => {
    for (const problem of [new NotAllowedNow('Not now.'), new OfKind('Not now.')]) expect(await settled(result, thrower(new Refusal(problem)))).toBe(problem);
  });

  it('leaves a refusal that the result does not declare an error: somebody forgot to declare it', async () => {
    class Undeclared extends Problem {}
    const refusal = new Refusal(new Undeclared('Undeclared.'));
    await expect(settled(result, thrower(refusal))).rejects.toBe(refusal);
  });

  it('turns wrong input into BAD_USER_INPUT where the result has no InvalidInput', async () => {
    for (const union of [bare, undefined]) await expect(settled(union, thrower(invalid('name', 'Too long.')))).rejects.toThrow(new BadUserInput('Too long.'));
  });

  it('names each field that failed validation, from the input down, and none of its values', async () => {
    const children = [{ property: '3', children: [{ property: 'email', value: 'canary', constraints: { isEmail: 'email must be an address' } }] }];
    const errors = [{ property: 'name', value: 'canary', constraints: { line: 'name is too long.' } }, { property: 'learners', value: ['canary'], children }];
    const answer = await settled(result, thrower(new ArgumentValidationError(errors)));
    expect(answer).toEqual(
      expect.objectContaining({
        fields: [
          { path: 'name', message: 'Name is too long.' },
          { path: 'learners.3.email', message: 'Email must be an address.' },
        ],
      }),
    );
    expect(JSON.stringify(answer)).not.toContain('canary');
  });

  it('leaves faults alone', async () => {
    const fault = new NotFound('client');
    await expect(settled(result, thrower(fault))).rejects.toBe(fault);
  });
});
