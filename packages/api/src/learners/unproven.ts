import type { Act } from '../kernel/act.js';
import { timeText, timeTextOrNull } from '../kernel/clock.js';
import type { Reader, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type AccessId, type ClientId, type LearnerId, type OutboxId, type SublicenseId } from '../kernel/ids.js';
import { rows, rowsIn, run } from '../kernel/sql.js';
import { admitInvited } from './new-members.js';
import { ownEndAfter, placesOf } from './places.read-model.js';
import { membersOf, type HeldAccess } from './standing.js';
import { openHeld } from './take-up.js';
import type { Turn } from './turns.js';

/** A mail that asks somebody to prove their address, because something is held for them. */
export interface ProofRequest {
  /** Made outside of what may run again. */
  readonly id: OutboxId;
  readonly learner: LearnerId;
  /** In whose name it asks. */
  readonly client: ClientId;
}

/** The port through which a door has addresses proven. Links are made where people sign in, which lies beside it. */
export interface ProofRequests {
  /** Lets the mails leave after COMMIT; the same request twice is one. */
  ask(tx: Tx, asked: readonly ProofRequest[], now: Date): Promise<void>;
}

/** Which of them have an account whose password may be that of a stranger; as `isUnproven` says of one. */
export async function unprovenOf(reader: Reader, people: readonly LearnerId[]): Promise<Set<LearnerId>> {
  const found = await rowsIn<{ id: Buffer }>(reader, people.map(idBytes), (marks) => `SELECT id FROM learner WHERE password_hash IS NOT NULL AND email_proven_at IS NULL AND id IN (${marks})`);
  return new Set(found.map(({ id }) => idFromBytes('lrn', id)));
}

/** Which of them had a sublicense by a code of their own: whoever opened the account, that was theirs. What was only held for the proof of their address was not. */
export async function havingHadByCode(reader: Reader, people: readonly LearnerId[], sublicense: SublicenseId): Promise<Set<LearnerId>> {
  const found = await rowsIn<{ learner_id: Buffer }>(
    reader,
    people.map(idBytes),
    (marks) => `SELECT DISTINCT m.learner_id FROM access a JOIN membership m ON m.id = a.membership_id JOIN access_ground g ON g.access_id = a.id
      WHERE a.sublicense_id = ? AND g.door IN ('REGISTRATION_CODE', 'REDEMPTION_CODE') AND a.reserved_until IS NULL AND m.learner_id IN (${marks})`,
    [idBytes(sublicense)],
  );
  return new Set(found.map((row) => idFromBytes('lrn', row.learner_id)));
}

/** Doors whose reserved accesses open with the proof of the address. An invite has a link of its own. */
const DOORS = ['STAFF', 'REGISTRATION_CODE', 'REDEMPTION_CODE'] as const;

/** Opens what was held until the one learner of a turn proved their address, in every client. What is held by an invite alone stays so. */
export async function openProven(turn: Turn, act: Act): Promise<void> {
  const found = await rows<{ id: Buffer; client_id: Buffer; door: (typeof DOORS)[number] }>(
    turn.tx,
    `SELECT a.id, m.client_id, g.door FROM membership m JOIN access a ON a.membership_id = m.id JOIN access_ground g ON g.access_id = a.id
      WHERE m.learner_id = ? AND (a.status = 'RESERVED' OR a.disabled_from = 'RESERVED') AND (a.reserved_until IS NULL OR a.reserved_until > ?) AND g.withdrawn_at IS NULL AND g.door IN (${DOORS.map((door) => `'${door}'`).join(', ')}) ORDER BY a.id, g.since`,
    [idBytes(turn.people[0]!), timeText(act.now)],
  );
  const doors = new Map<AccessId, (typeof DOORS)[number]>();
  for (const row of found) {
    const id = idFromBytes('acc', row.id);
    if (!doors.has(id)) doors.set(id, row.door);
  }
  const clients = [...new Set(found.map((row) => idFromBytes('cli', row.client_id)))];
  for (const member of await membersOf(turn, clients)) {
    const theirs = [...member.accesses.values()];
    await openWhenEnabled(turn.tx, theirs.filter(({ id, disabledFrom }) => doors.has(id) && disabledFrom === 'RESERVED'), act.now);
    for (const door of DOORS) {
      const held = theirs.filter(({ id, status }) => doors.get(id) === door && status === 'RESERVED');
      await openHeld(turn, { member, held, door, words: 'with the proof of their address' }, act);
      if (member.status === 'INVITED' && held.length > 0) await admitInvited(turn.tx, [member.id], { door, now: act.now });
    }
  }
}

/** What was held when staff disabled the membership is open once they enable it: the address is proven by then. */
async function openWhenEnabled(tx: Tx, accesses: readonly HeldAccess[], now: Date): Promise<void> {
  const places = await placesOf(tx, accesses.map(({ sublicenseId }) => sublicenseId));
  for (const { id, sublicenseId, ownEndsAt } of accesses) {
    const end = ownEndsAt ?? ownEndAfter(now, places.get(sublicenseId)!.accessDays);
    await run(tx, "UPDATE access SET disabled_from = 'ACTIVE', own_ends_at = ?, reserved_until = NULL WHERE id = ? AND disabled_from = 'RESERVED'", [timeTextOrNull(end), idBytes(id)]);
  }
}
