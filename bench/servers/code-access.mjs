// The bare twin of codeAccess: who asks in one statement, the whole answer in another, JSON.stringify. On MariaDB by
// mysql2, on SQLite by the product's own driver.
import { createHash } from 'node:crypto';
import { compiled } from '../product.mjs';
import { openReader, serve } from './bare.mjs';

const { idBytes, idFromBytes } = await compiled('api/dist/kernel/ids.js');

const WHO = 'SELECT t.id, t.role, s.expires_at FROM session s JOIN staff t ON t.id = s.staff_id WHERE s.token_hash = ?';
const ANSWER = `SELECT c.id AS client_id, c.name AS client, s.id, s.name, w.max_taken, w.taken
  FROM code k JOIN client c ON c.id = k.client_id JOIN code_sublicense ks ON ks.code_id = k.id
  JOIN sublicense s ON s.id = ks.sublicense_id JOIN allowance w ON w.id = s.seat_allowance_id WHERE k.id = ? ORDER BY s.id`;

const read = openReader();

async function codeAccess({ codeId }, secret) {
  const [staff] = await read(WHO, [createHash('sha256').update(secret).digest()]);
  if (staff === undefined) throw new Error('not signed in');
  const rows = await read(ANSWER, [idBytes(codeId)]);
  const client = { id: idFromBytes('cli', rows[0].client_id), name: rows[0].client };
  const sublicenses = rows.map(({ id, name, max_taken: limit, taken }) => ({ id: idFromBytes('sub', id), name, seats: { taken, limit } }));
  return { data: { codeAccess: { client, sublicenses } } };
}

await serve('/code-access', 'portico-staff', codeAccess);
