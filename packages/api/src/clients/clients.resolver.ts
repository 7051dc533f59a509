import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import type { Idempotency } from '../kernel/idempotency.js';
import { Forbidden, NotFound } from '../kernel/faults.js';
import { parseId, type ClientId } from '../kernel/ids.js';
import { idFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import { invalid } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesWholeClient, type Viewer } from '../kernel/viewer.js';
import { CreateClientInput, SetClientStatusInput, UpdateClientInput } from './clients.inputs.js';
import { ClientsArgs } from './clients-list.inputs.js';
import type { ClientsReadModel } from './clients.read-model.js';
import { newClientIds, type ClientsService } from './clients.service.js';
import { ClientConnection, ClientCreated, ClientType, ClientUpdated, CreateClientResult, UpdateClientResult } from './clients.types.js';

/** What {@link ClientsResolver} works with. */
export interface ClientsResolverParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly service: ClientsService;
  readonly readModel: ClientsReadModel;
}

@Resolver()
export class ClientsResolver {
  readonly #parts: ClientsResolverParts;

  constructor(parts: ClientsResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'))
  @Query(() => ClientConnection, { description: 'The clients in reach. Pages both ways.' })
  clients(@Args(() => ClientsArgs) args: ClientsArgs, @Ctx() ctx: RequestContext): Promise<object> {
    return this.#parts.readModel.page(scopeOf(ctx.viewer), args, ctx);
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'))
  @Query(() => ClientType, { nullable: true, description: 'One client, by its id or by a slug it has or had: give one of them. Null when there is none in reach.' })
  async client(
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id: string | null | undefined,
    @Arg('slug', () => String, { nullable: true, description: 'Its slug, or an old one.' }) slug: string | null | undefined,
    @Ctx() ctx: RequestContext,
  ): Promise<ClientType | null> {
    const { database, readModel } = this.#parts;
    if ((id == null) === (slug == null)) throw invalid('id', 'Give id or slug: one of them.');
    const wanted = id != null ? parseId('cli', id) : await readModel.idOfSlug(database.reader, slug!);
    if (wanted === undefined) return null;
    return (await readModel.visible(database.reader, scopeOf(ctx.viewer), wanted)) ?? null;
  }

  @Allow(staff('OWNER'), CreateClientResult)
  @Mutation(() => CreateClientResult, { description: 'Makes a client and its Main sublicense. slug left out: derived from the name.' })
  async createClient(
    @Arg('input', () => CreateClientInput, { description: 'The client.' }) input: CreateClientInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof CreateClientResult> {
    const ids = newClientIds();
    const act = actOf(ctx);
    const { client } = await this.#parts.idempotency.once(ctx, { operation: 'createClient', input }, async (tx) => {
      await this.#parts.service.create(tx, ids, { input, act });
      return { client: ids.client };
    });
    return new ClientCreated(await this.#read(ctx, client));
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN'), UpdateClientResult)
  @Mutation(() => UpdateClientResult, { description: 'A field left out stays; null clears it. An old slug keeps leading to the client.' })
  async updateClient(
    @Arg('input', () => UpdateClientInput, { description: 'What to change.' }) input: UpdateClientInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof UpdateClientResult> {
    const id = idFrom('cli', input.id);
    if (!seesWholeClient(scopeOf(ctx.viewer), id)) throw new NotFound('client');
    requireOwnerFor(input, ctx.viewer);
    const act = actOf(ctx);
    await this.#parts.database.inTransaction((tx) => this.#parts.service.update(tx, id, { input, act }));
    return new ClientUpdated(await this.#read(ctx, id));
  }

  @Allow(staff('OWNER'))
  @Mutation(() => ClientType, { description: 'Opens or closes a client. Closing cuts everybody off at once; opening brings everything back.' })
  async setClientStatus(
    @Arg('input', () => SetClientStatusInput, { description: 'The client and what it is to be.' }) input: SetClientStatusInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ClientType> {
    const id = idFrom('cli', input.id);
    const act = actOf(ctx);
    await this.#parts.database.inTransaction((tx) => this.#parts.service.setStatus(tx, id, { status: input.status, act }));
    return this.#read(ctx, id);
  }

  async #read(ctx: RequestContext, id: ClientId): Promise<ClientType> {
    const client = await this.#parts.readModel.visible(this.#parts.database.reader, scopeOf(ctx.viewer), id);
    if (client === undefined) throw new NotFound('client');
    return client;
  }
}

/** What a client may cost its training company is the owner's to say. */
function requireOwnerFor(input: UpdateClientInput, viewer: Viewer): void {
  if (viewer.kind === 'staff' && viewer.role === 'OWNER') return;
  if (input.seatLimit !== undefined || input.expiresAt !== undefined || input.contentIds !== undefined || input.contentTags !== undefined) {
    throw new Forbidden("Only an owner changes a client's seat limit, end and content.");
  }
}
