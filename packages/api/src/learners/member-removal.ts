import { Change, recordHistory, type Deed } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { idBytes } from '../kernel/ids.js';
import { insertRows, rowsIn, runIn } from '../kernel/sql.js';
import { forgetAccesses } from './carry-accesses.js';
import { giveBackSeats } from './give-up-seats.js';
import type { MembershipKey } from './membership-status.js';
import { membersOf, type Member } from './standing.js';
import { takeTurns, type Turn } from './turns.js';

/**
 * Takes people out of clients as if they had never been in: their memberships, accesses and grounds are gone, their seats
 * free. The people stay, and so do their redemptions, which are past: whoever comes back needs a new code, or staff. Also
 * that staff once revoked or disabled them is forgotten. Who is out already stays out.
 *
 * @param leaving told of them under their turns, before they go
 * @throws NotFound when one of the people is gone
 */
export async function removeMembers(
  tx: Tx,
  keys: readonly MembershipKey[],
  { act, leaving }: { readonly act: Act; readonly leaving: (tx: Tx, keys: readonly MembershipKey[], act: Act) => Promise<void> },
): Promise<void> {
  const turn = await takeTurns(tx, keys.map(({ learnerId }) => learnerId));
  await leaving(tx, keys, act);
  const wanted = new Set(keys.map(({ id }) => id));
  const clients = [...new Set(keys.map(({ clientId }) => clientId))].sort();
  await removeUnderTurn(turn, (await membersOf(turn, clients)).filter(({ id }) => wanted.has(id)), act);
}

/** As {@link removeMembers}, of people whose turn it is. @param members as they stand under that turn */
export async function removeUnderTurn({ tx }: Turn, members: readonly Member[], act: Act): Promise<void> {
  if (members.length === 0) return;
  const deeds = await deedsOf(tx, members);
  await dropMemberships(tx, members);
  await recordHistory(tx, act, deeds);
  await giveBackSeats(tx, members.map((member) => ({ member, accesses: [...member.accesses.values()] })));
}

/** Deletes memberships with their accesses and grounds; whoever calls gives the seats back, last. Whose they were is kept: history goes on to speak of them. */
export async function dropMemberships(tx: Tx, members: readonly Member[]): Promise<void> {
  const ids = members.map(({ id }) => idBytes(id));
  await forgetAccesses(tx, members.flatMap(({ accesses }) => [...accesses.values()].map(({ id }) => idBytes(id))));
  await runIn(tx, ids, (marks) => `DELETE FROM membership_word WHERE membership_id IN (${marks})`);
  await runIn(tx, ids, (marks) => `DELETE FROM membership WHERE id IN (${marks})`);
  await insertRows(tx, 'former_membership', ['membership_id', 'learner_id'], members.map(({ id, learnerId }) => [id, learnerId].map(idBytes)));
}

/** Who went can be told from the history alone: nothing else is left of the membership. */
async function deedsOf(tx: Tx, members: readonly Member[]): Promise<Deed[]> {
  const found = await rowsIn<{ id: Buffer; email: string; external_id: string | null }>(
    tx,
    members.map(({ id }) => idBytes(id)),
    (marks) => `SELECT m.id, l.email, m.external_id FROM membership m JOIN learner l ON l.id = m.learner_id WHERE m.id IN (${marks})`,
  );
  const rows = new Map(found.map((row) => [row.id.toString('hex'), row]));
  return members.map(({ id, clientId }) => {
    const { email, external_id: externalId } = rows.get(idBytes(id).toString('hex'))!;
    const changes = [new Change('email', email, null), ...(externalId === null ? [] : [new Change('externalId', externalId, null)])];
    return { action: 'membership.removed', clientId, subject: id, summary: 'Removed the learner from the client.', changes };
  });
}
