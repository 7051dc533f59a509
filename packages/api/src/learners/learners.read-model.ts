import { earliest, readTime, readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type AccessId, type LearnerId, type MembershipId } from '../kernel/ids.js';
import type { Reference } from '../kernel/reference.js';
import { rowsIn, type SqlValue } from '../kernel/sql.js';
import { holdsSeat, type AccessState } from './access.entity.js';
import type { Door } from '../kernel/door.js';
import { AccessType, LearnerType, MembershipType } from './learners.types.js';
import type { MembershipState } from './learner.entity.js';

interface LearnerRow {
  id: Buffer;
  email: string;
  first_name: string;
  last_name: string;
  email_proven_at: StoredTime | null;
  last_seen_at: StoredTime | null;
  created_at: StoredTime;
}

/** Learners by id. */
export async function learnersById(reader: Reader, ids: readonly LearnerId[]): Promise<Map<LearnerId, LearnerType>> {
  const found = await rowsIn<LearnerRow>(
    reader,
    ids.map(idBytes),
    (marks) => `SELECT id, email, first_name, last_name, email_proven_at, last_seen_at, created_at FROM learner WHERE id IN (${marks})`,
  );
  return new Map(
    found.map((row) => {
      const id = idFromBytes('lrn', row.id);
      const learner = Object.assign(new LearnerType(), {
        id,
        email: row.email,
        emailProven: row.email_proven_at !== null,
        firstName: row.first_name,
        lastName: row.last_name,
        lastSeenOnSite: readTimeOrNull(row.last_seen_at),
        accountMadeAt: readTime(row.created_at),
      });
      return [id, learner];
    }),
  );
}

interface MembershipRow {
  id: Buffer;
  learner_id: Buffer;
  client_id: Buffer;
  status: MembershipState;
  joined_through: Door;
  joined_at: StoredTime;
  invited_first_name: string | null;
  invited_last_name: string | null;
  external_id: string | null;
  reference: string | null;
}

async function memberships(reader: Reader, list: readonly SqlValue[], column: 'id' | 'learner_id'): Promise<MembershipType[]> {
  const found = await rowsIn<MembershipRow>(
    reader,
    list,
    (marks) => `SELECT id, learner_id, client_id, status, joined_through, joined_at, invited_first_name, invited_last_name, external_id, reference
      FROM membership WHERE ${column} IN (${marks}) ORDER BY id`,
  );
  return found.map((row) =>
    Object.assign(new MembershipType(), {
      id: idFromBytes('mem', row.id),
      learnerId: idFromBytes('lrn', row.learner_id),
      clientId: idFromBytes('cli', row.client_id),
      status: row.status,
      joinedThrough: row.joined_through,
      joinedAt: readTime(row.joined_at),
      invitedAs: row.invited_last_name === null ? null : { firstName: row.invited_first_name ?? '', lastName: row.invited_last_name },
      externalId: row.external_id,
      reference: referencesIn(row.reference),
    }),
  );
}

/** References as they are stored; null stands for none. */
export function referencesIn(stored: string | null): Reference[] {
  return stored === null ? [] : (JSON.parse(stored) as Reference[]);
}

/** Memberships by id. */
export async function membershipsById(reader: Reader, ids: readonly MembershipId[]): Promise<Map<MembershipId, MembershipType>> {
  const found = await memberships(reader, ids.map(idBytes), 'id');
  return new Map(found.map((membership) => [membership.id, membership]));
}

/** The memberships of learners, oldest first. */
export async function membershipsOfLearners(reader: Reader, ids: readonly LearnerId[]): Promise<Map<LearnerId, MembershipType[]>> {
  return byKey(await memberships(reader, ids.map(idBytes), 'learner_id'), (membership) => membership.learnerId);
}

interface AccessRow {
  id: Buffer;
  membership_id: Buffer;
  client_id: Buffer;
  sublicense_id: Buffer;
  status: AccessState;
  granted_at: StoredTime;
  own_ends_at: StoredTime | null;
  revoked_at: StoredTime | null;
  sublicense_ends_at: StoredTime | null;
  client_ends_at: StoredTime | null;
}

/** Accesses as they stand at a time: what has passed its end shows as ENDED before any sweep. */
async function accesses(reader: Reader, list: readonly SqlValue[], column: 'a.id' | 'a.membership_id' | 'l.email_key', now: Date): Promise<AccessType[]> {
  const found = await rowsIn<AccessRow>(
    reader,
    list,
    (marks) => `SELECT a.id, a.membership_id, m.client_id, a.sublicense_id, a.status, a.granted_at, a.own_ends_at, a.revoked_at,
        s.expires_at AS sublicense_ends_at, c.expires_at AS client_ends_at
      FROM access a JOIN membership m ON m.id = a.membership_id JOIN sublicense s ON s.id = a.sublicense_id JOIN client c ON c.id = m.client_id
      ${column === 'l.email_key' ? 'JOIN learner l ON l.id = m.learner_id' : ''}
      WHERE ${column} IN (${marks}) ORDER BY a.id`,
  );
  return found.map((row) => {
    const ownEndsAt = readTimeOrNull(row.own_ends_at);
    const endsAt = earliest(ownEndsAt, readTimeOrNull(row.sublicense_ends_at), readTimeOrNull(row.client_ends_at));
    const over = endsAt !== null && endsAt <= now && holdsSeat(row.status);
    return Object.assign(new AccessType(), {
      id: idFromBytes('acc', row.id),
      membershipId: idFromBytes('mem', row.membership_id),
      clientId: idFromBytes('cli', row.client_id),
      sublicenseId: idFromBytes('sub', row.sublicense_id),
      status: over ? ('ENDED' as const) : row.status,
      grantedAt: readTime(row.granted_at),
      endsAt,
      ownEndsAt,
      revokedAt: row.status === 'REVOKED' ? readTimeOrNull(row.revoked_at) : null,
    });
  });
}

/** Accesses by id. */
export async function accessesById(reader: Reader, ids: readonly AccessId[], now: Date): Promise<Map<AccessId, AccessType>> {
  const found = await accesses(reader, ids.map(idBytes), 'a.id', now);
  return new Map(found.map((access) => [access.id, access]));
}

/** The accesses of memberships, oldest first. */
export async function accessesOfMemberships(reader: Reader, ids: readonly MembershipId[], now: Date): Promise<Map<MembershipId, AccessType[]>> {
  return byKey(await accesses(reader, ids.map(idBytes), 'a.membership_id', now), (access) => access.membershipId);
}

/** The accesses of an address in every client, oldest first; one statement, whether anybody has the address or not. */
export async function accessesOfAddress(reader: Reader, emailKey: string, now: Date): Promise<AccessType[]> {
  return accesses(reader, [emailKey], 'l.email_key', now);
}

/** The account of an address. */
export async function learnerByEmail(reader: Reader, emailKey: string): Promise<LearnerId | undefined> {
  const [row] = await rowsIn<{ id: Buffer }>(reader, [emailKey], (marks) => `SELECT id FROM learner WHERE email_key IN (${marks})`);
  return row === undefined ? undefined : idFromBytes('lrn', row.id);
}

/** Puts a list into lists by a key. */
export function byKey<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const lists = new Map<Key, Item[]>();
  for (const item of items) {
    const list = lists.get(keyOf(item));
    if (list === undefined) lists.set(keyOf(item), [item]);
    else list.push(item);
  }
  return lists;
}
