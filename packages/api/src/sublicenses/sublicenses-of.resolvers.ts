import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ClientType } from '../clients/clients.api.js';
import { NotFound } from '../kernel/faults.js';
import { load } from '../kernel/loading.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesSublicense } from '../kernel/viewer.js';
import { StaffType, type StaffReadModel } from '../staff/staff.api.js';
import type { SublicensesReadModel } from './sublicenses.read-model.js';
import { SublicenseType } from './sublicenses.types.js';

/** Client.mainSublicense and Client.sublicenses. */
@Resolver(() => ClientType)
export class ClientSublicensesResolver {
  readonly #readModel: SublicensesReadModel;

  constructor({ readModel }: { readModel: SublicensesReadModel }) {
    this.#readModel = readModel;
  }

  @FieldResolver(() => SublicenseType, { description: "The sublicense made with the client; it always opens all the client's content. NOT_FOUND for staff who do not reach it." })
  async mainSublicense(@Root() client: ClientType, @Ctx() ctx: RequestContext): Promise<SublicenseType> {
    const main = await load(ctx, this.#readModel.mainOf, client.id);
    if (main === undefined || !seesSublicense(scopeOf(ctx.viewer), client.id, main.id)) throw new NotFound('sublicense');
    return main;
  }

  @FieldResolver(() => [SublicenseType], { description: 'The whole tree as far as it is in reach: depth first, Main first, then by name.' })
  async sublicenses(@Root() client: ClientType, @Ctx() ctx: RequestContext): Promise<SublicenseType[]> {
    const scope = scopeOf(ctx.viewer);
    const tree = (await load(ctx, this.#readModel.ofClient, client.id)) ?? [];
    return tree.filter(({ id }) => seesSublicense(scope, client.id, id));
  }
}

/** Staff.sublicenses. */
@Resolver(() => StaffType)
export class StaffSublicensesResolver {
  readonly #parts: { staff: StaffReadModel; readModel: SublicensesReadModel };

  constructor(parts: { staff: StaffReadModel; readModel: SublicensesReadModel }) {
    this.#parts = parts;
  }

  @FieldResolver(() => [SublicenseType], { description: 'The sublicenses given to them one by one, as far as whoever asks sees them; each brings those below it.' })
  async sublicenses(@Root() member: StaffType, @Ctx() ctx: RequestContext): Promise<SublicenseType[]> {
    const scope = scopeOf(ctx.viewer);
    const given = (await load(ctx, this.#parts.staff.sublicensesOf, member.id)) ?? [];
    const found = await Promise.all(given.map((id) => load(ctx, this.#parts.readModel.byId, id)));
    return found.filter((sublicense) => sublicense !== undefined).filter(({ clientId, id }) => seesSublicense(scope, clientId, id));
  }
}
