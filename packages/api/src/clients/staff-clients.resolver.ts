import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ClientId } from '../kernel/ids.js';
import { load } from '../kernel/loading.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesClient } from '../kernel/viewer.js';
import { StaffType, type StaffReadModel } from '../staff/staff.api.js';
import type { ClientsReadModel } from './clients.read-model.js';
import { ClientType } from './clients.types.js';

/** Staff.clients. */
@Resolver(() => StaffType)
export class StaffClientsResolver {
  readonly #parts: { staff: StaffReadModel; readModel: ClientsReadModel };

  constructor(parts: { staff: StaffReadModel; readModel: ClientsReadModel }) {
    this.#parts = parts;
  }

  @FieldResolver(() => [ClientType], { description: 'The clients given to them whole, as far as whoever asks sees them; empty for those who see the whole site.' })
  async clients(@Root() member: StaffType, @Ctx() ctx: RequestContext): Promise<ClientType[]> {
    const scope = scopeOf(ctx.viewer);
    const given = (await load(ctx, this.#parts.staff.clientsOf, member.id)) ?? [];
    const seen = given.filter((id: ClientId) => seesClient(scope, id));
    const clients = await Promise.all(seen.map((id) => load(ctx, this.#parts.readModel.byId, id)));
    return clients.filter((client) => client !== undefined);
  }
}
