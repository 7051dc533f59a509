import { beginnings, changesBetween, recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { timeText } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import type { Email } from '../kernel/email.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, type ClientId, type StaffId, type SublicenseId } from '../kernel/ids.js';
import { invalid } from '../kernel/problem.js';
import { insertRows, rows, run, runIn } from '../kernel/sql.js';
import type { StaffRole } from '../kernel/viewer.js';

/** Somebody who is to work in the admin app. */
export interface NewStaff {
  /** Made outside the transaction. */
  readonly id: StaffId;
  readonly email: Email;
  readonly name: string;
  readonly role: StaffRole;
  /** Argon2id, PHC string. */
  readonly passwordHash: string;
  /** Clients given whole. None for an owner, who sees the whole site; an auditor given nothing sees it too. */
  readonly clientIds: readonly ClientId[];
  /** Sublicenses given one by one, with all below them. */
  readonly sublicenseIds: readonly SublicenseId[];
  /** By whom and when they are added. */
  readonly act: Act;
}

const WORDS: Readonly<Record<StaffRole, string>> = { OWNER: 'an owner', CLIENT_ADMIN: 'a client admin', CLIENT_MANAGER: 'a client manager', AUDITOR: 'an auditor' };

/** The only writer of the staff's tables, the set-up link excepted. */
export class StaffService {
  /**
   * Adds somebody. A row that has the id already is this very call's, run again.
   *
   * @throws InvalidInput when somebody has the address already
   */
  async add(tx: Tx, member: NewStaff): Promise<void> {
    if (await isThere(tx, member.id)) return;
    const [other] = await rows(tx, 'SELECT 1 AS one FROM staff WHERE email_key = ?', [member.email.key]);
    if (other !== undefined) throw invalid('email', 'Somebody of the staff has this address already.');
    const id = idBytes(member.id);
    await insertRows(
      tx,
      'staff',
      ['id', 'email', 'email_key', 'name', 'role', 'sees_everything', 'password_hash', 'created_at', 'last_seen_at'],
      [[id, member.email.written, member.email.key, member.name.trim(), member.role, seesEverything(member), member.passwordHash, timeText(member.act.now), null]],
    );
    await insertRows(tx, 'staff_client', ['staff_id', 'client_id'], member.clientIds.map((given) => [id, idBytes(given)]));
    await insertRows(tx, 'staff_sublicense', ['staff_id', 'sublicense_id'], member.sublicenseIds.map((given) => [id, idBytes(given)]));
    const deed = { action: 'staff.added', clientId: null, subject: member.id, summary: `Added a member of the staff: ${WORDS[member.role]}.` };
    await recordHistory(tx, member.act, [{ ...deed, changes: beginnings({ name: member.name.trim(), email: member.email.written, role: member.role }) }]);
  }

  /** Notes that somebody signed in. */
  async seen(tx: Tx, id: StaffId, now: Date): Promise<void> {
    await run(tx, 'UPDATE staff SET last_seen_at = ? WHERE id = ?', [timeText(now), idBytes(id)]);
  }

  /** Gives somebody another name; the name they have already changes nothing. @throws NotFound when they are gone */
  async rename(tx: Tx, act: Act, id: StaffId, name: string): Promise<void> {
    // Two who rename take turns here; the real write is the next one.
    if ((await run(tx, 'UPDATE staff SET name = name WHERE id = ?', [idBytes(id)])) !== 1) throw new NotFound('member of the staff');
    const [before] = await rows<{ name: string }>(tx, 'SELECT name FROM staff WHERE id = ?', [idBytes(id)]);
    const changes = changesBetween({ name: before!.name }, { name: name.trim() });
    if (changes.length === 0) return;
    await run(tx, 'UPDATE staff SET name = ? WHERE id = ?', [name.trim(), idBytes(id)]);
    await recordHistory(tx, act, [{ action: 'staff.renamed', clientId: null, subject: id, summary: 'Changed the name.', changes }]);
  }

  /** Puts a password in the place of the one that was checked. @returns false when that one is not theirs any more */
  async replacePassword(tx: Tx, id: StaffId, { from, to }: { readonly from: string; readonly to: string }): Promise<boolean> {
    return (await run(tx, 'UPDATE staff SET password_hash = ? WHERE id = ? AND password_hash = ?', [to, idBytes(id), from])) === 1;
  }

  /** Whoever lets somebody in by a mailed link takes turns here; the real write comes later in the transaction. @throws NotFound when they are gone */
  async awaitTurn(tx: Tx, id: StaffId): Promise<void> {
    if ((await run(tx, 'UPDATE staff SET name = name WHERE id = ?', [idBytes(id)])) !== 1) throw new NotFound('member of the staff');
  }

  /** Sets the password of somebody who showed by a mailed link who they are. */
  async setPassword(tx: Tx, id: StaffId, passwordHash: string): Promise<void> {
    await run(tx, 'UPDATE staff SET password_hash = ? WHERE id = ?', [passwordHash, idBytes(id)]);
  }

  /** Gives somebody another address, which they proved. @returns false when somebody else of the staff has it */
  async changeAddress(tx: Tx, act: Act, { id, email }: { readonly id: StaffId; readonly email: Email }): Promise<boolean> {
    const [other] = await rows(tx, 'SELECT 1 AS one FROM staff WHERE email_key = ? AND id <> ?', [email.key, idBytes(id)]);
    if (other !== undefined) return false;
    await this.awaitTurn(tx, id);
    const [before] = await rows<{ email: string }>(tx, 'SELECT email FROM staff WHERE id = ?', [idBytes(id)]);
    await run(tx, 'UPDATE staff SET email = ?, email_key = ? WHERE id = ?', [email.written, email.key, idBytes(id)]);
    const changes = changesBetween(before!, { email: email.written });
    await recordHistory(tx, act, [{ action: 'staff.addressChanged', clientId: null, subject: id, summary: 'Changed the address; the new one is proven.', changes }]);
    return true;
  }

  /** Takes a sublicense that is about to go from everybody it was given to. */
  async forgetSublicense(tx: Tx, id: SublicenseId): Promise<void> {
    await run(tx, 'DELETE FROM staff_sublicense WHERE sublicense_id = ?', [idBytes(id)]);
  }

  /** Takes a client that is about to go, and its sublicenses, from everybody they were given to. */
  async forgetClient(tx: Tx, id: ClientId, sublicenses: readonly SublicenseId[]): Promise<void> {
    await run(tx, 'DELETE FROM staff_client WHERE client_id = ?', [idBytes(id)]);
    await runIn(tx, sublicenses.map(idBytes), (marks) => `DELETE FROM staff_sublicense WHERE sublicense_id IN (${marks})`);
  }
}

/** True when somebody of the staff has the id. */
export async function isThere(tx: Tx, id: StaffId): Promise<boolean> {
  return (await rows(tx, 'SELECT 1 AS one FROM staff WHERE id = ?', [idBytes(id)])).length > 0;
}

function seesEverything({ role, clientIds, sublicenseIds }: NewStaff): boolean {
  return role === 'OWNER' || (role === 'AUDITOR' && clientIds.length === 0 && sublicenseIds.length === 0);
}
