import { recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { timeText } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, idFromBytes, newId, type InviteId, type OutboxId } from '../kernel/ids.js';
import { linkTokenHash, newLinkToken } from '../kernel/link-token.js';
import { invalid } from '../kernel/problem.js';
import { rowsIn, run, runIn } from '../kernel/sql.js';
import { admit, AdmissionMemory, membersOf, placesOf, refuseClosed, takeTurns, withdrawGrounds, type Turn, type Way } from '../learners/learners.api.js';
import type { Post } from '../mails/mails.api.js';
import { inviteLetter, type Inviter } from './invite-letters.js';
import { invitesById, putLink, sublicensesOfInvites, type InviteRecord } from './invite-records.js';

/** An invite to be sent again, with what it needs from outside of what may run again. */
export interface Resending {
  readonly id: InviteId;
  readonly token: string;
  readonly mailId: OutboxId;
  readonly memory: AdmissionMemory;
}

/** @param id the invite */
export function resendingOf(id: InviteId): Resending {
  return { id, token: newLinkToken('inv'), mailId: newId('out'), memory: new AdmissionMemory() };
}

/** What the mails of an upkeep need to know. */
export interface UpkeepParts {
  readonly post: Post;
  readonly by: Inviter;
  readonly client: { readonly id: InviteRecord['clientId']; readonly slug: string; readonly inviteSubject: string | null };
  readonly expiresAt: Date;
}

/**
 * Sends an invite again: with a new link, after which the old one is dead, and for as long as a new invite. One that has expired
 * takes its seats anew.
 *
 * @throws Refusal InvalidInput when it was accepted or cancelled, or what it leads to has ended
 * @throws ShortOfSeats when it has expired and its seats are taken by now
 */
export async function resendInvite({ post, by, client, expiresAt }: UpkeepParts, tx: Tx, { resending, act }: { readonly resending: Resending; readonly act: Act }): Promise<void> {
  const { invite, turn } = await underTurn(tx, resending.id);
  const tokenHash = linkTokenHash('inv', resending.token)!;
  // A run whose COMMIT answer was lost sent it.
  if (invite.tokenHash.equals(tokenHash)) return;
  if (invite.state !== 'OPEN') throw invalid('ids', `The invite to ${invite.email} was ${invite.state === 'ACCEPTED' ? 'accepted' : 'cancelled'}: there is nothing to send again.`);
  const leadsTo = (await sublicensesOfInvites(tx, [invite.id])).get(invite.id)!;
  const places = [...(await placesOf(tx, leadsTo)).values()];
  for (const place of places) refuseClosed(place, act.now, 'ids');
  await run(
    tx,
    `UPDATE invite SET by_mail = ?, mail_id = ?, sent_at = NULL, failure = NULL, reminders = 0, expires_at = ?
      WHERE id = ? AND state = 'OPEN'`,
    [true, idBytes(resending.mailId), timeText(expiresAt), idBytes(invite.id)],
  );
  await putLink(tx, invite, { tokenHash, works: false });
  if (invite.mailId !== null) await post.withdraw(tx, [invite.mailId], act.now);
  const { learnerId: learner, firstName, lastName, email, message } = invite;
  const names = places.map(({ sublicenseName }) => sublicenseName);
  await post.write(tx, [inviteLetter({ ...resending, learner, email: { written: email }, firstName, lastName, message, expiresAt }, { client, by, sublicenses: names })], act.now);
  const [member] = await membersOf(turn, [invite.clientId]);
  if (member !== undefined) await recordHistory(tx, act, [{ action: 'invite.resent', clientId: invite.clientId, subject: member.id, summary: 'Sent the invite again, with a new link.' }]);
  // Last, as the gate takes allowances: seats that came free meanwhile are taken again.
  await admit(turn, { ways: [held(invite, { places, expiresAt })], act, memory: resending.memory });
}

function held(invite: InviteRecord, { places, expiresAt }: { readonly places: Way['places']; readonly expiresAt: Date }): Way {
  const people = new Set([invite.learnerId]);
  return {
    door: 'INVITE',
    words: 'for an invite',
    people,
    sourceOf: () => idBytes(invite.id),
    places,
    ownEndsAt: () => null,
    uses: null,
    reserves: { people, until: expiresAt, invitedAs: new Map([[invite.learnerId, invite]]) },
    byStaff: true,
  };
}

/** Takes invites back: their links are dead, and seats held for nothing else come free. Those that are not open stay as they are. */
export async function cancelInvites(post: Post, tx: Tx, { ids, act }: { readonly ids: readonly InviteId[]; readonly act: Act }): Promise<void> {
  const before = await invitesById(tx, ids);
  if (before.size !== ids.length) throw new NotFound('invite');
  const turn = await takeTurns(tx, [...before.values()].map(({ learnerId }) => learnerId));
  const open = [...(await invitesById(tx, ids)).values()].filter(({ state }) => state === 'OPEN');
  const bytes = open.map(({ id }) => idBytes(id));
  await runIn(tx, bytes, (marks) => `UPDATE invite SET state = 'CANCELLED', cancelled_at = ? WHERE state = 'OPEN' AND id IN (${marks})`, [timeText(act.now)]);
  await post.withdraw(tx, open.flatMap(({ mailId }) => mailId ?? []), act.now);
  const clients = [...new Set(open.map(({ clientId }) => clientId))].sort();
  const members = await membersOf(turn, clients);
  const told = open.flatMap(({ clientId, learnerId }) => members.filter((member) => member.clientId === clientId && member.learnerId === learnerId));
  await recordHistory(tx, act, told.map(({ id, clientId }) => ({ action: 'invite.cancelled', clientId, subject: id, summary: 'Took the invite back.' })));
  await withdrawGrounds(turn, { door: 'INVITE', sources: bytes, clients }, act);
}

/** Takes back every open invite of the one learner of a turn, who leaves the address they were asked at. */
export async function cancelInvitesOfLearner(post: Post, { tx, people }: Turn, act: Act): Promise<void> {
  const found = await rowsIn<{ id: Buffer }>(tx, people.map(idBytes), (marks) => `SELECT id FROM invite WHERE state = 'OPEN' AND learner_id IN (${marks}) ORDER BY id`);
  await cancelInvites(post, tx, { ids: found.map(({ id }) => idFromBytes('inv', id)), act });
}

async function underTurn(tx: Tx, id: InviteId): Promise<{ readonly invite: InviteRecord; readonly turn: Turn }> {
  const known = (await invitesById(tx, [id])).get(id);
  if (known === undefined) throw new NotFound('invite');
  const turn = await takeTurns(tx, [known.learnerId]);
  return { turn, invite: (await invitesById(tx, [id])).get(id)! };
}
