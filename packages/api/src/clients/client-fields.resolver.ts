import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Seats, loadingStandings } from '../allowances/allowances.api.js';
import { ContentItemType } from '../content/content.api.js';
import type { Database } from '../kernel/database.js';
import { load } from '../kernel/loading.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { ClientsReadModel } from './clients.read-model.js';
import { ClientType } from './clients.types.js';

/** The fields of Client that need a statement of their own. */
@Resolver(() => ClientType)
export class ClientFieldsResolver {
  readonly #readModel: ClientsReadModel;
  readonly #standings: ReturnType<typeof loadingStandings>;

  constructor({ database, readModel }: { database: Database; readModel: ClientsReadModel }) {
    this.#readModel = readModel;
    this.#standings = loadingStandings(database.reader);
  }

  @FieldResolver(() => Seats, { description: 'How many learners may be in, how many are: each learner once, however many sublicenses they hold.' })
  async seats(@Root() client: ClientType, @Ctx() ctx: RequestContext): Promise<Seats> {
    // A client read in part does not have it.
    const { seatAllowanceId } = typeof client.seatAllowanceId === 'string' ? client : (await load(ctx, this.#readModel.byId, client.id))!;
    const standing = await load(ctx, this.#standings, seatAllowanceId);
    if (standing === undefined) throw new Error('A client has no allowance of seats.');
    return new Seats(standing);
  }

  @FieldResolver(() => [ContentItemType], { description: 'The content items it has: those it was given, and those that have one of its tags; by title.' })
  async content(@Root() client: ClientType, @Ctx() ctx: RequestContext): Promise<ContentItemType[]> {
    return (await load(ctx, this.#readModel.contentOf, client.id)) ?? [];
  }

  @FieldResolver(() => [ContentItemType], { description: 'The content items it was given one by one, whether or not a tag brings them, too: what `contentIds` of UpdateClientInput replaces; by title.' })
  async chosenContent(@Root() client: ClientType, @Ctx() ctx: RequestContext): Promise<ContentItemType[]> {
    return (await load(ctx, this.#readModel.chosenContentOf, client.id)) ?? [];
  }

  @FieldResolver(() => [String], { description: 'The tags that bring it content: it has every item that has one of them, now and later. By the alphabet.' })
  async contentTags(@Root() client: ClientType, @Ctx() ctx: RequestContext): Promise<string[]> {
    return (await load(ctx, this.#readModel.contentTagsOf, client.id)) ?? [];
  }
}
