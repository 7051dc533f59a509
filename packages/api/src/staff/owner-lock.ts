import type { Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type StaffId } from '../kernel/ids.js';
import { rows, run } from '../kernel/sql.js';

/**
 * Locks the owner a site has had longest: whoever does something once in the name of the owner waits here for others who do.
 *
 * @returns undefined while the site has no owner
 */
export async function lockOwner(tx: Tx): Promise<StaffId | undefined> {
  const [row] = await rows<{ id: Buffer }>(tx, "SELECT id FROM staff WHERE role = 'OWNER' AND joined_at IS NOT NULL ORDER BY id LIMIT 1", []);
  if (row === undefined) return undefined;
  const id = idFromBytes('stf', row.id);
  const locked = await run(tx, 'UPDATE staff SET name = name WHERE id = ?', [idBytes(id)]);
  return locked === 1 ? id : undefined;
}
