import type { ClientsReadModel, ClientType, NamedClient } from '../clients/clients.api.js';
import { readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import type { Reader } from '../kernel/database.js';
import { idFromHex } from '../kernel/ids.js';
import { rowsIn } from '../kernel/sql.js';
import { readParent, type SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import { CodeAccess } from './code-access.types.js';

/** What names clients and sublicenses that are read along with codes. */
export interface Naming {
  readonly publicUrl: URL;
  readonly clients: Pick<ClientsReadModel, 'named'>;
  readonly sublicenses: Pick<SublicensesReadModel, 'named'>;
}

/** The client of a code or batch, as statements read it along: {@link CLIENT_COLUMNS}. */
export interface ClientRow {
  client_id: string;
  client_name: string;
  client_slug: string;
  client_status: ClientType['status'];
  client_ends_at: StoredTime | null;
}

/** The columns of {@link ClientRow}, for statements that join `client c`. */
export const CLIENT_COLUMNS = 'HEX(c.id) AS client_id, c.name AS client_name, c.slug AS client_slug, c.status AS client_status, c.expires_at AS client_ends_at';

/** A sublicense a code opens, as far as most ask. */
export interface NamedRow {
  id: string;
  parent_id: string | null;
  name: string;
}

/** The same with what the standing of the code needs. */
export interface OpenedRow extends NamedRow {
  expires_at: StoredTime | null;
}

/** The tables that say what opens which sublicenses, with their column for what does. */
export type Opening = 'code_sublicense.code_id' | 'redemption_code_batch_sublicense.batch_id';

/** What codes or batches open, by their id in hexadecimal, in the order the sublicenses were made. */
export async function openedBy(reader: Reader, by: Opening, ids: readonly Buffer[]): Promise<Map<string, OpenedRow[]>> {
  const [table, owner] = by.split('.') as [string, string];
  const found = await rowsIn<OpenedRow & { owner_id: string }>(
    reader,
    ids,
    (list) => `SELECT HEX(ks.${owner}) AS owner_id, HEX(s.id) AS id, HEX(s.parent_id) AS parent_id, s.name, s.expires_at
      FROM ${table} ks JOIN sublicense s ON s.id = ks.sublicense_id WHERE ks.${owner} IN (${list}) ORDER BY ks.sublicense_id`,
  );
  const opened = new Map<string, OpenedRow[]>();
  for (const row of found) {
    const before = opened.get(row.owner_id);
    if (before === undefined) opened.set(row.owner_id, [row]);
    else before.push(row);
  }
  return opened;
}

/** Makes what codes open of rows; those of one client share it. */
export class Accesses {
  readonly #naming: Naming;
  readonly #known = new Map<string, NamedClient>();

  constructor(naming: Naming) {
    this.#naming = naming;
  }

  of(row: ClientRow, opened: readonly OpenedRow[]): CodeAccess {
    const client = this.#known.get(row.client_id) ?? this.#clientOf(row);
    this.#known.set(row.client_id, client);
    const opens = opened.map((one) =>
      this.#naming.sublicenses.named({
        id: idFromHex('sub', one.id),
        clientId: client.id,
        parentId: readParent(one.parent_id),
        name: one.name,
        expiresAt: readTimeOrNull(one.expires_at),
      }),
    );
    return new CodeAccess(client, opens);
  }

  #clientOf(row: ClientRow): NamedClient {
    const { publicUrl, clients } = this.#naming;
    const { client_slug: slug, client_status: status } = row;
    return clients.named({
      id: idFromHex('cli', row.client_id),
      name: row.client_name,
      slug,
      status,
      landingUrl: `${publicUrl.origin}/${slug}`,
      expiresAt: readTimeOrNull(row.client_ends_at),
    });
  }
}
