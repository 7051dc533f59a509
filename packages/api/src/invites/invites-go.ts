import type { Act } from '../kernel/act.js';
import { timeText } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, type ClientId, type LearnerId, type SublicenseId } from '../kernel/ids.js';
import { rows, run, runIn, runInPortions } from '../kernel/sql.js';

/** Deletes every invite of a client that goes. */
export async function removeInvitesOfClient(tx: Tx, client: ClientId): Promise<void> {
  const found = await rows<{ id: Buffer }>(tx, 'SELECT id FROM invite WHERE client_id = ? ORDER BY id', [idBytes(client)]);
  const ids = found.map(({ id }) => id);
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
