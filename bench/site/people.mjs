// People with sessions made beforehand, and fresh codes for them.
import { createHash } from 'node:crypto';
import { compiled } from '../product.mjs';
import { hashOf } from './chance.mjs';
import { Ids, storedTime } from './ids.mjs';
import { generatedCode, learnerRow, listing, slugOf } from './rows.mjs';
import { wordsOfCodeRow, wordsOfLearnerRow } from './word-rows.mjs';

const { idFromBytes } = await compiled('api/dist/kernel/ids.js');

const HOUR = 3_600_000;
const sha256 = (text) => createHash('sha256').update(text).digest();
/** Of this run: on a site that is kept, others made theirs. */
const RUN = Date.now();
const secretOf = (kind, at) => sha256(`${RUN} ${kind} ${at}`).toString('base64url');

function session(kind, secret, { staff = null, learner = null }, now) {
  const time = storedTime(now);
  return {
    token_hash: sha256(secret), id: sha256(`session ${secret}`).subarray(0, 16), kind, staff_id: staff, learner_id: learner, device: 'bench', created_at: time, last_seen_at: time,
    expires_at: storedTime(now + 8 * HOUR),
  };
}

/** Signs the owner in; answers the Cookie header. */
export async function signInOwner(writer) {
  const [{ id }] = await writer.query('SELECT id FROM staff LIMIT 1');
  const secret = secretOf('staff', 0);
  await writer.query('DELETE FROM session WHERE token_hash = ?', [sha256(secret)]);
  await writer.insert('session', [session('staff', secret, { staff: Buffer.from(id) }, Date.now())]);
  return `portico-staff=${secret}`;
}

/** As if everybody had just clicked: a session last seen a minute ago is noted again, which is a transaction. */
export function refreshSessions(writer) {
  return writer.query('UPDATE session SET last_seen_at = ?', [storedTime(Date.now())]);
}

function idsOfToday(count) {
  const day = { first: Date.now() - HOUR, last: Date.now() - HOUR / 2 };
  return { learner: new Ids('fresh learner', count, day), code: new Ids('fresh code', count, day), uses: new Ids('fresh allowance', count, day) };
}

/** The sublicense each fresh code opens: all of a site's in turn. */
const openedBy = (plan, at) => hashOf(40, at) % plan.sublicenses;

function clientOf(plan, sublicense) {
  let client = 0;
  while (plan.firstSublicense[client + 1] <= sublicense) client += 1;
  return client;
}

function* codeRows(plan, { count, ids, owner }) {
  for (let at = 0; at < count; at += 1) {
    const { text, foldedKey } = generatedCode(at, count, RUN);
    yield {
      id: ids.code.of(at), client_id: plan.ids.client.of(clientOf(plan, openedBy(plan, at))), kind: 'REGISTRATION', label: 'Bench', code: text, folded_key: foldedKey,
      generated_key: foldedKey, enabled: true, use_allowance_id: ids.uses.of(at), starts_at: null, expires_at: null, created_at: ids.code.time(at), created_by: owner,
    };
  }
}

/**
 * Makes so many signed-in learners who are nowhere yet, and for each a code of their own that opens one sublicense;
 * with `shared`, one code for all of them instead.
 *
 * @returns each learner's Cookie header, address, code, and the slug of the page they enter it on
 */
export async function makeNewcomers(writer, plan, { count, shared = false }) {
  const [{ id }] = await writer.query('SELECT id FROM staff LIMIT 1');
  const owner = Buffer.from(id);
  const ids = idsOfToday(count);
  const everybody = Array.from({ length: count }, (_, at) => at);
  const codes = [...codeRows(plan, { count: shared ? 1 : count, ids, owner })];
  await writer.insert('code', codes);
  await writer.insert('code_sublicense', codes.map((code, at) => ({ code_id: code.id, sublicense_id: plan.ids.sublicense.of(openedBy(plan, at)) })));
  await writer.insert('allowance', codes.map((code) => ({ id: code.use_allowance_id, max_taken: shared ? count : 1, taken: 0, counts: 'CODE_USES', owner_id: code.id, client_id: code.client_id })));
  await writer.insert('registration_code_listing', codes.map(listing));
  await writer.insert('registration_code_word', codes.flatMap(wordsOfCodeRow));
  const learners = everybody.map((at) => learnerRow(ids.learner, at, `class-${RUN}.example.com`));
  await writer.insert('learner', learners);
  await writer.insert('learner_word', learners.flatMap(wordsOfLearnerRow));
  await writer.insert('session', everybody.map((at) => session('learner', secretOf('learner', at), { learner: ids.learner.of(at) }, Date.now())));
  return everybody.map((at) => ({
    cookie: `portico-learner=${secretOf('learner', at)}`,
    address: `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`,
    code: codes[shared ? 0 : at].code,
    slug: slugOf(clientOf(plan, openedBy(plan, shared ? 0 : at))),
  }));
}

/** The id of a code of the site, as the API writes it. */
export const codeId = (plan, at) => idFromBytes('cod', plan.ids.code.of(at));
