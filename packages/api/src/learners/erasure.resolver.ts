import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf } from '../kernel/viewer.js';
import { eraseLearner, type Forgetting } from './erasure.js';
import { EraseLearnerInput } from './learners.inputs.js';
import { learnersInScope } from './scope.read-model.js';

/** What {@link ErasureResolver} works with. */
export interface ErasureResolverParts {
  readonly database: Database;
  readonly forgetting: Forgetting;
}

@Resolver()
export class ErasureResolver {
  readonly #parts: ErasureResolverParts;

  constructor(parts: ErasureResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER'))
  @Mutation(() => ID, {
    description:
      'Erases a person, in every client: names, address, external ids, references, invites, mails and sessions are gone for good, and every seat comes free. Counts stay, and history, without the person. The address may be that of somebody new. Answers the id.',
  })
  async eraseLearner(@Arg('input', () => EraseLearnerInput, { description: 'Whom.' }) input: EraseLearnerInput, @Ctx() ctx: RequestContext): Promise<string> {
    const { database, forgetting } = this.#parts;
    const id = idFrom('lrn', input.id);
    if (!(await learnersInScope(database.reader, scopeOf(ctx.viewer), [id])).has(id)) throw new NotFound('learner');
    const act = actOf(ctx);
    await database.inTransaction((tx) => eraseLearner(forgetting, tx, id, act));
    return id;
  }
}
