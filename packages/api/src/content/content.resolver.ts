import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import type { Idempotency } from '../kernel/idempotency.js';
import { newId } from '../kernel/ids.js';
import { load } from '../kernel/loading.js';
import { idFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { EVERYTHING, scopeOf } from '../kernel/viewer.js';
import { ContentItemsArgs, SaveContentItemInput } from './content.inputs.js';
import type { ContentReadModel } from './content.read-model.js';
import type { ContentService } from './content.service.js';
import { ContentItemConnection, ContentItemSaved, ContentItemType, SaveContentItemResult } from './content.types.js';

/** What {@link ContentResolver} works with. */
export interface ContentResolverParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly service: ContentService;
  readonly readModel: ContentReadModel;
}

@Resolver(() => ContentItemType)
export class ContentResolver {
  readonly #parts: ContentResolverParts;

  constructor(parts: ContentResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'))
  @Query(() => ContentItemConnection, { description: 'Content items by title: all of them for whoever sees the whole site, else those of the clients in reach.' })
  contentItems(@Args(() => ContentItemsArgs) args: ContentItemsArgs, @Ctx() ctx: RequestContext): Promise<object> {
    return this.#parts.readModel.page(scopeOf(ctx.viewer), args);
  }

  @Allow(staff('OWNER'), SaveContentItemResult)
  @Mutation(() => SaveContentItemResult, { description: 'Makes a content item, or changes the one whose id is given.' })
  async saveContentItem(
    @Arg('input', () => SaveContentItemInput, { description: 'The item.' }) input: SaveContentItemInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof SaveContentItemResult> {
    const { database, idempotency, service, readModel } = this.#parts;
    const isNew = input.id == null;
    const id = isNew ? newId('cnt') : idFrom('cnt', input.id!);
    const act = actOf(ctx);
    const { item } = await idempotency.once(ctx, { operation: 'saveContentItem', input }, async (tx) => {
      await (isNew ? service.create(tx, id, { input, act }) : service.update(tx, id, { input, act }));
      return { item: id };
    });
    return new ContentItemSaved((await readModel.visible(database.reader, EVERYTHING, item))!);
  }

  @FieldResolver(() => [String], { description: 'At most 20 tags of at most 60 characters.' })
  async tags(@Root() item: ContentItemType, @Ctx() ctx: RequestContext): Promise<string[]> {
    return (await load(ctx, this.#parts.readModel.tagsOf, item.id)) ?? [];
  }
}
