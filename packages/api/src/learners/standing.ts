import type { Reader } from '../kernel/database.js';
import { readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import { idBytes, idFromBytes, type AccessId, type ClientId, type LearnerId, type MembershipId, type SublicenseId } from '../kernel/ids.js';
import { rowsIn } from '../kernel/sql.js';
import type { AccessState } from './access.entity.js';
import { holdsSeat } from './access.entity.js';
import type { MembershipState } from './learner.entity.js';
import type { Turn } from './turns.js';

/** An access as the gate reads it, under the turn of its learner. */
export interface HeldAccess {
  readonly id: AccessId;
  readonly sublicenseId: SublicenseId;
  readonly status: AccessState;
  readonly ownEndsAt: Date | null;
  /** When a reserved seat comes free if nothing happens; null for one that waits for good, and for whatever is not reserved. */
  readonly reservedUntil: Date | null;
  /** What it was when disabling the membership ended it; enabling makes it that again. */
  readonly disabledFrom: 'ACTIVE' | 'RESERVED' | null;
}

/** A membership with every access it has or had. */
export interface Member {
  readonly id: MembershipId;
  readonly learnerId: LearnerId;
  readonly clientId: ClientId;
  /** The plan of an admission notes here that an invited one is in. */
  status: MembershipState;
  readonly accesses: Map<SublicenseId, HeldAccess>;
}

/** How many seats a member holds: from the first to the last of them they hold one seat of the client too. */
export function seatsHeldBy(member: Member): number {
  return [...member.accesses.values()].filter((access) => holdsSeat(access.status)).length;
}

interface MemberRow {
  id: Buffer;
  learner_id: Buffer;
  client_id: Buffer;
  status: MembershipState;
}

interface AccessRow {
  id: Buffer;
  membership_id: Buffer;
  sublicense_id: Buffer;
  status: AccessState;
  own_ends_at: StoredTime | null;
  reserved_until: StoredTime | null;
  disabled_from: 'ACTIVE' | 'RESERVED' | null;
}

/** Whom to look at, and through what: a {@link Turn} to change them, a reader to look ahead. */
export type Whom = Turn | { readonly tx: Reader; readonly people: readonly LearnerId[] };

/** The memberships people have in the clients, with all their accesses. */
export async function membersOf(turn: Whom, clients: readonly ClientId[]): Promise<Member[]> {
  if (clients.length === 0) return [];
  const clientBytes = clients.map(idBytes);
  const inClients = clientBytes.map(() => '?').join(', ');
  const found = await rowsIn<MemberRow>(
    turn.tx,
    turn.people.map(idBytes),
    (marks) => `SELECT id, learner_id, client_id, status FROM membership WHERE client_id IN (${inClients}) AND learner_id IN (${marks})`,
    clientBytes,
  );
  const members = new Map(found.map(readMember).map((member) => [member.id, member]));
  if (members.size > 0) await addAccesses(turn, members);
  return [...members.values()];
}

function readMember(row: MemberRow): Member {
  return {
    id: idFromBytes('mem', row.id),
    learnerId: idFromBytes('lrn', row.learner_id),
    clientId: idFromBytes('cli', row.client_id),
    status: row.status,
    accesses: new Map(),
  };
}

async function addAccesses(turn: Whom, members: Map<MembershipId, Member>): Promise<void> {
  const found = await rowsIn<AccessRow>(
    turn.tx,
    [...members.keys()].map(idBytes),
    (marks) => `SELECT id, membership_id, sublicense_id, status, own_ends_at, reserved_until, disabled_from FROM access WHERE membership_id IN (${marks})`,
  );
  for (const row of found) {
    const access = {
      id: idFromBytes('acc', row.id),
      sublicenseId: idFromBytes('sub', row.sublicense_id),
      status: row.status,
      ownEndsAt: readTimeOrNull(row.own_ends_at),
      reservedUntil: row.status === 'RESERVED' ? readTimeOrNull(row.reserved_until) : null,
      disabledFrom: row.disabled_from,
    };
    members.get(idFromBytes('mem', row.membership_id))!.accesses.set(access.sublicenseId, access);
  }
}
