import type { Reader, Tx } from '../kernel/database.js';
import { Forbidden, NotFound, Unauthenticated } from '../kernel/faults.js';
import { idBytes, idFromBytes, type StaffId } from '../kernel/ids.js';
import { NotAllowedNow, Refusal } from '../kernel/problem.js';
import { rows, run } from '../kernel/sql.js';
import { readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import type { SignedInStaff, StaffRole } from '../kernel/viewer.js';
import { maySee, reachOf, type StaffReadModel } from '../staff/staff.api.js';

/** Somebody of the staff, as whoever changes them needs to know them. */
export interface Colleague {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly isJoined: boolean;
  readonly removedAt: Date | null;
}

interface ColleagueRow {
  id: Buffer;
  name: string;
  email: string;
  role: StaffRole;
  joined_at: StoredTime | null;
  removed_at: StoredTime | null;
}

const COLUMNS = 'id, name, email, role, joined_at, removed_at';

/**
 * Takes turns with everybody who changes the staff: they all write the owners' rows, in the order of ids, before anything is read.
 *
 * @param about whose row is written too: who asks, and whom it is about
 * @returns what whoever asks may do by now
 * @throws Unauthenticated, Forbidden when they lost it while they waited
 */
export async function takeTurn(tx: Tx, readStaff: Pick<StaffReadModel, 'viewer'>, about: readonly [asking: StaffId, ...others: StaffId[]]): Promise<SignedInStaff> {
  await run(tx, `UPDATE staff SET name = name WHERE role = 'OWNER' OR id IN (${about.map(() => '?').join(', ')})`, about.map(idBytes));
  const asking = await readStaff.viewer(tx, about[0]);
  if (asking === undefined) throw new Unauthenticated();
  if (asking.role !== 'OWNER' && asking.role !== 'CLIENT_ADMIN') throw new Forbidden();
  return asking;
}

/** Somebody whoever asks may see; of those who were removed, too. @throws NotFound */
export async function colleague(tx: Tx, asking: SignedInStaff, id: StaffId): Promise<Colleague> {
  const found = await colleagueById(tx, id);
  const reach = (await reachOf(tx, [id])).get(id);
  if (found === undefined || !(found.removedAt !== null || maySee(asking, id, reach))) throw new NotFound('staff');
  return found;
}

/** Somebody of the staff, whoever asks; those who were removed, too. */
export async function colleagueById(reader: Reader, id: StaffId): Promise<Colleague | undefined> {
  const [row] = await rows<ColleagueRow>(reader, `SELECT ${COLUMNS} FROM staff WHERE id = ?`, [idBytes(id)]);
  return row && read(row);
}

/** Who has an address, be they here or asked in. */
export async function colleagueAt(tx: Tx, emailKey: string): Promise<Colleague | undefined> {
  const [row] = await rows<ColleagueRow>(tx, `SELECT ${COLUMNS} FROM staff WHERE email_key = ?`, [emailKey]);
  return row && read(row);
}

/** @throws Refusal NotAllowedNow when nobody who signs in would be an owner without them */
export async function refuseLastOwner(tx: Tx, { id, role, isJoined }: Colleague): Promise<void> {
  if (role !== 'OWNER' || !isJoined) return;
  const others = await rows(tx, "SELECT 1 AS one FROM staff WHERE role = 'OWNER' AND joined_at IS NOT NULL AND id <> ? LIMIT 1", [idBytes(id)]);
  if (others.length === 0) throw new Refusal(new NotAllowedNow('This is the last owner of the site. Make somebody else an owner first.'));
}

function read({ id, name, email, role, joined_at: joined, removed_at: removed }: ColleagueRow): Colleague {
  return { id: idFromBytes('stf', id), name, email, role, isJoined: joined !== null, removedAt: readTimeOrNull(removed) };
}
