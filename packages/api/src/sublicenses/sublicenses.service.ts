import { createAllowance, deleteAllowance, setLimit } from '../allowances/allowances.api.js';
import { noteClientChange, plainSku, skuKey, takeClientTurn, type SublicensesGoing, type SublicensesOfClient, type SublicenseTreeCopies } from '../clients/clients.api.js';
import { clientHas, putTags } from '../content/content.api.js';
import { beginnings, changesBetween, recordHistory, type Change } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { timeText } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, idFromBytes, type AllowanceId, type ClientId, type ContentItemId, type SublicenseId } from '../kernel/ids.js';
import { sortKey } from '../kernel/keys.js';
import { idFrom, idsFrom } from '../kernel/outside-ids.js';
import { invalid } from '../kernel/problem.js';
import { insertRows, rows, run, runIn } from '../kernel/sql.js';
import { Sublicense } from './sublicense.entity.js';
import { copyTree, type TreeCopy } from './sublicense-copies.js';
import { requireContentOfClient, requireFreeSku, requireOwnName, requirePlace, siblingKey, treeOf, type Subject } from './sublicense-rules.js';
import { settingsOf, taggedSublicense } from './sublicense-settings.js';
import type { CreateSublicenseInput, UpdateSublicenseInput } from './sublicenses.inputs.js';

const MAIN_NAME = 'Main';

/** The ids of a new sublicense and of its client; its own are made outside the transaction. */
export interface NewSublicense extends Subject {
  readonly seats: AllowanceId;
}

/** Writes sublicenses and their content. Deleting one is `SublicenseDeletion`'s. */
export class SublicensesService implements SublicensesOfClient, SublicenseTreeCopies, SublicensesGoing {
  /** Makes the Main of a client made in the same transaction. */
  async createMain(tx: Tx, ids: { client: ClientId; main: SublicenseId; mainSeats: AllowanceId }, now: Date): Promise<void> {
    await tx.insert(Sublicense, {
      id: ids.main,
      clientId: ids.client,
      mainOf: ids.client,
      seatAllowanceId: ids.mainSeats,
      ...named(ids.client, null, MAIN_NAME),
      createdAt: now,
      updatedAt: now,
    });
    await createAllowance(tx, { id: ids.mainSeats, counts: 'SUBLICENSE_SEATS', ownerId: ids.main, clientId: ids.client }, null);
  }

  /** Takes from all sublicenses of a client what the client does not have any more. */
  async dropContentNotOf(tx: Tx, client: ClientId): Promise<void> {
    const own = await this.idsOf(tx, client);
    await runIn(
      tx,
      own.map(idBytes),
      (marks) => `DELETE FROM sublicense_content WHERE NOT ${clientHas('sublicense_content.content_item_id', '= ?')} AND sublicense_id IN (${marks})`,
      [idBytes(client), idBytes(client)],
    );
  }

  /** Every sublicense of a client. */
  async idsOf(tx: Tx, client: ClientId): Promise<SublicenseId[]> {
    const found = await rows<{ id: Buffer }>(tx, 'SELECT id FROM sublicense WHERE client_id = ?', [idBytes(client)]);
    return found.map(({ id }) => idFromBytes('sub', id));
  }

  /** Copies the whole tree of a client whose turn is taken. */
  async copyTree(tx: Tx, copy: TreeCopy, now: Date): Promise<void> {
    await copyTree(tx, copy, now);
  }

