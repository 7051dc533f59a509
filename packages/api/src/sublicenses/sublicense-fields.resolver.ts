import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ClientType, type ClientsReadModel } from '../clients/clients.api.js';
import { ContentItemType } from '../content/content.api.js';
import type { Database } from '../kernel/database.js';
import { load } from '../kernel/loading.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesSublicense } from '../kernel/viewer.js';
import type { SublicensesReadModel } from './sublicenses.read-model.js';
import { SublicenseType } from './sublicenses.types.js';

/** What {@link SublicenseFieldsResolver} works with. */
export interface SublicenseFieldsParts {
  readonly database: Database;
  readonly readModel: SublicensesReadModel;
  readonly clients: ClientsReadModel;
}

/** The fields of Sublicense that need a statement of their own. */
@Resolver(() => SublicenseType)
export class SublicenseFieldsResolver {
  readonly #parts: SublicenseFieldsParts;

  constructor(parts: SublicenseFieldsParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => ClientType, { description: 'The client it is a share of.' })
  async client(@Root() sublicense: SublicenseType, @Ctx() ctx: RequestContext): Promise<ClientType> {
    return (await load(ctx, this.#parts.clients.byId, sublicense.clientId))!;
  }

  @FieldResolver(() => SublicenseType, { nullable: true, description: 'The sublicense it hangs under; null when there is none, or none in reach.' })
  async parent(@Root() { clientId, parentId }: SublicenseType, @Ctx() ctx: RequestContext): Promise<SublicenseType | null> {
    if (parentId === null || !seesSublicense(scopeOf(ctx.viewer), clientId, parentId)) return null;
    return (await load(ctx, this.#parts.readModel.byId, parentId)) ?? null;
  }

  @FieldResolver(() => [String], { description: 'The names from the root of the tree, or the highest in reach, down to this one.' })
  async path(@Root() { clientId, id }: SublicenseType, @Ctx() ctx: RequestContext): Promise<string[]> {
    const scope = scopeOf(ctx.viewer);
    const steps = (await load(ctx, this.#parts.readModel.pathOf, id)) ?? [];
    return steps.filter((step) => seesSublicense(scope, clientId, step.id)).map((step) => step.name);
  }

  @FieldResolver(() => [ContentItemType], { description: "The content items it opens, of those its client has: the chosen ones, and those that have one of its tags; by title. Main opens all its client's." })
  async content(@Root() sublicense: SublicenseType, @Ctx() ctx: RequestContext): Promise<ContentItemType[]> {
    return (await load(ctx, this.#parts.readModel.contentOf, sublicense.id)) ?? [];
  }

  @FieldResolver(() => [ContentItemType], { description: 'The content items it was given one by one, whether or not a tag opens them, too, of those its client has: what `contentIds` of UpdateSublicenseInput replaces; by title. Main has none.' })
  async chosenContent(@Root() sublicense: SublicenseType, @Ctx() ctx: RequestContext): Promise<ContentItemType[]> {
    return (await load(ctx, this.#parts.readModel.chosenContentOf, sublicense.id)) ?? [];
  }

  @FieldResolver(() => [String], { description: "The tags by which it opens content: every item of its client's that has one of them, now and later. By the alphabet; Main has none." })
  async contentTags(@Root() sublicense: SublicenseType, @Ctx() ctx: RequestContext): Promise<string[]> {
    return (await load(ctx, this.#parts.readModel.contentTagsOf, sublicense.id)) ?? [];
  }
}
