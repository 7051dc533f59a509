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
import type { StaffMember } from './staff.entity.js';

/** What somebody of the staff may do, and where. */
export interface StaffPost {
  readonly role: StaffRole;
  /** Clients given whole. None for an owner, who sees the whole site; an auditor given nothing sees it too. */
  readonly clientIds: readonly ClientId[];
  /** Sublicenses given one by one, with all below them. */
  readonly sublicenseIds: readonly SublicenseId[];
}

/** Somebody who is to work in the admin app. */
export interface NewStaff extends StaffPost {
  /** Made outside the transaction. */
  readonly id: StaffId;
  readonly email: Email;
  readonly name: string;
  /** Argon2id, PHC string; null for somebody who is asked in and has to come first. */
  readonly passwordHash: string | null;
  /** By whom and when they are added. */
  readonly act: Act;
}

/** Roles in words. */
export const ROLE_WORDS: Readonly<Record<StaffRole, string>> = { OWNER: 'an owner', CLIENT_ADMIN: 'a client admin', CLIENT_MANAGER: 'a client manager', AUDITOR: 'an auditor' };

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
    const now = timeText(member.act.now);
    const isInvited = member.passwordHash === null;
    await insertRows(
      tx,
      'staff',
      ['id', 'email', 'email_key', 'name', 'role', 'sees_everything', 'password_hash', 'created_at', 'joined_at'],
      [[id, member.email.written, member.email.key, member.name.trim(), member.role, seesEverything(member), member.passwordHash ?? '', now, isInvited ? null : now]],
    );
    await give(tx, member.id, member);
    const summary = isInvited ? `Invited to the staff: ${ROLE_WORDS[member.role]}.` : `Added a member of the staff: ${ROLE_WORDS[member.role]}.`;
    const deed = { action: isInvited ? 'staff.invited' : 'staff.added', clientId: null, subject: member.id, summary };
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

  /** Lets somebody in who was asked in: their name as they write it, and a password of theirs. */
  async join(tx: Tx, act: Act, id: StaffId, { name, passwordHash }: { readonly name: string; readonly passwordHash: string }): Promise<void> {
    await run(tx, 'UPDATE staff SET name = ?, password_hash = ?, joined_at = ? WHERE id = ?', [name.trim(), passwordHash, timeText(act.now), idBytes(id)]);
    await recordHistory(tx, act, [{ action: 'staff.joined', clientId: null, subject: id, summary: 'Accepted the invite, and joined the staff.' }]);
  }

  /** Gives somebody another post. What they may do and see is asked for at each request, so it holds at once. */
  async assign(tx: Tx, id: StaffId, post: StaffPost): Promise<void> {
    await run(tx, 'UPDATE staff SET role = ?, sees_everything = ? WHERE id = ?', [post.role, seesEverything(post), idBytes(id)]);
    await give(tx, id, post);
  }

  /** Removes somebody: what is left is the name behind what they did, and their address is anybody's. Sessions and links are ended by whoever calls. */
  async remove(tx: Tx, act: Act, { id, email, role }: Pick<StaffMember, 'id' | 'email' | 'role'>): Promise<void> {
    await give(tx, id, { clientIds: [], sublicenseIds: [] });
    const gone = ['', `removed:${id}`, false, '', null, timeText(act.now), idBytes(id)];
    await run(tx, 'UPDATE staff SET email = ?, email_key = ?, sees_everything = ?, password_hash = ?, joined_at = ?, removed_at = ? WHERE id = ?', gone);
    const changes = changesBetween({ email, role }, { email: null, role: null });
    await recordHistory(tx, act, [{ action: 'staff.removed', clientId: null, subject: id, summary: 'Removed from the staff.', changes }]);
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

/** Gives clients and sublicenses in the place of those given before. */
async function give(tx: Tx, member: StaffId, { clientIds, sublicenseIds }: Pick<StaffPost, 'clientIds' | 'sublicenseIds'>): Promise<void> {
  const id = idBytes(member);
  await run(tx, 'DELETE FROM staff_client WHERE staff_id = ?', [id]);
  await run(tx, 'DELETE FROM staff_sublicense WHERE staff_id = ?', [id]);
  await insertRows(tx, 'staff_client', ['staff_id', 'client_id'], clientIds.map((given) => [id, idBytes(given)]));
  await insertRows(tx, 'staff_sublicense', ['staff_id', 'sublicense_id'], sublicenseIds.map((given) => [id, idBytes(given)]));
}

/** Whether a post has the whole site: said outright, because an empty list must never mean "all". */
function seesEverything({ role, clientIds, sublicenseIds }: StaffPost): boolean {
  return role === 'OWNER' || (role === 'AUDITOR' && clientIds.length === 0 && sublicenseIds.length === 0);
}
