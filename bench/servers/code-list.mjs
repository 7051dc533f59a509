// The bare twin of the list of registration codes: who asks, the newest fifty with their clients, their sublicenses, in
// three statements; JSON.stringify.
import { createHash } from 'node:crypto';
import { compiled } from '../product.mjs';
import { openReader, serve, timeNow } from './bare.mjs';

const { idFromBytes } = await compiled('api/dist/kernel/ids.js');

const WHO = 'SELECT t.id, t.role FROM session s JOIN staff t ON t.id = s.staff_id WHERE s.token_hash = ? AND s.expires_at > ?';
const PAGE = `SELECT k.id, k.label, k.code, k.enabled, k.starts_at, k.expires_at, w.max_taken, w.taken, c.id AS client_id, c.name AS client, c.status, c.expires_at AS client_ends_at
  FROM (SELECT code_id FROM registration_code_listing ORDER BY created_at DESC, code_id DESC LIMIT 51) l
  LEFT JOIN code k ON k.id = l.code_id LEFT JOIN client c ON c.id = k.client_id LEFT JOIN allowance w ON w.id = k.use_allowance_id ORDER BY k.created_at DESC, k.id DESC`;
const OPENED = `SELECT ks.code_id, s.id, s.name, s.expires_at FROM code_sublicense ks JOIN sublicense s ON s.id = ks.sublicense_id WHERE ks.code_id IN (${Array.from({ length: 50 }, () => '?').join(', ')}) ORDER BY ks.code_id, s.id`;

const read = openReader();

function statusOf(row, sublicenses, now) {
  if (!row.enabled || row.status === 'DISABLED') return 'DISABLED';
  const ends = [row.expires_at, row.client_ends_at, ...sublicenses.map((one) => one.expires_at)];
  if (ends.some((end) => end !== null && end <= now)) return 'EXPIRED';
  if (row.max_taken !== null && row.taken >= row.max_taken) return 'EXHAUSTED';
  return row.starts_at !== null && row.starts_at > now ? 'SCHEDULED' : 'LIVE';
}

function node(row, sublicenses, now) {
  return {
    id: idFromBytes('cod', row.id), label: row.label, code: row.code, status: statusOf(row, sublicenses, now), maxRedemptions: row.max_taken, redemptionCount: row.taken,
    access: { client: { id: idFromBytes('cli', row.client_id), name: row.client }, sublicenses: sublicenses.map(({ id, name }) => ({ id: idFromBytes('sub', id), name })) },
  };
}

async function codeList(_, secret) {
  const now = timeNow();
  const [staff] = await read(WHO, [createHash('sha256').update(secret).digest(), now]);
  if (staff === undefined) throw new Error('not signed in');
  const page = (await read(PAGE, [])).slice(0, 50);
  const opened = await read(OPENED, page.map(({ id }) => id));
  const byCode = grouped(opened);
  return { data: { registrationCodes: { nodes: page.map((row) => node(row, byCode.get(keyOf(row.id)) ?? [], now)) } } };
}

const keyOf = (id) => Buffer.from(id.buffer, id.byteOffset, id.byteLength).toString('latin1');

function grouped(rows) {
  const groups = new Map();
  for (const row of rows) {
    const group = groups.get(keyOf(row.code_id));
    if (group === undefined) groups.set(keyOf(row.code_id), [row]);
    else group.push(row);
  }
  return groups;
}

await serve('/code-list', 'portico-staff', codeList);
