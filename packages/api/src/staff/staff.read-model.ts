import type { Reader } from '../kernel/database.js';
import { readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import { pageOfIds, pageOfNodes } from '../kernel/connection.js';
import { idBytes, idFromBytes, type ClientId, type StaffId, type SublicenseId } from '../kernel/ids.js';
import { pageRequest, type ForwardPageArgs } from '../kernel/paging.js';
import { rows, rowsIn } from '../kernel/sql.js';
import type { SignedInStaff, StaffRole } from '../kernel/viewer.js';
import { maySee, reachOf, sightOf, type Reach } from './staff-reach.js';
import { staffScope } from './staff-scope.js';
import { StaffConnection, StaffType } from './staff.types.js';

interface StaffRow {
  id: Buffer;
  email: string;
  name: string;
  role: StaffRole;
  last_seen_at: StoredTime | null;
  joined_at: StoredTime | null;
  removed_at: StoredTime | null;
}

/** What a password is checked against. */
export interface StaffCredentials {
  readonly id: StaffId;
  readonly passwordHash: string;
}

/** What changing a password needs to know of an account. */
export interface StaffPassword {
  readonly passwordHash: string;
  readonly email: string;
  readonly name: string;
}

/** What decides who a member of the staff is when they ask; joined to a session `s`. */
export const STAFF_ALONG = { columns: ['asking.role', 'asking.sees_everything'], joins: 'LEFT JOIN staff asking ON asking.id = s.staff_id AND asking.joined_at IS NOT NULL' } as const;

interface AskingRow {
  role: StaffRole;
  sees_everything: number | boolean;
}

async function asking(reader: Reader, id: StaffId, row: AskingRow): Promise<SignedInStaff> {
  return { kind: 'staff', staffId: id, role: row.role, scope: await staffScope(reader, id, Boolean(row.sees_everything)) };
}

/** True when somebody works here already. */
export async function isAnybodyStaff(reader: Reader): Promise<boolean> {
  return (await rows(reader, 'SELECT 1 AS one FROM staff WHERE joined_at IS NOT NULL LIMIT 1', [])).length > 0;
}

/** Reads the staff. */
export class StaffReadModel {
  readonly #reader: Reader;

  constructor({ reader }: { reader: Reader }) {
    this.#reader = reader;
  }

  /** Members of the staff by id, whoever asks; those who were removed too. */
  readonly byId = async (ids: readonly StaffId[]): Promise<Map<StaffId, StaffType>> => {
    const found = await rowsIn<StaffRow>(
      this.#reader,
      ids.map(idBytes),
      (list) => `SELECT id, email, name, role, last_seen_at, joined_at, removed_at FROM staff WHERE id IN (${list})`,
    );
    return new Map(found.map(readStaff).map((member) => [member.id, member]));
  };

  /** The clients given whole to members of the staff. */
  readonly clientsOf = async (ids: readonly StaffId[]): Promise<Map<StaffId, ClientId[]>> => {
    const found = await rowsIn<{ staff_id: Buffer; given: Buffer }>(
      this.#reader,
      ids.map(idBytes),
      (list) => `SELECT staff_id, client_id AS given FROM staff_client WHERE staff_id IN (${list}) ORDER BY client_id`,
    );
    return grouped(found, (given) => idFromBytes('cli', given));
  };

  /** The sublicenses given one by one to members of the staff; those below are not listed. */
  readonly sublicensesOf = async (ids: readonly StaffId[]): Promise<Map<StaffId, SublicenseId[]>> => {
    const found = await rowsIn<{ staff_id: Buffer; given: Buffer }>(
      this.#reader,
      ids.map(idBytes),
      (list) => `SELECT staff_id, sublicense_id AS given FROM staff_sublicense WHERE staff_id IN (${list}) ORDER BY sublicense_id`,
    );
    return grouped(found, (given) => idFromBytes('sub', given));
  };

  /** Where members of the staff work. */
  readonly reachOf = (ids: readonly StaffId[]): Promise<Map<StaffId, Reach>> => reachOf(this.#reader, ids);

  /** A member of the staff, if whoever asks may see them ({@link maySee}). */
  async visible(asking: SignedInStaff, id: StaffId): Promise<StaffType | undefined> {
    const [member, reach] = [(await this.byId([id])).get(id), (await this.reachOf([id])).get(id)];
    return member === undefined || member.isRemoved || !maySee(asking, id, reach) ? undefined : member;
  }

  /** One page of those whoever asks may see, in the order in which they were asked in. */
  async page(asking: SignedInStaff, args: ForwardPageArgs): Promise<InstanceType<typeof StaffConnection>> {
    const sight = sightOf(asking);
    const list = { from: 'staff f', where: `f.removed_at IS NULL AND ${sight.condition}`, parameters: sight.parameters, order: [{ column: 'f.id', direction: 'ASC' as const, holds: 'id' as const }] };
    const found = await pageOfIds(this.#reader, list, pageRequest(args));
    const idOf = (bytes: Buffer) => idFromBytes('stf', bytes);
    return new StaffConnection(pageOfNodes(found, idOf, await this.byId(found.ids.map(idOf))));
  }

  /** Who a member of the staff is when they ask for something: role and scope. Undefined when they are gone. */
  async viewer(reader: Reader, id: StaffId): Promise<SignedInStaff | undefined> {
    const [row] = await rows<AskingRow>(reader, `SELECT ${STAFF_ALONG.columns.join(', ')} FROM staff asking WHERE asking.id = ? AND asking.joined_at IS NOT NULL`, [idBytes(id)]);
    return row === undefined ? undefined : asking(reader, id, row);
  }

  /** Who a member of the staff is when they ask, from what {@link STAFF_ALONG} read with their session. Null when they are gone. */
  async viewerOf(reader: Reader, { id, row }: { readonly id: StaffId; readonly row: Readonly<Record<string, unknown>> }): Promise<SignedInStaff | null> {
    // The columns are those of STAFF_ALONG.
    const { role, sees_everything } = row as unknown as AskingRow | { role: null; sees_everything: null };
    return role === null ? null : asking(reader, id, { role, sees_everything });
  }

  /** What the password of an address is checked against; undefined when nobody who works here has the address. */
  async credentials(reader: Reader, emailKey: string): Promise<StaffCredentials | undefined> {
    const [row] = await rows<{ id: Buffer; password_hash: string }>(reader, 'SELECT id, password_hash FROM staff WHERE email_key = ? AND joined_at IS NOT NULL', [emailKey]);
    return row === undefined ? undefined : { id: idFromBytes('stf', row.id), passwordHash: row.password_hash };
  }

  /** The password of a member of the staff, with what it must not be made of; undefined when they are gone. */
  async password(reader: Reader, id: StaffId): Promise<StaffPassword | undefined> {
    const [row] = await rows<{ password_hash: string; email: string; name: string }>(reader, 'SELECT password_hash, email, name FROM staff WHERE id = ? AND joined_at IS NOT NULL', [
      idBytes(id),
    ]);
    return row === undefined ? undefined : { passwordHash: row.password_hash, email: row.email, name: row.name };
  }
}

function readStaff(row: StaffRow): StaffType {
  const { email, name, role } = row;
  const status = row.joined_at === null ? 'INVITED' : 'ACTIVE';
  return new StaffType({ id: idFromBytes('stf', row.id), email, name, role, lastSeenAt: readTimeOrNull(row.last_seen_at), status, isRemoved: row.removed_at !== null });
}

function grouped<T>(found: readonly { staff_id: Buffer; given: Buffer }[], read: (given: Buffer) => T): Map<StaffId, T[]> {
  const lists = new Map<StaffId, T[]>();
  for (const row of found) {
    const id = idFromBytes('stf', row.staff_id);
    lists.set(id, [...(lists.get(id) ?? []), read(row.given)]);
  }
  return lists;
}
