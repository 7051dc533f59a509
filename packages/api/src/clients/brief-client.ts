import { readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import { idFromHex, type ClientId } from '../kernel/ids.js';
import { load, type Batch } from '../kernel/loading.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { ClientStatus } from './client.entity.js';
import { ClientType } from './clients.types.js';

/** What a list of fifty other things asks of their clients so seldom that it is loaded only then. */
const SELDOM = ['sku', 'timeZone', 'language', 'design', 'reference', 'createdAt', 'updatedAt'] as const;

/** A client as far as it is read along with something else. Asked by GraphQL it is a whole one. */
export type BriefClient = Omit<ClientType, (typeof SELDOM)[number]>;

/** The columns of {@link BriefClientRow}, for statements that join `client c`. */
export const BRIEF_CLIENT_COLUMNS =
  'HEX(c.id) AS client_id, c.name AS client_name, c.slug AS client_slug, c.status AS client_status, HEX(c.seat_allowance_id) AS client_seats, c.expires_at AS client_ends_at';

export interface BriefClientRow {
  client_id: string;
  client_name: string;
  client_slug: string;
  client_status: ClientStatus;
  client_seats: string;
  client_ends_at: StoredTime | null;
}

/**
 * Makes brief clients of rows. Their other fields are functions, which GraphQL calls when it comes to a field that is one:
 * they load the client.
 *
 * @param byId loads clients @param publicUrl where the site is reached
 */
export function briefClients(byId: Batch<ClientId, ClientType>, publicUrl: URL): (row: BriefClientRow) => BriefClient {
  const whole = async (ctx: RequestContext, id: ClientId) => (await load(ctx, byId, id))!;
  const seldom = SELDOM.map((field) => [
    field,
    async function (this: BriefClient, _: unknown, ctx: RequestContext) {
      return (await whole(ctx, this.id))[field];
    },
  ]);
  const brief: object = Object.assign(Object.create(ClientType.prototype) as object, Object.fromEntries(seldom));
  return (row) =>
    Object.assign(Object.create(brief) as object, {
      id: idFromHex('cli', row.client_id),
      name: row.client_name,
      slug: row.client_slug,
      status: row.client_status,
      landingUrl: `${publicUrl.origin}/${row.client_slug}`,
      seatAllowanceId: idFromHex('alw', row.client_seats),
      expiresAt: readTimeOrNull(row.client_ends_at),
    } satisfies BriefClient);
}
