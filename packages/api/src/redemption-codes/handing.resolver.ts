import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { RedemptionCodeType, RedemptionType, type CodesReadModel } from '../codes/codes.api.js';
import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import type { Idempotency } from '../kernel/idempotency.js';
import type { CodeId } from '../kernel/ids.js';
import { prime } from '../kernel/loading.js';
import { idFrom, idsFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesSublicense } from '../kernel/viewer.js';
import { MarkCodeHandedToInput, ReverseRedemptionInput } from './handing.inputs.js';
import { markHanded } from './handing.js';
import { reverse, type ReversalMemory, type Reversed } from './reversal.js';

/** What {@link HandingResolver} works with. */
export interface HandingResolverParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly readModel: CodesReadModel;
}

/** What is done with single codes once they are made. */
@Resolver()
export class HandingResolver {
  readonly #parts: HandingResolverParts;

  constructor(parts: HandingResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'))
  @Mutation(() => [RedemptionCodeType], { description: 'Notes to whom redemption codes were handed. All or none; the codes, in the order given.' })
  async markCodeHandedTo(
    @Arg('input', () => MarkCodeHandedToInput, { description: 'Which, and to whom.' }) input: MarkCodeHandedToInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RedemptionCodeType[]> {
    const { database, readModel } = this.#parts;
    const ids = idsFrom('cod', input.codeIds);
    if ((await readModel.visible(database.reader, scopeOf(ctx.viewer), ids, 'REDEMPTION')).size !== ids.length) throw new NotFound('code');
    const handing = new Map(ids.map((id) => [id, input.handedTo?.trim() ?? null]));
    const act = actOf(ctx);
    await database.inTransaction((tx) => markHanded(tx, handing, act));
    const codes = await readModel.redemptionCodes.byId(ids, ctx);
    if (codes.size !== ids.length) throw new NotFound('code');
    return input.codeIds.map((id) => codes.get(id as CodeId)!);
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'))
  @Mutation(() => RedemptionType, {
    description: 'Takes a redemption back: its ground goes, and the access and the seat with the last ground; the code can be used again, by the same learner too. What staff took away stays taken away. The redemption as it was.',
  })
  async reverseRedemption(
    @Arg('input', () => ReverseRedemptionInput, { description: 'Which, and why.' }) input: ReverseRedemptionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RedemptionType> {
    const { idempotency } = this.#parts;
    const call = { operation: 'reverseRedemption', input };
    const before = await idempotency.recall(ctx, call);
    // Only this operation kept it.
    const reversed = before === undefined ? await this.#reverse(ctx, call) : await this.#inReach(ctx, before as Reversed);
    // What it had given cannot be read any more.
    prime(ctx, this.#parts.readModel.gave, new Map([[reversed.id, [...reversed.gave]]]));
    const { id, codeId, learnerId, clientId, code, redeemedAt } = reversed;
    return Object.assign(new RedemptionType(), { id, codeId, learnerId, clientId, code, redeemedAt: new Date(redeemedAt) });
  }

  /** What an earlier call reversed, as far as whoever asks could read it now. @throws NotFound */
  async #inReach(ctx: RequestContext, reversed: Reversed): Promise<Reversed> {
    const scope = scopeOf(ctx.viewer);
    const seesAll = reversed.gave.every((sublicense) => seesSublicense(scope, reversed.clientId, sublicense));
    if (!seesAll || !(await this.#parts.readModel.seesRedemption(scope, reversed))) throw new NotFound('redemption');
    return reversed;
  }

  async #reverse(ctx: RequestContext, call: { readonly operation: string; readonly input: ReverseRedemptionInput }): Promise<Reversed> {
    const { idempotency, readModel } = this.#parts;
    const id = idFrom('red', call.input.id);
    const scope = scopeOf(ctx.viewer);
    const redemption = await readModel.visibleRedemption(scope, id);
    if (redemption === undefined) throw new NotFound('redemption');
    const memory: ReversalMemory = {};
    const how = { reason: call.input.reason.trim(), scope, act: actOf(ctx), memory };
    return idempotency.once(ctx, call, (tx) => reverse(tx, redemption, how));
  }
}
