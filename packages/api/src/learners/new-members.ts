import { timeText } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { idBytes } from '../kernel/ids.js';
import { insertRows, rowsIn, run, type SqlValue } from '../kernel/sql.js';
import type { AdmissionPlan } from './admission-plan.js';

const COLUMNS = ['id', 'client_id', 'learner_id', 'status', 'joined_through', 'joined_at', 'disabled_at', 'last_name_key', 'first_name_key', 'email_key', 'last_seen_key'];

/** The keys of a learner `l` as its memberships keep them; whoever was never seen comes before all times. */
const KEYS = `l.last_name_key, l.first_name_key, l.email_key, COALESCE(l.last_seen_at, '1000-01-01 00:00:00.000') AS last_seen_key`;

type NewMember = AdmissionPlan['newMembers'][number];

/**
 * Makes memberships, with the sort keys of their learners. One, as every redemption makes, takes the keys over within its
 * statement; for many they are read once.
 */
export async function writeMembers(tx: Tx, { newMembers }: Pick<AdmissionPlan, 'newMembers'>, now: Date): Promise<void> {
  const [only] = newMembers;
  if (only === undefined) return;
  if (newMembers.length > 1) return writeMany(tx, newMembers, now);
  const { learnerId } = only.member;
  const made = await run(tx, `INSERT INTO membership (${COLUMNS.join(', ')}) SELECT ?, ?, ?, ?, ?, ?, ?, ${KEYS} FROM learner l WHERE l.id = ?`, [
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
    found.map((row): [string, SqlValue[]] => [
      Buffer.from(row.id).toString('hex'),
      [row.last_name_key, row.first_name_key, row.email_key, row.last_seen_key instanceof Date ? timeText(row.last_seen_key) : row.last_seen_key],
    ]),
  );
  const values = newMembers.map((one) => [...plain(one, now), ...keys.get(idBytes(one.member.learnerId).toString('hex'))!]);
  await insertRows(tx, 'membership', COLUMNS, values);
}

function plain({ member, door }: NewMember, now: Date): SqlValue[] {
  return [idBytes(member.id), idBytes(member.clientId), idBytes(member.learnerId), 'ACTIVE', door, timeText(now), null];
}
