import type { Act } from '../kernel/act.js';
import { timeText } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type ClientId, type LearnerId, type SublicenseId } from '../kernel/ids.js';
import { rows, rowsIn, run, runIn, runInPortions } from '../kernel/sql.js';
import type { Turn } from '../learners/learners.api.js';

/** Deletes every invite of a client that goes. */
export async function removeInvitesOfClient(tx: Tx, client: ClientId): Promise<void> {
  const found = await rows<{ id: Buffer }>(tx, 'SELECT id FROM invite WHERE client_id = ? ORDER BY id', [idBytes(client)]);
  await deleteInvites(tx, found.map(({ id }) => id));
}

/** Deletes every invite of people who are erased, and those to a wrong address in whose place one of them came. */
export async function forgetInvites({ tx, people }: Turn): Promise<void> {
  const found = await rowsIn<{ id: Buffer; corrects_id: Buffer | null }>(tx, people.map(idBytes), (marks) => `SELECT id, corrects_id FROM invite WHERE learner_id IN (${marks}) ORDER BY id`);
  await deleteInvites(tx, found.flatMap((row) => [row.id, ...(row.corrects_id === null ? [] : [row.corrects_id])]));
}

/** Accounts of wrong addresses that nobody was ever in, made for an invite to this person that was corrected, and invited to nothing else. */
export async function mistakenAccounts(tx: Tx, id: LearnerId): Promise<LearnerId[]> {
  const found = await rows<{ learner_id: Buffer }>(
    tx,
    `SELECT DISTINCT w.learner_id FROM invite i JOIN invite w ON w.id = i.corrects_id JOIN learner l ON l.id = w.learner_id
      WHERE i.learner_id = ? AND w.learner_id <> i.learner_id AND l.erased_at IS NULL AND l.password_hash IS NULL AND l.email_proven_at IS NULL AND l.last_seen_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM invite o WHERE o.learner_id = l.id AND o.id NOT IN (SELECT c.corrects_id FROM invite c WHERE c.learner_id = i.learner_id AND c.corrects_id IS NOT NULL))
        AND NOT EXISTS (SELECT 1 FROM access_ground g JOIN access a ON a.id = g.access_id JOIN membership m ON m.id = a.membership_id WHERE m.learner_id = l.id AND g.door <> 'INVITE')`,
    [idBytes(id)],
  );
  return found.map((row) => idFromBytes('lrn', row.learner_id));
}

async function deleteInvites(tx: Tx, ids: readonly Buffer[]): Promise<void> {
  for (const table of ['invite_sublicense', 'earlier_invite_link', 'invite_word']) await runInPortions(tx, ids, (marks) => `DELETE FROM ${table} WHERE invite_id IN (${marks})`);
  await runInPortions(tx, ids, (marks) => `DELETE FROM invite WHERE id IN (${marks})`);
}

/** Who is removed from a client is not invited any more. Under the turns of the learners, before their accesses go. */
export async function cancelInvitesOfMembers(tx: Tx, keys: readonly { readonly clientId: ClientId; readonly learnerId: LearnerId }[], { now }: Act): Promise<void> {
  for (const { clientId, learnerId } of keys) {
    await run(tx, "UPDATE invite SET state = 'CANCELLED', cancelled_at = ? WHERE state = 'OPEN' AND learner_id = ? AND client_id = ?", [timeText(now), idBytes(learnerId), idBytes(clientId)]);
  }
}

/** Invites to a sublicense that goes lead to another one instead; who was invited to both is invited to the other. */
export async function rerouteInvites(tx: Tx, { from, to }: { readonly from: SublicenseId; readonly to: SublicenseId }): Promise<void> {
  const both = await rows<{ invite_id: Buffer }>(tx, 'SELECT a.invite_id FROM invite_sublicense a JOIN invite_sublicense b ON b.invite_id = a.invite_id AND b.sublicense_id = ? WHERE a.sublicense_id = ?', [
    idBytes(to),
    idBytes(from),
  ]);
  await runIn(tx, both.map(({ invite_id: id }) => id), (marks) => `DELETE FROM invite_sublicense WHERE sublicense_id = ? AND invite_id IN (${marks})`, [idBytes(from)]);
  await run(tx, 'UPDATE invite_sublicense SET sublicense_id = ? WHERE sublicense_id = ?', [idBytes(to), idBytes(from)]);
}

/** Invites of the past forget a sublicense that goes: nobody holds a seat of it any more. */
export async function forgetSublicenseOfInvites(tx: Tx, sublicense: SublicenseId): Promise<void> {
  await run(tx, 'DELETE FROM invite_sublicense WHERE sublicense_id = ?', [idBytes(sublicense)]);
}
