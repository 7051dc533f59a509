import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { EVERYTHING } from '../kernel/viewer.js';
import { DeleteClientInput } from './client-deletion.inputs.js';
import type { ClientDeletion } from './client-deletion.js';
import { ClientDeleted, DeleteClientResult } from './client-deletion.types.js';
import type { ClientsReadModel } from './clients.read-model.js';

/** What {@link ClientDeletionResolver} works with. */
export interface ClientDeletionResolverParts {
  readonly database: Database;
  readonly deletion: ClientDeletion;
  readonly readModel: ClientsReadModel;
}

@Resolver()
export class ClientDeletionResolver {
  readonly #parts: ClientDeletionResolverParts;

  constructor(parts: ClientDeletionResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER'), DeleteClientResult)
  @Mutation(() => DeleteClientResult, {
    description:
      'Deletes a client for good, with its sublicenses, codes, memberships and accesses; only by its name typed again. Refused while learners are in, unless withLearners. Accounts, history and the claim to its slugs stay.',
  })
  async deleteClient(
    @Arg('input', () => DeleteClientInput, { description: 'Which, and its name.' }) input: DeleteClientInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof DeleteClientResult> {
    const { database, deletion, readModel } = this.#parts;
    const id = idFrom('cli', input.id);
    if ((await readModel.visible(database.reader, EVERYTHING, id)) === undefined) throw new NotFound('client');
    const act = actOf(ctx);
    await database.inTransaction((tx) => deletion.run(tx, act, { id, name: input.name, withLearners: input.withLearners }));
    return new ClientDeleted(id);
  }
}
