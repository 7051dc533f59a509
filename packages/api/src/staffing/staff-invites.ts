import { readTime, timeText, type StoredTime } from '../kernel/clock.js';
import type { Reader, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type OutboxId, type StaffId } from '../kernel/ids.js';
import { insertRows, rows, rowsIn, run } from '../kernel/sql.js';
import type { InviteEnd } from './staff-invite.entity.js';

/** A link as it is stored. */
export interface StaffInviteRecord {
  readonly staffId: StaffId;
  readonly expiresAt: Date;
  readonly endedAs: InviteEnd | null;
}

/** A link about to be made. */
export interface NewStaffInvite {
  readonly tokenHash: Buffer;
  readonly staffId: StaffId;
  readonly mailId: OutboxId;
  readonly expiresAt: Date;
}

/** The link of a token, be it open or not. */
export async function inviteByHash(reader: Reader, tokenHash: Buffer): Promise<StaffInviteRecord | undefined> {
  const [row] = await rows<{ staff_id: Buffer; expires_at: StoredTime; ended_as: InviteEnd | null }>(reader, 'SELECT staff_id, expires_at, ended_as FROM staff_invite WHERE token_hash = ?', [tokenHash]);
  return row && { staffId: idFromBytes('stf', row.staff_id), expiresAt: readTime(row.expires_at), endedAs: row.ended_as };
}

/** Writes a new link. */
export async function insertInvite(tx: Tx, { tokenHash, staffId, mailId, expiresAt }: NewStaffInvite, now: Date): Promise<void> {
  await insertRows(tx, 'staff_invite', ['token_hash', 'staff_id', 'mail_id', 'expires_at', 'created_at'], [[tokenHash, idBytes(staffId), idBytes(mailId), timeText(expiresAt), timeText(now)]]);
}

/** Uses a link up. Of any number who try at once, one succeeds. @returns false when it was not open any more */
export async function acceptInvite(tx: Tx, tokenHash: Buffer, now: Date): Promise<boolean> {
  const at = timeText(now);
  return (await run(tx, "UPDATE staff_invite SET ended_as = 'ACCEPTED', ended_at = ? WHERE token_hash = ? AND ended_as IS NULL AND expires_at > ?", [at, tokenHash, at])) === 1;
}

/** Makes the open links of somebody worthless. @returns their mails, which may still be waiting */
export async function endInvites(tx: Tx, id: StaffId, { as, now }: { readonly as: InviteEnd; readonly now: Date }): Promise<OutboxId[]> {
  const found = await rows<{ mail_id: Buffer }>(tx, 'SELECT mail_id FROM staff_invite WHERE staff_id = ? AND ended_as IS NULL', [idBytes(id)]);
  await run(tx, 'UPDATE staff_invite SET ended_as = ?, ended_at = ? WHERE staff_id = ? AND ended_as IS NULL', [as, timeText(now), idBytes(id)]);
  return found.map((row) => idFromBytes('out', row.mail_id));
}

/** Until when those who are asked in may come; nothing of whoever is not. */
export async function inviteEnds(reader: Reader, ids: readonly StaffId[]): Promise<Map<StaffId, Date>> {
  const found = await rowsIn<{ staff_id: Buffer; expires_at: StoredTime }>(reader, ids.map(idBytes), (list) => `SELECT staff_id, expires_at FROM staff_invite WHERE ended_as IS NULL AND staff_id IN (${list})`);
  return new Map(found.map((row) => [idFromBytes('stf', row.staff_id), readTime(row.expires_at)]));
}