  /**
   * Makes a sublicense. One that has the id already is this very call's, run again.
   *
   * @throws NotFound for a parent or content the client does not have, InvalidInput for a place, name or SKU that will not do
   */
  async create(tx: Tx, ids: NewSublicense, { input, act }: { input: CreateSublicenseInput; act: Act }): Promise<void> {
    const { now } = act;
    if ((await find(tx, ids)) !== undefined) return;
    await takeClientTurn(tx, ids.clientId);
    const parentId = input.parentId == null ? null : idFrom('sub', input.parentId);
    requirePlace(await treeOf(tx, ids.clientId), null, parentId);
    const name = named(ids.clientId, parentId, input.name);
    await requireOwnName(tx, ids, name.siblingKey);
    const sku = input.sku == null ? null : plainSku(input.sku);
    await requireFreeSku(tx, ids, sku);
    const content = idsFrom('cnt', input.contentIds ?? []);
    await requireContentOfClient(tx, ids.clientId, content);
    await tx.insert(Sublicense, {
      id: ids.id,
      clientId: ids.clientId,
      seatAllowanceId: ids.seats,
      ...name,
      sku,
      skuKey: skuKey(sku),
      expiresAt: input.expiresAt ?? null,
      accessDays: input.accessDays ?? null,
      createdAt: now,
      updatedAt: now,
    });
    await noteClientChange(tx, ids.clientId, now);
    await addContent(tx, ids.id, content);
    await putTags(tx, taggedSublicense(ids.id), input.contentTags ?? []);
    await createAllowance(tx, { id: ids.seats, counts: 'SUBLICENSE_SEATS', ownerId: ids.id, clientId: ids.clientId }, input.seatLimit ?? null);
    await record(tx, act, { subject: ids, what: 'created', summary: `Made the sublicense "${name.name}".`, changes: beginnings(await settingsOf(tx, ids.id)) });
  }

  /**
   * Changes a sublicense. The limit of its seats is set last, as all that touches allowances.
   *
   * @throws NotFound for a sublicense, parent or content the client does not have, InvalidInput for a place, name
   *   or SKU that will not do, and for what Main cannot
   */
  async update(tx: Tx, subject: Subject, { input, act }: { input: UpdateSublicenseInput; act: Act }): Promise<void> {
    const { now } = act;
    await takeClientTurn(tx, subject.clientId);
    const before = await find(tx, subject);
    if (before === undefined) throw new NotFound('sublicense');
    const was = await settingsOf(tx, subject.id);
    if (before.mainOf !== null) requirePossibleForMain(input);
    const moved = await placeChange(tx, before, input);
    const sku = await skuChange(tx, subject, input);
    const { expiresAt, accessDays } = input;
    await tx.update(Sublicense, { id: subject.id }, {
      ...moved,
      ...sku,
      updatedAt: now,
      ...(expiresAt !== undefined && { expiresAt }),
      ...(accessDays !== undefined && { accessDays }),
    });
    if (input.contentIds !== undefined) await replaceContent(tx, subject, idsFrom('cnt', input.contentIds));
    if (input.contentTags !== undefined) await putTags(tx, taggedSublicense(subject.id), input.contentTags);
    if (input.seatLimit !== undefined) await setLimit(tx, before.seatAllowanceId, input.seatLimit);
    const changes = changesBetween(was, await settingsOf(tx, subject.id));
    const summary = `Changed ${changes.map(({ field }) => field).join(', ')} of the sublicense "${before.name}".`;
    if (changes.length === 0) return;
    await noteClientChange(tx, subject.clientId, now);
    await record(tx, act, { subject, what: 'updated', summary, changes });
  }

  /**
   * Locks a sublicense, so that nothing new can hang itself on it until the transaction ends.
   *
   * @returns undefined when it is gone
   */
  async lock(tx: Tx, subject: Subject, now: Date): Promise<Sublicense | undefined> {
    await run(tx, 'UPDATE sublicense SET updated_at = ? WHERE id = ?', [timeText(now), idBytes(subject.id)]);
    return (await find(tx, subject)) ?? undefined;
  }

  /** Removes a sublicense on which nothing hangs any more, and its allowance last. @param movedTo where what hung on it went */
  async remove(tx: Tx, sublicense: Sublicense, { act, movedTo }: { act: Act; movedTo: SublicenseId | null }): Promise<void> {
    const { id, name, seatAllowanceId } = sublicense;
    const [there] = movedTo === null ? [] : await rows<{ name: string }>(tx, 'SELECT name FROM sublicense WHERE id = ?', [idBytes(movedTo)]);
    const summary = `Deleted the sublicense "${name}"${there === undefined ? '' : ` and moved its learners and codes to "${there.name}"`}.`;
    await record(tx, act, { subject: sublicense, what: 'deleted', summary, changes: [] });
    await run(tx, 'DELETE FROM sublicense_content WHERE sublicense_id = ?', [idBytes(id)]);
    await run(tx, 'DELETE FROM sublicense_content_tag WHERE sublicense_id = ?', [idBytes(id)]);
    await run(tx, 'DELETE FROM sublicense WHERE id = ?', [idBytes(id)]);
    await deleteAllowance(tx, seatAllowanceId);
  }

