import { timeText } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import type { Door } from '../kernel/door.js';
import { idBytes, idFromBytes, type LearnerId, type MembershipId } from '../kernel/ids.js';
import { insertRows, rows, rowsIn, run, runIn, type SqlValue } from '../kernel/sql.js';
import type { AdmissionPlan } from './admission-plan.js';
import { nameKey } from './learner-keys.js';
import { renewMembershipWords } from './membership-words.js';
import type { Member } from './standing.js';

/** The keys of a learner `l` as its memberships keep them; whoever was never seen comes before all times. */
const KEYS = `l.last_name_key, l.first_name_key, l.email_key, COALESCE(l.last_seen_at, '1000-01-01 00:00:00.000') AS last_seen_key`;
const KEY_COLUMNS = ['last_name_key', 'first_name_key', 'email_key', 'last_seen_key'];
const COLUMNS = ['id', 'client_id', 'learner_id', 'status', 'joined_through', 'joined_at', 'disabled_at', 'invited_first_name', 'invited_last_name', ...KEY_COLUMNS];

type NewMember = AdmissionPlan['newMembers'][number];

/**
 * Makes memberships, with the sort keys of their learners, and brings in those who were invited. One, as every redemption
 * makes, takes the keys over within its statement; for many they are read once.
 */
export async function writeMembers(tx: Tx, { newMembers, joining, joiningUnseen }: Pick<AdmissionPlan, 'newMembers' | 'joining' | 'joiningUnseen'>, now: Date): Promise<void> {
  for (const [door, ids] of byDoor(joining)) await admitInvited(tx, ids, { door, now });
  for (const [door, ids] of byDoor(joiningUnseen)) await activateInvited(tx, ids, { door, now });
  const [only] = newMembers;
  if (only === undefined) return;
  if (newMembers.length > 1 || only.invitedAs !== null) return writeMany(tx, newMembers, now);
  const { learnerId } = only.member;
  const made = await run(tx, `INSERT INTO membership (${COLUMNS.join(', ')}) SELECT ${plain(only, now).map(() => '?').join(', ')}, ${KEYS} FROM learner l WHERE l.id = ?`, [
    ...plain(only, now),
    idBytes(learnerId),
  ]);
  if (made !== 1) throw new Error('A learner went away under their turn.');
}

async function writeMany(tx: Tx, newMembers: readonly NewMember[], now: Date): Promise<void> {
  const people = [...new Set(newMembers.map(({ member }) => member.learnerId))];
  const found = await rowsIn<{ id: Buffer; last_name_key: string; first_name_key: string; email_key: string; last_seen_key: string | Date }>(
    tx,
    people.map(idBytes),
    (marks) => `SELECT l.id, ${KEYS} FROM learner l WHERE l.id IN (${marks})`,
  );
  const keys = new Map(
    found.map((row): [string, readonly [string, string, string, string]] => [
      Buffer.from(row.id).toString('hex'),
      [row.last_name_key, row.first_name_key, row.email_key, row.last_seen_key instanceof Date ? timeText(row.last_seen_key) : row.last_seen_key],
    ]),
  );
  const values = newMembers.map((one) => [...plain(one, now), ...keysOf(one, keys.get(idBytes(one.member.learnerId).toString('hex'))!)]);
  await insertRows(tx, 'membership', COLUMNS, values);
  await renewMembershipWords(tx, newMembers.flatMap(({ member, invitedAs }) => (invitedAs === null ? [] : [member])));
}

/** Somebody who goes by the names of an invite is sorted by them, and was never seen. */
function keysOf({ invitedAs }: NewMember, own: readonly [string, string, string, string]): readonly string[] {
  return invitedAs === null ? own : [nameKey(invitedAs.lastName), nameKey(invitedAs.firstName), own[2], '1000-01-01 00:00:00.000'];
}

function plain({ member, door, invitedAs }: NewMember, now: Date): SqlValue[] {
  return [
    ...[member.id, member.clientId, member.learnerId].map(idBytes),
    member.status,
    door,
    timeText(now),
    null,
    invitedAs?.firstName ?? null,
    invitedAs?.lastName ?? null,
  ];
}

function byDoor(joining: ReadonlyMap<Member, Door>): Map<Door, MembershipId[]> {
  const doors = new Map<Door, MembershipId[]>();
  for (const [{ id }, door] of joining) doors.set(door, [...(doors.get(door) ?? []), id]);
  return doors;
}

/** How somebody who was invited is in from now on. */
interface ComingIn {
  readonly door: Door;
  readonly now: Date;
}

/** The names and keys of a learner in the place of those of an invite. */
const BY_ACCOUNT = `invited_first_name = NULL, invited_last_name = NULL, ${KEY_COLUMNS.map(
  (column) => `${column} = (SELECT ${column === 'last_seen_key' ? "COALESCE(l.last_seen_at, '1000-01-01 00:00:00.000')" : `l.${column}`} FROM learner l WHERE l.id = membership.learner_id)`,
).join(', ')}`;

/** From now on invited members are in, and go by the names of their accounts. */
export async function admitInvited(tx: Tx, ids: readonly MembershipId[], { door, now }: ComingIn): Promise<void> {
  await runIn(tx, ids.map(idBytes), (marks) => `UPDATE membership SET status = 'ACTIVE', joined_through = ?, joined_at = ?, ${BY_ACCOUNT} WHERE status = 'INVITED' AND id IN (${marks})`, [
    door,
    timeText(now),
  ]);
  await renewMembershipWords(tx, ids.map((id) => ({ id })));
}

/** The same, but the names stay until they sign in. */
async function activateInvited(tx: Tx, ids: readonly MembershipId[], { door, now }: ComingIn): Promise<void> {
  await runIn(tx, ids.map(idBytes), (marks) => `UPDATE membership SET status = 'ACTIVE', joined_through = ?, joined_at = ? WHERE status = 'INVITED' AND id IN (${marks})`, [door, timeText(now)]);
}

/** Somebody whom staff let in shows themselves: where they were in by names staff had entered, they go by their own. Costs one statement for everybody else. */
export async function showThemselves(tx: Tx, learner: LearnerId): Promise<void> {
  const found = await rows<{ id: Buffer }>(tx, "SELECT id FROM membership WHERE learner_id = ? AND status = 'ACTIVE' AND invited_last_name IS NOT NULL ORDER BY id", [idBytes(learner)]);
  if (found.length === 0) return;
  await runIn(tx, found.map(({ id }) => id), (marks) => `UPDATE membership SET ${BY_ACCOUNT} WHERE id IN (${marks})`);
  await renewMembershipWords(tx, found.map(({ id }) => ({ id: idFromBytes('mem', id) })));
}
