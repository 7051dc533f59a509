// The bare twin of redeemCodes: Fastify and mysql2 by hand. The same transaction, statement for statement: for a
// learner who is nowhere yet and a code that opens one sublicense. It checks what it must: every affected count.
import { createHash, randomUUID } from 'node:crypto';
import { compiled } from '../product.mjs';
import { openPool, serve } from './bare.mjs';

const { idBytes, idFromBytes, newId } = await compiled('api/dist/kernel/ids.js');
const { timeText } = await compiled('api/dist/kernel/clock.js');
const { foldCode } = await compiled('shared/dist/index.js');

const LOOK_UP = `SELECT k.id, k.code, k.enabled, k.starts_at, k.expires_at, k.use_allowance_id, cl.id AS client_id, cl.status, cl.seat_allowance_id AS client_seats,
    cl.expires_at AS client_ends_at, s.id AS sublicense_id, s.seat_allowance_id AS seats, s.expires_at AS sublicense_ends_at, s.access_days,
    s.name AS sublicense_name
  FROM code k JOIN client_slug w ON w.slug = ? AND w.client_id = k.client_id JOIN client cl ON cl.id = k.client_id
  JOIN code_sublicense ks ON ks.code_id = k.id JOIN sublicense s ON s.id = ks.sublicense_id
  WHERE k.folded_key IN (?) ORDER BY s.id`;
const JOIN = `INSERT INTO membership (id, client_id, learner_id, status, joined_through, joined_at, disabled_at, last_name_key, first_name_key, email_key, last_seen_key)
  SELECT ?, ?, ?, ?, ?, ?, ?, l.last_name_key, l.first_name_key, l.email_key, COALESCE(l.last_seen_at, '1000-01-01 00:00:00.000') FROM learner l WHERE l.id = ?`;
const HISTORY = `INSERT INTO history_entry (id, at, client_id, subject_id, subject_type, sublicense_id, actor_kind, actor_id, action, door, summary, changes, request_id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const TAKE = 'UPDATE allowance SET taken = taken + 1 WHERE id = ? AND (max_taken IS NULL OR taken + 1 <= max_taken)';

const pool = openPool();

async function whoAsks(secret) {
  const [[session]] = await pool.query('SELECT learner_id, expires_at FROM session WHERE token_hash = ?', [createHash('sha256').update(secret).digest()]);
  if (session === undefined || session.expires_at <= new Date()) throw new Error('not signed in');
  return session.learner_id;
}

async function one(connection, sql, parameters) {
  const [{ affectedRows }] = await connection.query(sql, parameters);
  if (affectedRows !== 1) throw new Error('refused');
}

async function tell(connection, learner, { found, member, time, end }) {
  const changes = JSON.stringify([{ field: found.sublicense_name, before: null, after: end === null ? 'in, without an end of its own' : `in until ${end}` }]);
  const summary = `Let into "${found.sublicense_name}" with the registration code ${found.code}.`;
  const entry = [idBytes(newId('hst')), time, found.client_id, member, 'mem', found.sublicense_id, 'LEARNER', learner, 'learner.admitted', 'REGISTRATION_CODE', summary, changes, randomUUID()];
  await one(connection, HISTORY, entry);
}

async function letIn(connection, learner, { slug, code }, now) {
  const [[found]] = await connection.query(LOOK_UP, [slug, foldCode(code)]);
  if (found === undefined || !found.enabled || found.status !== 'ACTIVE') throw new Error('no such code');
  await one(connection, 'UPDATE learner SET turn = turn + 1 WHERE id = ?', [learner]);
  const [earlier] = await connection.query('SELECT id, code_id FROM redemption WHERE learner_id = ? AND code_id = ?', [learner, found.id]);
  const [members] = await connection.query('SELECT id, status FROM membership WHERE client_id = ? AND learner_id = ?', [found.client_id, learner]);
  if (earlier.length > 0 || members.length > 0) throw new Error('somebody new was expected');
  const [member, access, ground, redemption] = ['mem', 'acc', 'gnd', 'red'].map((type) => idBytes(newId(type)));
  const end = found.access_days === null ? null : timeText(new Date(now.getTime() + found.access_days * 86_400_000));
  const time = timeText(now);
  await one(connection, JOIN, [member, found.client_id, learner, 'ACTIVE', 'REGISTRATION_CODE', time, null, learner]);
  await one(connection, 'INSERT INTO access (id, membership_id, sublicense_id, status, granted_at, own_ends_at) VALUES (?, ?, ?, ?, ?, ?)', [access, member, found.sublicense_id, 'ACTIVE', time, end]);
  await one(connection, 'INSERT INTO access_ground (id, access_id, door, source_id, since, withdrawn_at) VALUES (?, ?, ?, ?, ?, ?)', [ground, access, 'REGISTRATION_CODE', found.id, time, null]);
  await one(connection, 'INSERT INTO redemption (id, code_id, learner_id, redeemed_at) VALUES (?, ?, ?, ?)', [redemption, found.id, learner, time]);
  await tell(connection, learner, { found, member, time, end });
  for (const allowance of [found.use_allowance_id, found.seats, found.client_seats].toSorted(Buffer.compare)) await one(connection, TAKE, [allowance]);
  return { id: idFromBytes('red', redemption), code: found.code, redeemedAt: now.toISOString() };
}

async function redeem({ slug, code }, secret) {
  const learner = await whoAsks(secret);
  const connection = await pool.getConnection();
  try {
    await connection.query('START TRANSACTION');
    const redemption = await letIn(connection, learner, { slug, code }, new Date());
    await connection.query('COMMIT');
    return { data: { redeemCodes: { __typename: 'CodesRedeemed', redemptions: [redemption] } } };
  } catch (error) {
    await connection.query('ROLLBACK');
    throw error;
  } finally {
    connection.release();
  }
}

await serve('/redeem', 'portico-learner', redeem);
