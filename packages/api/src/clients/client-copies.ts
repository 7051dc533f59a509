import { createAllowances, standingOf } from '../allowances/allowances.api.js';
import { beginnings, recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { NO_END } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, newId, type AllowanceId, type ClientId, type SublicenseId } from '../kernel/ids.js';
import { sortKey } from '../kernel/keys.js';
import { run } from '../kernel/sql.js';
import type { CopyClientInput } from './client-copies.inputs.js';
import { copyLogo } from './client-logos.js';
import { settingsOf } from './client-settings.js';
import { freeSlug, giveFreeSlug, giveSlug } from './client-slugs.js';
import { putClientWords } from './client-words.js';
import { Client } from './client.entity.js';
import type { NewClientIds } from './clients.service.js';
import { slugFromName } from './slugs.js';

/** The ids of a copied sublicense. */
export interface TwinIds {
  readonly id: SublicenseId;
  readonly seats: AllowanceId;
}

/** The ids a copy gives to what it copies. Made outside the transaction: running it again makes the same. */
export class CopiedIds {
  readonly #twins = new Map<SublicenseId, TwinIds>();

  constructor(readonly own: NewClientIds) {}

  twinOf(source: SublicenseId): TwinIds {
    const twin = this.#twins.get(source) ?? { id: newId('sub'), seats: newId('alw') };
    this.#twins.set(source, twin);
    return twin;
  }
}

/** The port through which the sublicenses of a client are copied with it. */
export interface SublicenseTreeCopies {
  /** Copies the whole tree of a client whose turn is taken: names, SKUs, limits, ends, days, content and tags. Nobody is in. */
  copyTree(tx: Tx, copy: { readonly from: ClientId; readonly ids: CopiedIds }, now: Date): Promise<void>;
}

/** Makes clients after the pattern of others. */
export class ClientCopies {
  readonly #sublicenses: SublicenseTreeCopies;

  constructor({ sublicenses }: { readonly sublicenses: SublicenseTreeCopies }) {
    this.#sublicenses = sublicenses;
  }

  /**
   * Makes a client like another: its settings, design, content and sublicenses, not its SKU, references, people and codes. A
   * client that has the id already is this very call's, run again. The number of statements does not grow with the tree.
   *
   * @throws NotFound when there is nothing to copy, SlugTaken for a given slug
   */
  async copy(tx: Tx, act: Act, { from, ids, input }: { readonly from: ClientId; readonly ids: CopiedIds; readonly input: CopyClientInput }): Promise<void> {
    const { own } = ids;
    if (await tx.existsBy(Client, { id: own.client })) return;
    const source = await lockSource(tx, from);
    const name = input.name.trim();
    const slug = input.slug ?? (await freeSlug(tx, slugFromName(name)));
    await tx.insert(Client, { ...source, ...opened(source, own, act.now), name, nameKey: sortKey(name, 120), slug, sku: null, skuKey: null });
    await (input.slug == null ? giveFreeSlug : giveSlug)(tx, own.client, { slug, now: act.now });
    await putClientWords(tx, own.client, { name, slug, sku: null });
    await copyContent(tx, from, own.client);
    await copyLogo(tx, from, own.client);
    const limit = (await standingOf(tx, [source.seatAllowanceId])).get(source.seatAllowanceId)?.maxTaken ?? null;
    await createAllowances(tx, [{ id: own.seats, counts: 'CLIENT_SEATS', ownerId: own.client, clientId: own.client, maxTaken: limit }]);
    await this.#sublicenses.copyTree(tx, { from, ids }, act.now);
    const [clientId, changes] = [own.client, beginnings(await settingsOf(tx, own.client))];
    // Whoever looks after the copy need not know what other clients there are.
    await recordHistory(tx, act, [
      { action: 'client.copied', clientId, subject: clientId, summary: `Made the client "${name}" as a copy of another client.`, changes },
      { action: 'client.copied', clientId: null, subject: clientId, summary: `Made the client "${name}" as a copy of ${source.slug}.` },
    ]);
  }
}

/** A copy is open, whatever its source is: an end that is past is not copied. Nor is what the source is in other systems. */
function opened({ expiresAt }: Client, own: NewClientIds, now: Date): Partial<Client> {
  return {
    id: own.client,
    status: 'ACTIVE',
    disabledAt: null,
    ...(expiresAt !== null && expiresAt <= now && { expiresAt: null, expiresKey: NO_END }),
    reference: [],
    seatAllowanceId: own.seats,
    turn: 0,
    createdAt: now,
    updatedAt: now,
  };
}

/** Keeps others from changing the source meanwhile, and leaves it as it is: it is not what is changed here. */
async function lockSource(tx: Tx, id: ClientId): Promise<Client> {
  await run(tx, 'UPDATE client SET updated_at = updated_at WHERE id = ?', [idBytes(id)]);
  const source = await tx.findOneBy(Client, { id });
  if (source === null) throw new NotFound('client');
  return source;
}

async function copyContent(tx: Tx, from: ClientId, to: ClientId): Promise<void> {
  const ids = [idBytes(to), idBytes(from)];
  await run(tx, 'INSERT INTO client_content (client_id, content_item_id) SELECT ?, content_item_id FROM client_content WHERE client_id = ?', ids);
  await run(tx, 'INSERT INTO client_content_tag (client_id, tag_key, tag) SELECT ?, tag_key, tag FROM client_content_tag WHERE client_id = ?', ids);
}
