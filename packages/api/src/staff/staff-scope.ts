import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type StaffId } from '../kernel/ids.js';
import { rows } from '../kernel/sql.js';
import { EVERYTHING, type Scope } from '../kernel/viewer.js';

/** A given sublicense brings all below it. UNION drops repeats, so that it ends whatever the rows say. */
const GIVEN_AND_BELOW = `WITH RECURSIVE given AS (
    SELECT s.id, s.client_id FROM staff_sublicense g JOIN sublicense s ON s.id = g.sublicense_id WHERE g.staff_id = ?
    UNION
    SELECT below.id, below.client_id FROM given JOIN sublicense below ON below.parent_id = given.id
  )
  SELECT id, client_id FROM given`;

/** What a member of the staff may see; nothing when nothing was given and `everything` is not said. */
export async function staffScope(reader: Reader, id: StaffId, everything: boolean): Promise<Scope> {
  if (everything) return EVERYTHING;
  const clients = await rows<{ client_id: Buffer }>(reader, 'SELECT client_id FROM staff_client WHERE staff_id = ?', [idBytes(id)]);
  const sublicenses = await rows<{ id: Buffer; client_id: Buffer }>(reader, GIVEN_AND_BELOW, [idBytes(id)]);
  return {
    everything: false,
    clients: new Set(clients.map((row) => idFromBytes('cli', row.client_id))),
    sublicenses: new Map(sublicenses.map((row) => [idFromBytes('sub', row.id), idFromBytes('cli', row.client_id)])),
  };
}
