import type { ClientsReadModel, ClientType } from '../clients/clients.api.js';
import type { Database } from '../kernel/database.js';
import { NotFound, Unauthenticated } from '../kernel/faults.js';
import type { ClientId, StaffId, SublicenseId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesSublicense, staffOf } from '../kernel/viewer.js';
import type { StaffReadModel } from '../staff/staff.api.js';
import type { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';

/** What {@link InvitingRights} works with. */
export interface InvitingRightsParts {
  readonly database: Database;
  readonly clients: Pick<ClientsReadModel, 'visible'>;
  readonly sublicenses: Pick<SublicensesReadModel, 'byId'>;
  readonly staff: Pick<StaffReadModel, 'byId'>;
}

/** Who may let whom in where: cuts what is asked for to the scope of whoever asks. */
export class InvitingRights {
  readonly #parts: InvitingRightsParts;

  constructor(parts: InvitingRightsParts) {
    this.#parts = parts;
  }

  /** A client in sight. @throws NotFound */
  async client(ctx: RequestContext, id: ClientId): Promise<ClientType> {
    const client = await this.#parts.clients.visible(this.#parts.database.reader, scopeOf(ctx.viewer), id);
    if (client === undefined) throw new NotFound('client');
    return client;
  }

  /** Sublicenses of the client, all of them in sight. @throws NotFound */
  async sublicenses(ctx: RequestContext, client: ClientId, ids: readonly SublicenseId[]): Promise<readonly SublicenseId[]> {
    const found = await this.#parts.sublicenses.byId(ids);
    const scope = scopeOf(ctx.viewer);
    if (!ids.every((id) => found.get(id)?.clientId === client && seesSublicense(scope, client, id))) throw new NotFound('sublicense');
    return ids;
  }

  /** Whoever asks, by name. @throws Unauthenticated when they are gone */
  async asking(ctx: RequestContext): Promise<{ readonly id: StaffId; readonly name: string }> {
    const { staffId } = staffOf(ctx.viewer);
    const member = (await this.#parts.staff.byId([staffId])).get(staffId);
    if (member === undefined) throw new Unauthenticated();
    return { id: staffId, name: member.name };
  }
}
