import { Change, recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { timeText, timeTextOrNull } from '../kernel/clock.js';
import type { Door } from '../kernel/door.js';
import { idBytes, idFromBytes, type AccessId, type ClientId } from '../kernel/ids.js';
import { rowsIn, run } from '../kernel/sql.js';
import { admitInvited } from './new-members.js';
import { ownEndAfter, placesOf } from './places.read-model.js';
import { membersOf, type HeldAccess, type Member } from './standing.js';
import type { Turn } from './turns.js';

/** Whose reserved accesses are to open. */
export interface TakingUp {
  readonly door: Door;
  /** The invites by which they are held. */
  readonly sources: readonly Buffer[];
  readonly client: ClientId;
  /** How history says it, behind "Let into …". */
  readonly words: string;
}

/**
 * Opens what is held for the one learner of a turn by invites they take up: the seats are theirs already, days of access begin
 * now. What staff took away meanwhile, or what ended, stays so.
 *
 * @returns the accesses they have by these invites now, those that were open before among them
 */
export async function takeUp(turn: Turn, { door, sources, client, words }: TakingUp, act: Act): Promise<AccessId[]> {
  const { tx } = turn;
  const [member] = await membersOf(turn, [client]);
  if (member === undefined || member.status === 'DISABLED') return [];
  const found = await rowsIn<{ access_id: Buffer }>(tx, sources, (marks) => `SELECT access_id FROM access_ground WHERE withdrawn_at IS NULL AND door = ? AND source_id IN (${marks})`, [door]);
  const asked = new Set(found.map((row) => idFromBytes('acc', row.access_id)));
  const theirs = [...member.accesses.values()].filter(({ id, status }) => asked.has(id) && (status === 'ACTIVE' || status === 'RESERVED'));
  await openHeld(turn, { member, held: theirs.filter(({ status }) => status === 'RESERVED'), door, words }, act);
  if (member.status === 'INVITED' && theirs.length > 0) await admitInvited(tx, [member.id], { door, now: act.now });
  return theirs.map(({ id }) => id);
}

/** Reserved accesses of a member that are to open. */
export interface Opening extends Pick<TakingUp, 'door' | 'words'> {
  readonly member: Member;
  readonly held: readonly HeldAccess[];
}

/** Opens reserved accesses, and tells history. An end staff chose stays; otherwise days of access begin now. */
export async function openHeld({ tx }: Turn, { member, held, door, words }: Opening, act: Act): Promise<void> {
  const places = await placesOf(tx, held.map(({ sublicenseId }) => sublicenseId));
  const changes: Change[] = [];
  for (const { id, sublicenseId, ownEndsAt } of held) {
    const { accessDays, sublicenseName } = places.get(sublicenseId)!;
    const end = ownEndsAt ?? ownEndAfter(act.now, accessDays);
    await run(tx, "UPDATE access SET status = 'ACTIVE', own_ends_at = ?, reserved_until = NULL, granted_at = ? WHERE id = ? AND status = 'RESERVED'", [timeTextOrNull(end), timeText(act.now), idBytes(id)]);
    changes.push(new Change(sublicenseName, 'held', end === null ? 'in, without an end of its own' : `in until ${end.toISOString()}`));
  }
  const names = changes.map(({ field }) => `"${field}"`).join(', ');
  if (changes.length > 0) await recordHistory(tx, act, [{ action: 'learner.admitted', clientId: member.clientId, subject: member.id, summary: `Let into ${names} ${words}.`, changes, door }]);
}
