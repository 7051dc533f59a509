import { createAllowances, standingOf } from '../allowances/allowances.api.js';
import type { CopiedIds, TwinIds } from '../clients/clients.api.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type ClientId, type SublicenseId } from '../kernel/ids.js';
import { insertRows, rows, type SqlValue } from '../kernel/sql.js';
import { siblingKey } from './sublicense-rules.js';
import { depthFirst } from './sublicense-tree.js';
import { Sublicense } from './sublicense.entity.js';

/** So many sublicenses go into one statement. */
const AT_ONCE = 1_000;

/** From which client to which, and the ids of what is made. */
export interface TreeCopy {
  readonly from: ClientId;
  readonly ids: CopiedIds;
}

/**
 * Copies the tree of a client whose turn is taken to one made in the same transaction, Main included: names, SKUs, which are
 * unique in a client only, limits, ends, days, content and tags. Nobody is in.
 */
export async function copyTree(tx: Tx, { from, ids }: TreeCopy, now: Date): Promise<void> {
  const found = await tx.findBy(Sublicense, { clientId: from });
  const { client, main, mainSeats } = ids.own;
  const mains = new Set(found.filter(({ mainOf }) => mainOf !== null).map(({ id }) => id));
  const twinOf = (id: SublicenseId): TwinIds => (mains.has(id) ? { id: main, seats: mainSeats } : ids.twinOf(id));
  // Parents first: whatever hangs under another needs it there.
  const twins = depthFirst(found, ({ mainOf }) => mainOf !== null).map((source) => {
    const { id, seats } = twinOf(source.id);
    const parentId = source.parentId === null ? null : twinOf(source.parentId).id;
    const place = { clientId: client, mainOf: source.mainOf === null ? null : client, parentId, siblingKey: siblingKey(client, parentId, source.name) };
    return { ...source, ...place, id, seatAllowanceId: seats, createdAt: now, updatedAt: now };
  });
  for (let at = 0; at < twins.length; at += AT_ONCE) await tx.insert(Sublicense, twins.slice(at, at + AT_ONCE));
  await copyRows(tx, from, { table: 'sublicense_content', columns: ['content_item_id'], twinOf });
  await copyRows(tx, from, { table: 'sublicense_content_tag', columns: ['tag_key', 'tag'], twinOf });
  const limits = await standingOf(tx, found.map(({ seatAllowanceId }) => seatAllowanceId));
  await createAllowances(
    tx,
    found.map((source) => {
      const { id: ownerId, seats: allowance } = twinOf(source.id);
      return { id: allowance, counts: 'SUBLICENSE_SEATS', ownerId, clientId: client, maxTaken: limits.get(source.seatAllowanceId)?.maxTaken ?? null };
    }),
  );
}

interface Copied {
  readonly table: 'sublicense_content' | 'sublicense_content_tag';
  readonly columns: readonly string[];
  readonly twinOf: (id: SublicenseId) => TwinIds;
}

/** What the sublicenses of a client have in a table, once more for their twins. */
async function copyRows(tx: Tx, from: ClientId, { table, columns, twinOf }: Copied): Promise<void> {
  const found = await rows<Record<string, SqlValue> & { sublicense_id: Buffer }>(
    tx,
    `SELECT t.sublicense_id, ${columns.map((column) => `t.${column}`).join(', ')} FROM sublicense s JOIN ${table} t ON t.sublicense_id = s.id WHERE s.client_id = ?`,
    [idBytes(from)],
  );
  const values = found.map((row) => [idBytes(twinOf(idFromBytes('sub', row.sublicense_id)).id), ...columns.map((column) => row[column]!)]);
  await insertRows(tx, table, ['sublicense_id', ...columns], values);
}
