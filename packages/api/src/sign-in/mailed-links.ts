import { readTime, readTimeOrNull, timeText, type StoredTime } from '../kernel/clock.js';
import type { Database, Reader, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type LearnerId, type OutboxId } from '../kernel/ids.js';
import { sha256 } from '../kernel/keys.js';
import type { SessionHolder } from '../kernel/sessions.js';
import { insertRows, rows, run, runIn, type SqlValue } from '../kernel/sql.js';
import type { MailedPurpose } from './mailed-link.entity.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long a link can be followed from when its mail is written, in milliseconds. */
export const GOOD_FOR: Readonly<Record<MailedPurpose, number>> = { sgn: 15 * MINUTE, pwr: 60 * MINUTE, prf: DAY };

/** A link as it is stored. */
export interface MailedLinkRecord {
  readonly tokenHash: Buffer;
  readonly purpose: MailedPurpose;
  readonly holder: SessionHolder;
  /** Of the address the account had when it was made. */
  readonly addressHash: Buffer;
  /** The address that becomes the account's when it is followed; null: none does. */
  readonly newEmail: string | null;
  readonly mailId: OutboxId;
  readonly expiresAt: Date;
  readonly closedAt: Date | null;
}

interface LinkRow {
  token_hash: Buffer;
  purpose: MailedPurpose;
  learner_id: Buffer | null;
  staff_id: Buffer | null;
  address_hash: Buffer;
  new_email: string | null;
  mail_id: Buffer;
  expires_at: StoredTime;
  closed_at: StoredTime | null;
}

/** What is kept of an address in a link. */
export function addressHash(emailKey: string): Buffer {
  return sha256(emailKey);
}

/** The link of a token, be it open or not. */
export async function linkByHash(reader: Reader, tokenHash: Buffer): Promise<MailedLinkRecord | undefined> {
  const [row] = await rows<LinkRow>(
    reader,
    'SELECT token_hash, purpose, learner_id, staff_id, address_hash, new_email, mail_id, expires_at, closed_at FROM mailed_link WHERE token_hash = ?',
    [tokenHash],
  );
  return row && read(row);
}

function read(row: LinkRow): MailedLinkRecord {
  return {
    tokenHash: Buffer.from(row.token_hash),
    purpose: row.purpose,
    holder: row.learner_id === null ? { kind: 'staff', id: idFromBytes('stf', row.staff_id!) } : { kind: 'learner', id: idFromBytes('lrn', row.learner_id) },
    addressHash: Buffer.from(row.address_hash),
    newEmail: row.new_email,
    mailId: idFromBytes('out', row.mail_id),
    expiresAt: readTime(row.expires_at),
    closedAt: readTimeOrNull(row.closed_at),
  };
}

/** Writes a new link. */
export async function insertLink(tx: Tx, { holder, ...link }: Omit<MailedLinkRecord, 'closedAt' | 'expiresAt'>, now: Date): Promise<Date> {
  const expiresAt = new Date(now.getTime() + GOOD_FOR[link.purpose]);
  const [learner, staff] = holder.kind === 'learner' ? [idBytes(holder.id), null] : [null, idBytes(holder.id)];
  await insertRows(
    tx,
    'mailed_link',
    ['token_hash', 'purpose', 'learner_id', 'staff_id', 'address_hash', 'new_email', 'mail_id', 'expires_at', 'created_at'],
    [[link.tokenHash, link.purpose, learner, staff, link.addressHash, link.newEmail, idBytes(link.mailId), timeText(expiresAt), timeText(now)]],
  );
  return expiresAt;
}

/** Uses a link up. Of any number who try at once, one succeeds. @returns false when it was not open any more */
export async function closeLink(tx: Tx, tokenHash: Buffer, now: Date): Promise<boolean> {
  return (await run(tx, 'UPDATE mailed_link SET closed_at = ? WHERE token_hash = ? AND closed_at IS NULL AND expires_at > ?', [timeText(now), tokenHash, timeText(now)])) === 1;
}

/** Makes the open links of an account worthless. @param purpose only those for it; null: all @returns their mails, which may still be waiting */
export async function closeLinksOf(tx: Tx, holder: SessionHolder, { purpose, now }: { readonly purpose: MailedPurpose | null; readonly now: Date }): Promise<OutboxId[]> {
  const where = `${columnOf(holder)} = ? AND closed_at IS NULL${purpose === null ? '' : ' AND purpose = ?'}`;
  const about: SqlValue[] = [idBytes(holder.id), ...(purpose === null ? [] : [purpose])];
  const found = await rows<{ mail_id: Buffer }>(tx, `SELECT mail_id FROM mailed_link WHERE ${where}`, about);
  await run(tx, `UPDATE mailed_link SET closed_at = ? WHERE ${where}`, [timeText(now), ...about]);
  return found.map((row) => idFromBytes('out', row.mail_id));
}

/** How many links were mailed to an account since a moment. */
export async function linksSince(reader: Reader, holder: SessionHolder, since: Date): Promise<number> {
  const [row] = await rows<{ n: number }>(reader, `SELECT COUNT(*) AS n FROM mailed_link WHERE ${columnOf(holder)} = ? AND created_at > ?`, [idBytes(holder.id), timeText(since)]);
  return Number(row!.n);
}

/** Deletes every link into the accounts of people who are erased. */
export async function forgetLinksOf(tx: Tx, people: readonly LearnerId[]): Promise<void> {
  await runIn(tx, people.map(idBytes), (marks) => `DELETE FROM mailed_link WHERE learner_id IN (${marks})`);
}

/** Deletes links that nobody can follow for a day; to be run now and then. */
export async function forgetLinks(database: Database, now: Date): Promise<void> {
  await database.inTransaction((tx) => run(tx, 'DELETE FROM mailed_link WHERE expires_at <= ?', [timeText(new Date(now.getTime() - DAY))]));
}

function columnOf({ kind }: SessionHolder): string {
  return kind === 'learner' ? 'learner_id' : 'staff_id';
}
