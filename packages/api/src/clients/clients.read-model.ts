import { CONTENT_ITEM_COLUMNS, inOrder, readContentItem, type ContentItemRow, type ContentItemType } from '../content/content.api.js';
import { pageOfNodes } from '../kernel/connection.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type ClientId } from '../kernel/ids.js';
import { partly } from '../kernel/partly.js';
import type { RequestContext } from '../kernel/request-context.js';
import { rowsIn } from '../kernel/sql.js';
import { seesClient, type Scope } from '../kernel/viewer.js';
import { CLIENT_COLUMNS, readClient, type ClientRow } from './client-row.js';
import { clientOfSlug } from './client-slugs.js';
import type { ClientsArgs } from './clients-list.inputs.js';
import { pageOfClients } from './clients-list.read-model.js';
import { ClientConnection, ClientType } from './clients.types.js';
import type { LandingPage } from './landing-page.types.js';
import { landingPageOf, landingPagesOf } from './landing-pages.read-model.js';
import { slugInAddress } from './slugs.js';

const SELDOM = [
  'slug', 'sku', 'status', 'landingUrl', 'seatAllowanceId', 'expiresAt', 'timeZone', 'language', 'design', 'reference', 'createdAt', 'updatedAt',
] as const;

/** A client of which perhaps no more than its name was read. */
export type NamedClient = Omit<ClientType, (typeof SELDOM)[number]>;

function itemsByClient(ids: readonly ClientId[], found: readonly (ContentItemRow & { client_id: Buffer })[]): Map<ClientId, ContentItemType[]> {
  const items = new Map(ids.map((id) => [id, [] as ContentItemType[]]));
  for (const row of found) items.get(idFromBytes('cli', row.client_id))!.push(readContentItem(row));
  return items;
}

/** Reads clients. */
export class ClientsReadModel {
  readonly #reader: Reader;
  readonly #publicUrl: URL;

  constructor({ reader, publicUrl }: { reader: Reader; publicUrl: URL }) {
    this.#reader = reader;
    this.#publicUrl = publicUrl;
  }

  /** Clients by id, whoever asks: for fields of what is in scope already. */
  readonly byId = (ids: readonly ClientId[]): Promise<Map<ClientId, ClientType>> => this.#byId(this.#reader, ids);

  /** Makes a client of its name and id, read along with something else, and whatever more was. */
  readonly named = partly(ClientType, SELDOM, this.byId);

  /** The content items of clients, chosen ones and those brought by a tag, by title. */
  readonly contentOf = async (ids: readonly ClientId[]): Promise<Map<ClientId, ContentItemType[]>> => {
    const found = await rowsIn<ContentItemRow & { client_id: Buffer }>(
      this.#reader,
      ids.map(idBytes),
      (list) => `WITH asked AS (SELECT id FROM client WHERE id IN (${list})), had AS (
          SELECT a.id AS client_id, cc.content_item_id FROM asked a JOIN client_content cc ON cc.client_id = a.id
          UNION
          SELECT a.id, it.content_item_id FROM asked a JOIN client_content_tag ct ON ct.client_id = a.id JOIN content_item_tag it ON it.tag_key = ct.tag_key
        ) SELECT had.client_id, ${CONTENT_ITEM_COLUMNS} FROM had JOIN content_item i ON i.id = had.content_item_id ORDER BY i.title_key, i.id`,
    );
    return itemsByClient(ids, found);
  };

  /** The content items clients were given one by one, by title. */
  readonly chosenContentOf = async (ids: readonly ClientId[]): Promise<Map<ClientId, ContentItemType[]>> => {
    const found = await rowsIn<ContentItemRow & { client_id: Buffer }>(
      this.#reader,
      ids.map(idBytes),
      (list) => `SELECT cc.client_id, ${CONTENT_ITEM_COLUMNS} FROM client_content cc JOIN content_item i ON i.id = cc.content_item_id
        WHERE cc.client_id IN (${list}) ORDER BY i.title_key, i.id`,
    );
    return itemsByClient(ids, found);
  };

  /** The tags that bring clients content, in the order of the alphabet. */
  readonly contentTagsOf = async (ids: readonly ClientId[]): Promise<Map<ClientId, string[]>> => {
    const found = await rowsIn<{ id: Buffer; tag: string }>(
      this.#reader,
      ids.map(idBytes),
      (list) => `SELECT client_id AS id, tag FROM client_content_tag WHERE client_id IN (${list})`,
    );
    const tags = new Map(ids.map((id) => [id, [] as string[]]));
    for (const row of found) tags.get(idFromBytes('cli', row.id))!.push(row.tag);
    return new Map([...tags].map(([id, list]) => [id, inOrder(list)]));
  };

  /** The landing pages of clients, as strangers see them. */
  readonly landingPages = (ids: readonly ClientId[], { clock }: Pick<RequestContext, 'clock'>): Promise<Map<ClientId, LandingPage>> =>
    landingPagesOf(this.#reader, ids, { now: clock.now(), publicUrl: this.#publicUrl });

  /** The landing page a slug from an address leads to, be it a present or an old one. */
  landingPage(slug: string, now: Date): Promise<LandingPage | undefined> {
    return landingPageOf(this.#reader, slug, { now, publicUrl: this.#publicUrl });
  }

  /** A client, if there is one and at least a part of it is in scope. */
  async visible(reader: Reader, scope: Scope, id: ClientId): Promise<ClientType | undefined> {
    return seesClient(scope, id) ? (await this.#byId(reader, [id])).get(id) : undefined;
  }

  /** The client a slug from an address leads to, be it its present or an old one. */
  async idOfSlug(reader: Reader, text: string): Promise<ClientId | undefined> {
    const slug = slugInAddress(text);
    return slug === undefined ? undefined : clientOfSlug(reader, slug);
  }

  /** One page of the clients of which at least a part is in scope. */
  async page(scope: Scope, args: ClientsArgs, { clock }: Pick<RequestContext, 'clock'>): Promise<InstanceType<typeof ClientConnection>> {
    const found = await pageOfClients(this.#reader, scope, { args, now: clock.now() });
    const idOf = (bytes: Buffer) => idFromBytes('cli', bytes);
    return new ClientConnection(pageOfNodes(found, idOf, await this.byId(found.ids.map(idOf))));
  }

  async #byId(reader: Reader, ids: readonly ClientId[]): Promise<Map<ClientId, ClientType>> {
    const found = await rowsIn<ClientRow>(reader, ids.map(idBytes), (list) => `SELECT ${CLIENT_COLUMNS} FROM client c WHERE c.id IN (${list})`);
    return new Map(found.map((row) => readClient(row, this.#publicUrl)).map((client) => [client.id, client]));
  }
}
