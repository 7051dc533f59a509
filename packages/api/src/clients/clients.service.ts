import { createAllowance, setLimit } from '../allowances/allowances.api.js';
import { putTags, requireContentItems } from '../content/content.api.js';
import { beginnings, changesBetween, recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { NO_END, timeText } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, idFromBytes, newId, type AllowanceId, type ClientId, type ContentItemId, type SublicenseId } from '../kernel/ids.js';
import { sortKey } from '../kernel/keys.js';
import { idsFrom } from '../kernel/outside-ids.js';
import { invalid } from '../kernel/problem.js';
import { plainReferences } from '../kernel/reference.js';
import { insertRows, rows, run, runIn } from '../kernel/sql.js';
import { freeSlug, giveFreeSlug, giveSlug } from './client-slugs.js';
import { settingsOf, taggedClient } from './client-settings.js';
import { noteClientChange, takeClientTurn } from './client-turn.js';
import { putClientWords, type NamesOfClient } from './client-words.js';
import { Client, type ClientStatus } from './client.entity.js';
import type { CreateClientInput, UpdateClientInput } from './clients.inputs.js';
import { DEFAULT_ACCENT_COLOR } from './design.js';
import { plainSku, skuKey } from './sku.js';
import { slugFromName } from './slugs.js';

/** The ids of a new client and what comes with it; made outside the transaction. */
export interface NewClientIds {
  readonly client: ClientId;
  readonly seats: AllowanceId;
  readonly main: SublicenseId;
  readonly mainSeats: AllowanceId;
}

export function newClientIds(): NewClientIds {
  return { client: newId('cli'), seats: newId('alw'), main: newId('sub'), mainSeats: newId('alw') };
}

/** The port through which a client sets off what its sublicenses must do. */
export interface SublicensesOfClient {
  /** Makes the client's Main. */
  createMain(tx: Tx, ids: Pick<NewClientIds, 'client' | 'main' | 'mainSeats'>, now: Date): Promise<void>;
  /** Takes from all sublicenses of the client what the client does not have any more. */
  dropContentNotOf(tx: Tx, client: ClientId): Promise<void>;
}

/** The only writer of clients, their slugs and their content. */
export class ClientsService {
  readonly #sublicenses: SublicensesOfClient;

  constructor({ sublicenses }: { sublicenses: SublicensesOfClient }) {
    this.#sublicenses = sublicenses;
  }

  /**
   * Makes a client with its slug, its seats and its Main. A client that has the id already is this very
   * call's, run again.
   *
   * @throws SlugTaken for a given slug, InvalidInput for a SKU that is taken, NotFound for an unknown content item
   */
  async create(tx: Tx, ids: NewClientIds, { input, act }: { input: CreateClientInput; act: Act }): Promise<void> {
    if ((await rows(tx, 'SELECT 1 AS one FROM client WHERE id = ?', [idBytes(ids.client)])).length > 0) return;
    const content = idsFrom('cnt', input.contentIds ?? []);
    await requireContentItems(tx, content);
    const sku = input.sku == null ? null : plainSku(input.sku);
    await requireFreeSku(tx, ids.client, sku);
    const slug = input.slug ?? (await freeSlug(tx, slugFromName(input.name)));
    await tx.insert(Client, { ...newClient(ids, input, act.now), slug, sku, skuKey: skuKey(sku) });
    await (input.slug == null ? giveFreeSlug : giveSlug)(tx, ids.client, { slug, now: act.now });
    await addContent(tx, ids.client, content);
    await putTags(tx, taggedClient(ids.client), input.contentTags ?? []);
    await putClientWords(tx, ids.client, { name: input.name, slug, sku });
    await createAllowance(tx, { id: ids.seats, counts: 'CLIENT_SEATS', ownerId: ids.client, clientId: ids.client }, input.seatLimit ?? null);
    await this.#sublicenses.createMain(tx, ids, act.now);
    const [clientId, changes] = [ids.client, beginnings(await settingsOf(tx, ids.client))];
    await recordHistory(tx, act, [{ action: 'client.created', clientId, subject: clientId, summary: `Made the client "${input.name.trim()}".`, changes }]);
  }

  /**
   * Changes a client. The limit of its seats is set last, as all that touches allowances.
   *
   * @throws NotFound for an unknown client or content item, SlugTaken, InvalidInput for a SKU that is taken
   */
  async update(tx: Tx, id: ClientId, { input, act }: { input: UpdateClientInput; act: Act }): Promise<void> {
    const { now } = act;
    await takeClientTurn(tx, id);
    const before = await settingsOf(tx, id);
    if (input.slug !== undefined) await giveSlug(tx, id, { slug: input.slug, now });
    const columns = { ...changes(input), ...(await skuChange(tx, id, input)) };
    if (Object.keys(columns).length > 0) await tx.update(Client, { id }, columns);
    if (input.name !== undefined || input.slug !== undefined || input.sku !== undefined) await renewWords(tx, id);
    if (input.contentTags !== undefined) await putTags(tx, taggedClient(id), input.contentTags);
    if (input.contentIds !== undefined) await replaceContent(tx, id, idsFrom('cnt', input.contentIds));
    if (input.contentIds !== undefined || input.contentTags !== undefined) await this.#sublicenses.dropContentNotOf(tx, id);
    if (input.seatLimit !== undefined) await setLimit(tx, await seatsOf(tx, id), input.seatLimit);
    const changed = changesBetween(before, await settingsOf(tx, id));
    if (changed.length === 0) return;
    await noteClientChange(tx, id, now);
    const summary = `Changed the client's ${changed.map(({ field }) => field).join(', ')}.`;
    await recordHistory(tx, act, [{ action: 'client.updated', clientId: id, subject: id, summary, changes: changed }]);
  }

