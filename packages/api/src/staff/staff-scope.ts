import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type ClientId, type StaffId, type SublicenseId } from '../kernel/ids.js';
import { rows } from '../kernel/sql.js';
import { EVERYTHING, type Scope } from '../kernel/viewer.js';

/** Sublicenses given with all below them, and clients given whole, which have no sublicense. UNION drops repeats, so that it ends whatever the rows say. */
const GIVEN = `WITH RECURSIVE given AS (
    SELECT s.id, s.client_id FROM staff_sublicense g JOIN sublicense s ON s.id = g.sublicense_id WHERE g.staff_id = ?
    UNION
    SELECT below.id, below.client_id FROM given JOIN sublicense below ON below.parent_id = given.id
  )
  SELECT id, client_id FROM given UNION ALL SELECT NULL, client_id FROM staff_client WHERE staff_id = ?`;

/** What a member of the staff may see; nothing when nothing was given and `everything` is not said. */
export async function staffScope(reader: Reader, id: StaffId, everything: boolean): Promise<Scope> {
  if (everything) return EVERYTHING;
  const given = await rows<{ id: Buffer | null; client_id: Buffer }>(reader, GIVEN, [idBytes(id), idBytes(id)]);
  const clients = new Set<ClientId>();
  const sublicenses = new Map<SublicenseId, ClientId>();
  for (const row of given) {
    const client = idFromBytes('cli', row.client_id);
    if (row.id === null) clients.add(client);
    else sublicenses.set(idFromBytes('sub', row.id), client);
  }
  return { everything: false, clients, sublicenses };
}
