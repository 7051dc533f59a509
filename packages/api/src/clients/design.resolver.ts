import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesWholeClient, staffOf } from '../kernel/viewer.js';
import type { ClientsReadModel } from './clients.read-model.js';
import { ClientUpdated, UpdateClientResult } from './clients.types.js';
import { UpdateDesignInput } from './design.inputs.js';
import { updateDesign } from './design.js';
import type { LogoUploads } from './logo-uploads.js';

/** What {@link DesignResolver} works with. */
export interface DesignResolverParts {
  readonly database: Database;
  readonly readModel: ClientsReadModel;
  readonly logoUploads: LogoUploads;
}

@Resolver()
export class DesignResolver {
  readonly #parts: DesignResolverParts;

  constructor(parts: DesignResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN'), UpdateClientResult)
  @Mutation(() => UpdateClientResult, { description: "Changes a client's brand. A field left out stays; null clears it." })
  async updateDesign(
    @Arg('input', () => UpdateDesignInput, { description: 'What to change.' }) input: UpdateDesignInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof UpdateClientResult> {
    const { database, readModel, logoUploads } = this.#parts;
    const id = idFrom('cli', input.clientId);
    const scope = scopeOf(ctx.viewer);
    if (!seesWholeClient(scope, id)) throw new NotFound('client');
    const act = actOf(ctx);
    const logo = await logoUploads.asked(input.logoUploadId, { client: id, staff: staffOf(ctx.viewer).staffId });
    await database.inTransaction((tx) => updateDesign(tx, act, { id, input, logo }));
    const client = await readModel.visible(database.reader, scope, id);
    if (client === undefined) throw new NotFound('client');
    return new ClientUpdated(client);
  }
}
