import type { Reader, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type ClientId, type LearnerId } from '../kernel/ids.js';
import { insertRows, rows, runInPortions } from '../kernel/sql.js';
import { takeTurnsOfThoseLeft } from './turns.js';

/** How many rows one statement writes: others get their turn between two. */
const PORTION = 1_000;

/** How many learners are in a client, the disabled ones among them. */
export async function countMembers(reader: Reader, client: ClientId): Promise<number> {
  const [row] = await rows<{ n: number }>(reader, 'SELECT COUNT(*) AS n FROM membership WHERE client_id = ?', [idBytes(client)]);
  return Number(row!.n);
}

/**
 * Takes the turns of everybody who is in a client, but for those the transaction has already.
 *
 * @returns all whose turn it has now
 */
export async function takeTurnsOfMembers(tx: Tx, client: ClientId, taken: readonly LearnerId[]): Promise<LearnerId[]> {
  const found = await rows<{ learner_id: Buffer }>(tx, 'SELECT learner_id FROM membership WHERE client_id = ?', [idBytes(client)]);
  const known = new Set(taken);
  const missing = found.map((row) => idFromBytes('lrn', row.learner_id)).filter((id) => !known.has(id));
  await takeTurnsOfThoseLeft(tx, missing);
  return [...taken, ...missing];
}

/**
 * Deletes what learners have and had in a client that goes, under their turns. Their accounts stay: they may be elsewhere.
 * Seats are not given back, the allowances go too.
 */
export async function removeAllMembers(tx: Tx, client: ClientId): Promise<void> {
  const found = await rows<{ id: Buffer }>(tx, 'SELECT a.id FROM membership m JOIN access a ON a.membership_id = m.id WHERE m.client_id = ? ORDER BY a.id', [
    idBytes(client),
  ]);
  const accesses = found.map(({ id }) => id);
  const gone = await rows<{ id: Buffer; learner_id: Buffer }>(tx, 'SELECT id, learner_id FROM membership WHERE client_id = ? ORDER BY id', [idBytes(client)]);
  const members = gone.map(({ id }) => id);
  await runInPortions(tx, accesses, (marks) => `DELETE FROM access_ground WHERE access_id IN (${marks})`);
  await runInPortions(tx, accesses, (marks) => `DELETE FROM access WHERE id IN (${marks})`);
  await runInPortions(tx, members, (marks) => `DELETE FROM membership_word WHERE membership_id IN (${marks})`);
  await runInPortions(tx, members, (marks) => `DELETE FROM membership WHERE id IN (${marks})`);
  for (let at = 0; at < gone.length; at += PORTION) {
    await insertRows(tx, 'former_membership', ['membership_id', 'learner_id'], gone.slice(at, at + PORTION).map((row) => [row.id, row.learner_id]));
  }
}