  /** Removes all sublicenses of a client that goes. Their allowances are the caller's. */
  async removeAll(tx: Tx, client: ClientId, ids: readonly SublicenseId[]): Promise<void> {
    for (const table of ['sublicense_content', 'sublicense_content_tag']) {
      await runIn(tx, ids.map(idBytes), (marks) => `DELETE FROM ${table} WHERE sublicense_id IN (${marks})`);
    }
    // MariaDB looks at foreign keys row by row: a parent would be in the way of its own going.
    await run(tx, 'UPDATE sublicense SET parent_id = NULL WHERE client_id = ?', [idBytes(client)]);
    await run(tx, 'DELETE FROM sublicense WHERE client_id = ?', [idBytes(client)]);
  }
}

interface Recorded {
  readonly subject: Subject;
  readonly what: 'created' | 'updated' | 'deleted';
  readonly summary: string;
  readonly changes: readonly Change[];
}

async function record(tx: Tx, act: Act, { subject: { clientId, id }, what, summary, changes }: Recorded): Promise<void> {
  await recordHistory(tx, act, [{ action: `sublicense.${what}`, clientId, subject: id, sublicenseId: id, summary, changes }]);
}

async function find(tx: Tx, { clientId, id }: Subject): Promise<Sublicense | undefined> {
  return (await tx.findOneBy(Sublicense, { id, clientId })) ?? undefined;
}

/** The columns that say where a sublicense hangs and what it is called. */
function named(clientId: ClientId, parentId: SublicenseId | null, words: string) {
  const name = words.trim();
  return { parentId, name, nameKey: sortKey(name, 120), siblingKey: siblingKey(clientId, parentId, name) };
}

function requirePossibleForMain(input: UpdateSublicenseInput): void {
  if (input.parentId != null) throw invalid('parentId', 'Main hangs under no other sublicense.');
  if (input.contentIds !== undefined) throw invalid('contentIds', "Main opens all its client's content; none can be chosen.");
  if (input.contentTags !== undefined) throw invalid('contentTags', "Main opens all its client's content; it takes no tags.");
}

async function placeChange(tx: Tx, before: Sublicense, input: UpdateSublicenseInput): Promise<Partial<Sublicense>> {
  if (input.name === undefined && input.parentId === undefined) return {};
  const parentId = input.parentId === undefined ? before.parentId : input.parentId === null ? null : idFrom('sub', input.parentId);
  if (parentId !== before.parentId) requirePlace(await treeOf(tx, before.clientId), before.id, parentId);
  const name = named(before.clientId, parentId, input.name ?? before.name);
  await requireOwnName(tx, before, name.siblingKey);
  return name;
}

async function skuChange(tx: Tx, subject: Subject, input: UpdateSublicenseInput): Promise<Partial<Sublicense>> {
  if (input.sku === undefined) return {};
  const sku = input.sku === null ? null : plainSku(input.sku);
  await requireFreeSku(tx, subject, sku);
  return { sku, skuKey: skuKey(sku) };
}

async function replaceContent(tx: Tx, { clientId, id }: Subject, items: readonly ContentItemId[]): Promise<void> {
  await requireContentOfClient(tx, clientId, items);
  await run(tx, 'DELETE FROM sublicense_content WHERE sublicense_id = ?', [idBytes(id)]);
  await addContent(tx, id, items);
}

async function addContent(tx: Tx, id: SublicenseId, items: readonly ContentItemId[]): Promise<void> {
  await insertRows(tx, 'sublicense_content', ['sublicense_id', 'content_item_id'], items.map((item) => [idBytes(id), idBytes(item)]));
}
