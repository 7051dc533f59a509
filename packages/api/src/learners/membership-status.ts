import { take } from '../allowances/allowances.api.js';
import { recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { timeText } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, type AllowanceId, type ClientId, type LearnerId, type MembershipId } from '../kernel/ids.js';
import { NotAllowedNow, Refusal } from '../kernel/problem.js';
import { rows, run, runIn } from '../kernel/sql.js';
import { holdsSeat } from './access.entity.js';
import { giveUpSeats } from './give-up-seats.js';
import { placesOf, type Place } from './places.read-model.js';
import { ShortOfSeats } from './short-of-seats.js';
import { membersOf, type Member } from './standing.js';
import { takeTurns } from './turns.js';

/** A membership and whom and what it joins. */
export interface MembershipKey {
  readonly id: MembershipId;
  readonly learnerId: LearnerId;
  readonly clientId: ClientId;
}

/** Shuts a learner out of a client: every seat comes free, and the accesses are marked so that enabling finds them. */
export async function disableMembership(tx: Tx, key: MembershipKey, act: Act): Promise<void> {
  const member = await underTurn(tx, key);
  if (member === undefined || member.status === 'DISABLED') return;
  await run(tx, "UPDATE membership SET status = 'DISABLED', disabled_at = ? WHERE id = ?", [timeText(act.now), idBytes(key.id)]);
  const held = [...member.accesses.values()].filter((access) => holdsSeat(access.status));
  await recordHistory(tx, act, [{ clientId: key.clientId, action: 'membership.disabled', subject: key.id, summary: 'Disabled the learner: all seats here came free.' }]);
  await giveUpSeats(tx, [{ member, accesses: held }], 'DISABLED', act.now);
}

/**
 * Lets a disabled learner in again: the accesses that disabling ended take their seats as the gate does, those whose
 * own end has come meanwhile stay ended.
 *
 * @throws ShortOfSeats when a seat is missing; nothing is changed then
 * @throws Refusal NotAllowedNow while the client is disabled
 */
export async function enableMembership(tx: Tx, key: MembershipKey, act: Act): Promise<void> {
  const member = await underTurn(tx, key);
  if (member === undefined || member.status !== 'DISABLED') return;
  const marked = [...member.accesses.values()].filter((access) => access.disabledFrom !== null);
  const returning = marked.filter((access) => access.ownEndsAt === null || access.ownEndsAt > act.now);
  const places = [...(await placesOf(tx, marked.map((access) => access.sublicenseId))).values()];
  await refuseWhileDisabled(tx, key.clientId);
  // Who was no more than invited is that again: the names of the invite are left, and nothing was open.
  const wasIn = "invited_last_name IS NULL OR EXISTS (SELECT 1 FROM access a WHERE a.membership_id = membership.id AND a.disabled_from = 'ACTIVE')";
  await run(tx, `UPDATE membership SET status = CASE WHEN ${wasIn} THEN 'ACTIVE' ELSE 'INVITED' END, disabled_at = NULL WHERE id = ?`, [idBytes(key.id)]);
  const returned = await runIn(
    tx,
    returning.map((access) => idBytes(access.id)),
    (marks) => `UPDATE access SET status = disabled_from, ended_at = NULL, disabled_from = NULL WHERE disabled_from IS NOT NULL AND id IN (${marks})`,
  );
  if (returned !== returning.length) throw new Error('An access changed under the turn of its learner.');
  await run(tx, 'UPDATE access SET disabled_from = NULL WHERE disabled_from IS NOT NULL AND membership_id = ?', [idBytes(key.id)]);
  const regained = places.filter((place) => returning.some((access) => access.sublicenseId === place.sublicenseId));
  const summary = `Enabled the learner${regained.length === 0 ? '' : `: in again at ${regained.map((place) => `"${place.sublicenseName}"`).join(', ')}`}.`;
  await recordHistory(tx, act, [{ clientId: key.clientId, action: 'membership.enabled', subject: key.id, summary }]);
  await takeSeats(tx, key.learnerId, regained);
}

async function refuseWhileDisabled(tx: Tx, client: ClientId): Promise<void> {
  const disabled = await rows<{ name: string }>(tx, "SELECT name FROM client WHERE id = ? AND status = 'DISABLED'", [idBytes(client)]);
  if (disabled[0] !== undefined) throw new Refusal(new NotAllowedNow(`${disabled[0].name} is disabled. Enable the client first.`));
}

async function takeSeats(tx: Tx, learner: LearnerId, places: readonly Place[]): Promise<void> {
  const first = places[0];
  if (first === undefined) return;
  const amounts = new Map<AllowanceId, number>([[first.clientSeats, 1], ...places.map((place): [AllowanceId, number] => [place.seats, 1])]);
  const short = await take(tx, amounts);
  if (short.length > 0) throw new ShortOfSeats(short, new Map([[learner, amounts]]), places);
}

async function underTurn(tx: Tx, key: MembershipKey): Promise<Member | undefined> {
  const turn = await takeTurns(tx, [key.learnerId]);
  return (await membersOf(turn, [key.clientId])).find((member) => member.id === key.id);
}
