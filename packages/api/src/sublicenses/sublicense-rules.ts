import { skuKey } from '../clients/clients.api.js';
import { clientHas } from '../content/content.api.js';
import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, idFromBytes, type ClientId, type ContentItemId, type SublicenseId } from '../kernel/ids.js';
import { sha256 } from '../kernel/keys.js';
import { invalid } from '../kernel/problem.js';
import { rows, rowsIn } from '../kernel/sql.js';
import { SublicenseTree, type TreeNode } from './sublicense-tree.js';

/** A sublicense that is to be made or changed, and its client. */
export interface Subject {
  readonly clientId: ClientId;
  readonly id: SublicenseId;
}

/** What no two siblings share: the client, the parent and the name, whatever its case. */
export function siblingKey(clientId: ClientId, parentId: SublicenseId | null, name: string): Buffer {
  return sha256([clientId, parentId ?? '', name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')].join('\n'));
}

/** The tree of a client; read it after taking the client's turn. */
export async function treeOf(tx: Tx, clientId: ClientId): Promise<SublicenseTree> {
  const found = await rows<{ id: Buffer; parent_id: Buffer | null }>(tx, 'SELECT id, parent_id FROM sublicense WHERE client_id = ?', [
    idBytes(clientId),
  ]);
  const nodes = found.map(({ id, parent_id: parent }): TreeNode => ({
    id: idFromBytes('sub', id),
    parentId: parent === null ? null : idFromBytes('sub', parent),
  }));
  return new SublicenseTree(nodes);
}

/**
 * Makes sure that a sublicense may hang there.
 *
 * @param id null for one that is not made yet
 * @throws NotFound for a parent of another client, InvalidInput for a ring or too many levels
 */
export function requirePlace(tree: SublicenseTree, id: SublicenseId | null, parentId: SublicenseId | null): void {
  if (parentId !== null && !tree.has(parentId)) throw new NotFound('sublicense');
  const objection = tree.objectionTo(id, parentId);
  if (objection !== null) throw invalid('parentId', objection);
}

/** @throws InvalidInput when a sibling has the name */
export async function requireOwnName(tx: Tx, { id }: Subject, key: Buffer): Promise<void> {
  const others = await rows(tx, 'SELECT 1 AS one FROM sublicense WHERE sibling_key = ? AND id <> ?', [key, idBytes(id)]);
  if (others.length > 0) throw invalid('name', 'A sublicense beside it has this name.');
}

/** @throws InvalidInput when another sublicense of the client has the SKU */
export async function requireFreeSku(tx: Tx, { clientId, id }: Subject, sku: string | null): Promise<void> {
  if (sku === null) return;
  const others = await rows(tx, 'SELECT 1 AS one FROM sublicense WHERE client_id = ? AND sku_key = ? AND id <> ?', [
    idBytes(clientId),
    skuKey(sku),
    idBytes(id),
  ]);
  if (others.length > 0) throw invalid('sku', 'Another sublicense of the client has this SKU.');
}

/** @throws NotFound when the client lacks one of the items */
export async function requireContentOfClient(tx: Tx, clientId: ClientId, items: readonly ContentItemId[]): Promise<void> {
  const found = await rowsIn(
    tx,
    items.map(idBytes),
    (marks) => `SELECT i.id FROM content_item i WHERE ${clientHas('i.id', '= ?')} AND i.id IN (${marks})`,
    [idBytes(clientId), idBytes(clientId)],
  );
  if (found.length !== items.length) throw new NotFound('content item');
}
