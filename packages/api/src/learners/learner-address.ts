import { changesBetween, recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { timeText } from '../kernel/clock.js';
import type { Reader, Tx } from '../kernel/database.js';
import type { Email } from '../kernel/email.js';
import { idBytes, idFromBytes, type ClientId, type LearnerId } from '../kernel/ids.js';
import { rows, run } from '../kernel/sql.js';
import { renewKeys } from './learner-keys.js';
import { subjectsOf } from './learner-names.js';
import { removeUnderTurn } from './member-removal.js';
import { membersOf } from './standing.js';
import { findOrAwaitAddresses, takeTurns, type Turn } from './turns.js';

/** An address somebody proved, to be that of their account. */
export interface AddressChange {
  readonly id: LearnerId;
  readonly email: Email;
  /** Told under their turn, before the address changes: what was bound to the old one goes. */
  readonly leaving: (turn: Turn) => Promise<void>;
}

/** Takes the turn of an address, before any of a learner. @returns whose account it is */
export async function awaitAddress(tx: Tx, { key }: Email): Promise<LearnerId | undefined> {
  return (await findOrAwaitAddresses(tx, [key])).get(key);
}

/**
 * Gives a learner another address, which they proved. Whoever only invited the old one loses them as if they had never been
 * asked: that the person has an account, and what its address is, is nobody's business there.
 *
 * @returns false when the address is somebody's account
 */
export async function changeAddress(tx: Tx, act: Act, { id, email, leaving }: AddressChange): Promise<boolean> {
  const owner = await awaitAddress(tx, email);
  if (owner !== undefined && owner !== id) return false;
  const turn = await takeTurns(tx, [id]);
  await leaving(turn);
  await removeInvited(turn, act);
  const [before] = await rows<{ email: string }>(tx, 'SELECT email FROM learner WHERE id = ?', [idBytes(id)]);
  await run(tx, 'UPDATE learner SET email = ?, email_key = ?, email_proven_at = ? WHERE id = ?', [email.written, email.key, timeText(act.now), idBytes(id)]);
  await renewKeys(tx, [id]);
  const deed = { action: 'learner.addressChanged', summary: 'Changed the address; the new one is proven.', changes: changesBetween(before!, { email: email.written }) } as const;
  const everywhere = await subjectsOf(tx, id);
  await recordHistory(tx, act, (everywhere.length === 0 ? [{ clientId: null, subject: id }] : everywhere).map((where) => ({ ...deed, ...where })));
  return true;
}

/** The client in whose name a learner is written to when they ask for something of their own: the first they are in; null when they are in none. */
export async function clientOfLearner(reader: Reader, id: LearnerId): Promise<ClientId | null> {
  const [row] = await rows<{ client_id: Buffer }>(
    reader,
    "SELECT m.client_id FROM membership m JOIN client c ON c.id = m.client_id WHERE m.learner_id = ? AND m.status = 'ACTIVE' AND c.status <> 'DISABLED' ORDER BY m.id LIMIT 1",
    [idBytes(id)],
  );
  return row === undefined ? null : idFromBytes('cli', row.client_id);
}

async function removeInvited(turn: Turn, act: Act): Promise<void> {
  const found = await rows<{ client_id: Buffer }>(turn.tx, 'SELECT client_id FROM membership WHERE learner_id = ? AND invited_last_name IS NOT NULL ORDER BY id', [idBytes(turn.people[0]!)]);
  const clients = found.map((row) => idFromBytes('cli', row.client_id));
  await removeUnderTurn(turn, await membersOf(turn, clients), act);
}
