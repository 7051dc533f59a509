import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type ClientId, type StaffId } from '../kernel/ids.js';
import { rowsIn, type SqlValue } from '../kernel/sql.js';
import type { SignedInStaff } from '../kernel/viewer.js';

/** Where somebody of the staff works: on the whole site, or on these clients or parts of them. */
export type Reach = 'everything' | ReadonlySet<ClientId>;

const GIVEN = 'SELECT staff_id, client_id FROM staff_client UNION SELECT p.staff_id, s.client_id FROM staff_sublicense p JOIN sublicense s ON s.id = p.sublicense_id';

interface ReachRow {
  staff_id: Buffer;
  sees_everything: number | boolean;
  client_id: Buffer | null;
}

/** Where members of the staff work, as it is given to them. */
export async function reachOf(reader: Reader, ids: readonly StaffId[]): Promise<Map<StaffId, Reach>> {
  const found = await rowsIn<ReachRow>(
    reader,
    ids.map(idBytes),
    (list) => `SELECT f.id AS staff_id, f.sees_everything, g.client_id FROM staff f LEFT JOIN (${GIVEN}) g ON g.staff_id = f.id WHERE f.id IN (${list})`,
  );
  const reach = new Map<StaffId, 'everything' | Set<ClientId>>();
  for (const row of found) {
    const id = idFromBytes('stf', row.staff_id);
    const known = reach.get(id) ?? new Set<ClientId>();
    if (known !== 'everything' && row.client_id !== null) known.add(idFromBytes('cli', row.client_id));
    reach.set(id, row.sees_everything ? 'everything' : known);
  }
  return reach;
}

/** Client admins and auditors see who works on clients of theirs and nowhere else: whom an admin there could have asked in. */
function seesColleagues({ role }: SignedInStaff): boolean {
  return role === 'CLIENT_ADMIN' || role === 'AUDITOR';
}

/** True for oneself, for whoever sees the whole site, and for colleagues on one's own clients alone. */
export function maySee(asking: SignedInStaff, id: StaffId, reach: Reach | undefined): boolean {
  if (asking.scope.everything || asking.staffId === id) return true;
  if (reach === undefined || reach === 'everything' || reach.size === 0 || !seesColleagues(asking)) return false;
  return [...reach].every((client) => asking.scope.clients.has(client));
}

/** The same as {@link maySee}, as a condition on a row `f` of the staff. */
export function sightOf(asking: SignedInStaff): { readonly condition: string; readonly parameters: readonly SqlValue[] } {
  if (asking.scope.everything) return { condition: '1 = 1', parameters: [] };
  const me = idBytes(asking.staffId);
  const mine = seesColleagues(asking) ? [...asking.scope.clients].map(idBytes) : [];
  if (mine.length === 0) return { condition: 'f.id = ?', parameters: [me] };
  const marks = mine.map(() => '?').join(', ');
  const condition = `(f.id = ? OR (NOT f.sees_everything AND EXISTS (SELECT 1 FROM (${GIVEN}) g WHERE g.staff_id = f.id)
    AND NOT EXISTS (SELECT 1 FROM (${GIVEN}) g WHERE g.staff_id = f.id AND g.client_id NOT IN (${marks}))))`;
  return { condition, parameters: [me, ...mine] };
}
