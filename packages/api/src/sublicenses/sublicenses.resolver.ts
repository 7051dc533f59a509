import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { ClientsReadModel } from '../clients/clients.api.js';
import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import type { Idempotency } from '../kernel/idempotency.js';
import { NotFound } from '../kernel/faults.js';
import { newId, parseId, type SublicenseId } from '../kernel/ids.js';
import { idFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesWholeClient } from '../kernel/viewer.js';
import type { SublicenseDeletion } from './sublicense-deletion.js';
import { CreateSublicenseInput, DeleteSublicenseInput, UpdateSublicenseInput } from './sublicenses.inputs.js';
import type { SublicensesReadModel } from './sublicenses.read-model.js';
import type { SublicensesService } from './sublicenses.service.js';
import {
  CreateSublicenseResult,
  DeleteSublicenseResult,
  SublicenseCreated,
  SublicenseDeleted,
  SublicenseType,
  SublicenseUpdated,
  UpdateSublicenseResult,
} from './sublicenses.types.js';

/** What {@link SublicensesResolver} works with. */
export interface SublicensesResolverParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly service: SublicensesService;
  readonly deletion: SublicenseDeletion;
  readonly readModel: SublicensesReadModel;
  readonly clients: ClientsReadModel;
}

@Resolver()
export class SublicensesResolver {
  readonly #parts: SublicensesResolverParts;

  constructor(parts: SublicensesResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'))
  @Query(() => SublicenseType, { nullable: true, description: 'One sublicense; null when there is none in reach.' })
  async sublicense(@Arg('id', () => ID, { description: 'Its id.' }) text: string, @Ctx() ctx: RequestContext): Promise<SublicenseType | null> {
    const id = parseId('sub', text);
    if (id === undefined) return null;
    return (await this.#parts.readModel.visible(this.#parts.database.reader, scopeOf(ctx.viewer), id)) ?? null;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN'), CreateSublicenseResult)
  @Mutation(() => CreateSublicenseResult, { description: 'Makes a sublicense of a client.' })
  async createSublicense(
    @Arg('input', () => CreateSublicenseInput, { description: 'The sublicense.' }) input: CreateSublicenseInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof CreateSublicenseResult> {
    const clientId = idFrom('cli', input.clientId);
    if (!seesWholeClient(scopeOf(ctx.viewer), clientId)) throw new NotFound('client');
    const ids = { clientId, id: newId('sub'), seats: newId('alw') };
    const act = actOf(ctx);
    const { sublicense } = await this.#parts.idempotency.once(ctx, { operation: 'createSublicense', input }, async (tx) => {
      await this.#parts.service.create(tx, ids, { input, act });
      return { sublicense: ids.id };
    });
    return new SublicenseCreated(await this.#mine(ctx, sublicense));
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN'), UpdateSublicenseResult)
  @Mutation(() => UpdateSublicenseResult, { description: 'A field left out stays; null clears it; contentIds: [] takes all content away.' })
  async updateSublicense(
    @Arg('input', () => UpdateSublicenseInput, { description: 'What to change.' }) input: UpdateSublicenseInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof UpdateSublicenseResult> {
    const subject = await this.#mine(ctx, idFrom('sub', input.id));
    const act = actOf(ctx);
    await this.#parts.database.inTransaction((tx) => this.#parts.service.update(tx, subject, { input, act }));
    return new SublicenseUpdated(await this.#mine(ctx, subject.id));
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN'), DeleteSublicenseResult)
  @Mutation(() => DeleteSublicenseResult, { description: 'Deletes a sublicense; its learners and codes move to the one named. Refused while it has any and none is named. Accesses that ended or were taken away go with it; where they were all a learner had at the client they move along as they are, without a seat, or, with nowhere to go, the learner is removed from the client as removeFromClient does.' })
  async deleteSublicense(
    @Arg('input', () => DeleteSublicenseInput, { description: 'Which, and where what hangs on it goes.' }) input: DeleteSublicenseInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof DeleteSublicenseResult> {
    const subject = await this.#mine(ctx, idFrom('sub', input.id));
    const moveTo = input.moveLearnersTo == null ? null : idFrom('sub', input.moveLearnersTo);
    await this.#parts.database.inTransaction((tx) => this.#parts.deletion.run(tx, ctx, { subject, moveTo }));
    const client = await this.#parts.clients.visible(this.#parts.database.reader, scopeOf(ctx.viewer), subject.clientId);
    if (client === undefined) throw new NotFound('client');
    return new SublicenseDeleted(client);
  }

  /** A sublicense of a client that whoever asks looks after. @throws NotFound */
  async #mine(ctx: RequestContext, id: SublicenseId): Promise<SublicenseType> {
    const found = await this.#parts.readModel.visible(this.#parts.database.reader, scopeOf(ctx.viewer), id);
    if (found === undefined || !seesWholeClient(scopeOf(ctx.viewer), found.clientId)) throw new NotFound('sublicense');
    return found;
  }
}