  /** Opens or closes a client; what it is already stays, with the time it became so. @throws NotFound */
  async setStatus(tx: Tx, id: ClientId, { status, act }: { status: ClientStatus; act: Act }): Promise<void> {
    await takeClientTurn(tx, id);
    const changed = await run(tx, 'UPDATE client SET status = ?, disabled_at = ? WHERE id = ? AND status <> ?', [
      status,
      status === 'DISABLED' ? timeText(act.now) : null,
      idBytes(id),
      status,
    ]);
    if (changed === 0) return;
    await noteClientChange(tx, id, act.now);
    const [action, summary] = status === 'DISABLED' ? ['client.disabled', 'Disabled the client.'] : ['client.enabled', 'Enabled the client.'];
    await recordHistory(tx, act, [{ action, clientId: id, subject: id, summary }]);
  }
}

async function replaceContent(tx: Tx, id: ClientId, wanted: readonly ContentItemId[]): Promise<void> {
  await requireContentItems(tx, wanted);
  const found = await rows<{ item: Buffer }>(tx, 'SELECT content_item_id AS item FROM client_content WHERE client_id = ?', [idBytes(id)]);
  const had = found.map((row) => idFromBytes('cnt', row.item));
  const gone = had.filter((item) => !wanted.includes(item));
  await runIn(tx, gone.map(idBytes), (marks) => `DELETE FROM client_content WHERE client_id = ? AND content_item_id IN (${marks})`, [idBytes(id)]);
  await addContent(tx, id, wanted.filter((item) => !had.includes(item)));
}

function newClient(ids: NewClientIds, input: CreateClientInput, now: Date): Partial<Client> {
  const name = input.name.trim();
  return {
    id: ids.client,
    name,
    nameKey: sortKey(name, 120),
    status: 'ACTIVE',
    disabledAt: null,
    seatAllowanceId: ids.seats,
    expiresAt: input.expiresAt ?? null,
    expiresKey: input.expiresAt ?? NO_END,
    timeZone: input.timeZone ?? 'UTC',
    language: input.language ?? 'EN',
    accentColor: DEFAULT_ACCENT_COLOR,
    reference: [],
    turn: 0,
    createdAt: now,
    updatedAt: now,
  };
}

/** The columns that change as the input says it, without further rules. */
function changes(input: UpdateClientInput): Partial<Client> {
  const name = input.name?.trim();
  return {
    ...(name !== undefined && { name, nameKey: sortKey(name, 120) }),
    ...(input.slug !== undefined && { slug: input.slug }),
    ...(input.expiresAt !== undefined && { expiresAt: input.expiresAt, expiresKey: input.expiresAt ?? NO_END }),
    ...(input.timeZone !== undefined && { timeZone: input.timeZone }),
    ...(input.language !== undefined && { language: input.language }),
    ...(input.reference !== undefined && { reference: plainReferences(input.reference) }),
  };
}

async function renewWords(tx: Tx, id: ClientId): Promise<void> {
  const [names] = await rows<NamesOfClient>(tx, 'SELECT name, slug, sku FROM client WHERE id = ?', [idBytes(id)]);
  if (names !== undefined) await putClientWords(tx, id, names);
}

async function skuChange(tx: Tx, id: ClientId, input: UpdateClientInput): Promise<Partial<Client>> {
  if (input.sku === undefined) return {};
  const sku = input.sku === null ? null : plainSku(input.sku);
  await requireFreeSku(tx, id, sku);
  return { sku, skuKey: skuKey(sku) };
}

async function requireFreeSku(tx: Tx, client: ClientId, sku: string | null): Promise<void> {
  if (sku === null) return;
  const others = await rows(tx, 'SELECT 1 AS one FROM client WHERE sku_key = ? AND id <> ?', [skuKey(sku), idBytes(client)]);
  if (others.length > 0) throw invalid('sku', 'Another client has this SKU.');
}

async function addContent(tx: Tx, client: ClientId, items: readonly ContentItemId[]): Promise<void> {
  await insertRows(tx, 'client_content', ['client_id', 'content_item_id'], items.map((item) => [idBytes(client), idBytes(item)]));
}

async function seatsOf(tx: Tx, client: ClientId): Promise<AllowanceId> {
  const [row] = await rows<{ seats: Buffer }>(tx, 'SELECT seat_allowance_id AS seats FROM client WHERE id = ?', [idBytes(client)]);
  if (row === undefined) throw new NotFound('client');
  return idFromBytes('alw', row.seats);
}
