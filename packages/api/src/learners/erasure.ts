import { forgetPerson, recordHistory, type Deed } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { readTimeOrNull, timeText, type StoredTime } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, idFromBytes, type LearnerId, type MembershipId } from '../kernel/ids.js';
import { rows, rowsIn, runIn, updateEach } from '../kernel/sql.js';
import { giveBackSeats } from './give-up-seats.js';
import { dropMemberships } from './member-removal.js';
import { membersOf, type Member } from './standing.js';
import { takeTurns, type Turn } from './turns.js';

/** What erasing somebody reaches beyond this slice. Wired by composition. */
export interface Forgetting {
  /** Accounts that stand for the same person by mistake: of addresses an invite went to before it was corrected. Nobody was ever in one. */
  mistaken(tx: Tx, id: LearnerId): Promise<LearnerId[]>;
  /** Deletes whatever else is kept about the people of a turn: invites, links, sessions, mails. */
  forget(turn: Turn): Promise<void>;
}

/**
 * Erases a person: what says who they are is gone everywhere, and every seat comes free. What they redeemed stays counted, and
 * history says what was done, but not to whom. Their address may be that of somebody new afterwards. What is left of the account
 * stands for nobody.
 *
 * @throws NotFound when there is no such person, or not any more
 */
export async function eraseLearner(forgetting: Forgetting, tx: Tx, id: LearnerId, act: Act): Promise<void> {
  // A run whose COMMIT answer was lost did all of it.
  if ((await erasedAt(tx, id))?.getTime() === act.now.getTime()) return;
  const turn = await takeTurns(tx, [id, ...(await forgetting.mistaken(tx, id))]);
  const members = await membersOf(turn, await clientsOf(turn));
  const former = await formerOf(turn);
  await forgetting.forget(turn);
  await dropMemberships(tx, members);
  await forgetPerson(tx, [...turn.people, ...members.map((member) => member.id), ...former]);
  await emptyAccounts(turn, act.now);
  await recordHistory(tx, act, deedsOf(turn.people, members));
  await giveBackSeats(tx, members.map((member) => ({ member, accesses: [...member.accesses.values()] })));
}

async function erasedAt(tx: Tx, id: LearnerId): Promise<Date | null> {
  const [row] = await rows<{ erased_at: StoredTime | null }>(tx, 'SELECT erased_at FROM learner WHERE id = ?', [idBytes(id)]);
  if (row === undefined) throw new NotFound('learner');
  return readTimeOrNull(row.erased_at);
}

async function clientsOf({ tx, people }: Turn) {
  const found = await rowsIn<{ client_id: Buffer }>(tx, people.map(idBytes), (marks) => `SELECT DISTINCT client_id FROM membership WHERE learner_id IN (${marks})`);
  return found.map((row) => idFromBytes('cli', row.client_id)).sort();
}

async function formerOf({ tx, people }: Turn): Promise<MembershipId[]> {
  const found = await rowsIn<{ membership_id: Buffer }>(tx, people.map(idBytes), (marks) => `SELECT membership_id FROM former_membership WHERE learner_id IN (${marks})`);
  return found.map((row) => idFromBytes('mem', row.membership_id));
}

const EMPTIED = ['email', 'email_key', 'first_name', 'last_name', 'last_name_key', 'first_name_key', 'password_hash', 'email_proven_at', 'last_seen_at', 'erased_at'];

/** Redemptions point here, so the row stays. No address has a colon: its key is nobody's. */
async function emptyAccounts({ tx, people }: Turn, now: Date): Promise<void> {
  const ids = people.map(idBytes);
  await runIn(tx, ids, (marks) => `DELETE FROM learner_word WHERE learner_id IN (${marks})`);
  const emptied = (id: LearnerId) => ['', `erased:${id}`, 'Erased', 'learner', '', '', null, null, null, timeText(now)];
  await updateEach(tx, 'learner', EMPTIED, people.map((id) => ({ id: idBytes(id), values: emptied(id) })));
}

function deedsOf(people: readonly LearnerId[], members: readonly Member[]): Deed[] {
  const deed = { action: 'learner.erased', summary: 'Erased the personal data of the learner, and freed their seats.' } as const;
  return [...people.map((subject) => ({ ...deed, clientId: null, subject })), ...members.map(({ id, clientId }) => ({ ...deed, clientId, subject: id }))];
}
