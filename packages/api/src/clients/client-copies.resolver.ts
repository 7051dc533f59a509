import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import type { Idempotency } from '../kernel/idempotency.js';
import { idFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { EVERYTHING } from '../kernel/viewer.js';
import { CopyClientInput } from './client-copies.inputs.js';
import { CopiedIds, type ClientCopies } from './client-copies.js';
import type { ClientsReadModel } from './clients.read-model.js';
import { newClientIds } from './clients.service.js';
import { ClientCreated, CreateClientResult } from './clients.types.js';

/** What {@link ClientCopiesResolver} works with. */
export interface ClientCopiesParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly copies: ClientCopies;
  readonly readModel: ClientsReadModel;
}

@Resolver()
export class ClientCopiesResolver {
  readonly #parts: ClientCopiesParts;

  constructor(parts: ClientCopiesParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER'), CreateClientResult)
  @Mutation(() => CreateClientResult, {
    description:
      'Makes a client like another: settings, seat limits, ends, content, the whole tree of sublicenses with their SKUs, and the design with every text and address in it. Not its own SKU, which is unique on the site, and not its references; no learners, no codes, no staff. The copy is open: an end of the client that is past is not copied; those of sublicenses are, past or not.',
  })
  async copyClient(
    @Arg('input', () => CopyClientInput, { description: 'What to copy, and what the copy is called.' }) input: CopyClientInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof CreateClientResult> {
    const { database, idempotency, copies, readModel } = this.#parts;
    const from = idFrom('cli', input.id);
    const ids = new CopiedIds(newClientIds());
    const act = actOf(ctx);
    const { copied } = await idempotency.once(ctx, { operation: 'copyClient', input }, async (tx) => {
      await copies.copy(tx, act, { from, ids, input });
      return { copied: ids.own.client };
    });
    const client = await readModel.visible(database.reader, EVERYTHING, copied);
    if (client === undefined) throw new NotFound('client');
    return new ClientCreated(client);
  }
}
