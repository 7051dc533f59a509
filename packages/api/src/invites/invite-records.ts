import { readTime, readTimeOrNull, timeText, type StoredTime } from '../kernel/clock.js';
import type { Reader, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type ClientId, type InviteId, type LearnerId, type OutboxId, type StaffId, type SublicenseId } from '../kernel/ids.js';
import { withoutBeginnings, wordStarts } from '../kernel/search-words.js';
import { insertRows, rows, rowsIn, run } from '../kernel/sql.js';
import type { InviteState } from './invite.entity.js';

/** An invite as it is stored. */
export interface InviteRecord {
  readonly id: InviteId;
  readonly clientId: ClientId;
  readonly learnerId: LearnerId;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly message: string | null;
  readonly state: InviteState;
  readonly tokenHash: Buffer;
  readonly byMail: boolean;
  readonly mailId: OutboxId | null;
  readonly sentAt: Date | null;
  readonly failure: string | null;
  readonly reminders: number;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly invitedBy: StaffId;
  readonly createdAt: Date;
}

interface InviteRow {
  id: Buffer;
  client_id: Buffer;
  learner_id: Buffer;
  email: string;
  first_name: string;
  last_name: string;
  message: string | null;
  state: InviteState;
  token_hash: Buffer;
  by_mail: number | boolean;
  mail_id: Buffer | null;
  sent_at: StoredTime | null;
  failure: string | null;
  reminders: number;
  expires_at: StoredTime;
  accepted_at: StoredTime | null;
  invited_by: Buffer;
  created_at: StoredTime;
}

const COLUMNS = `i.id, i.client_id, i.learner_id, i.email, i.first_name, i.last_name, i.message, i.state, i.token_hash, i.by_mail, i.mail_id, i.sent_at, i.failure,
  i.reminders, i.expires_at, i.accepted_at, i.invited_by, i.created_at`;

function read(row: InviteRow): InviteRecord {
  return {
    id: idFromBytes('inv', row.id),
    clientId: idFromBytes('cli', row.client_id),
    learnerId: idFromBytes('lrn', row.learner_id),
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    message: row.message,
    state: row.state,
    tokenHash: Buffer.from(row.token_hash),
    byMail: Boolean(row.by_mail),
    mailId: row.mail_id === null ? null : idFromBytes('out', row.mail_id),
    sentAt: readTimeOrNull(row.sent_at),
    failure: row.failure,
    reminders: row.reminders,
    expiresAt: readTime(row.expires_at),
    acceptedAt: readTimeOrNull(row.accepted_at),
    invitedBy: idFromBytes('stf', row.invited_by),
    createdAt: readTime(row.created_at),
  };
}

/** Invites by id. */
export async function invitesById(reader: Reader, ids: readonly InviteId[]): Promise<Map<InviteId, InviteRecord>> {
  const found = await rowsIn<InviteRow>(reader, ids.map(idBytes), (marks) => `SELECT ${COLUMNS} FROM invite i WHERE i.id IN (${marks})`);
  return new Map(found.map(read).map((invite) => [invite.id, invite]));
}

/** An invite by one of its links. */
export interface FollowedInvite {
  readonly invite: InviteRecord;
  /** False when a newer link took the place of this one. */
  readonly works: boolean;
}

/** The invite a link leads to, be it the latest link or one before it. */
export async function inviteByLink(reader: Reader, tokenHash: Buffer): Promise<FollowedInvite | undefined> {
  const [row] = await rows<InviteRow>(reader, `SELECT ${COLUMNS} FROM invite i WHERE i.token_hash = ?`, [tokenHash]);
  if (row !== undefined) return { invite: read(row), works: true };
  const sql = `SELECT ${COLUMNS}, e.works FROM earlier_invite_link e JOIN invite i ON i.id = e.invite_id WHERE e.token_hash = ?`;
  const [earlier] = await rows<InviteRow & { works: number | boolean }>(reader, sql, [tokenHash]);
  return earlier === undefined ? undefined : { invite: read(earlier), works: Boolean(earlier.works) };
}

/** Gives an open invite a new link. @param works whether the links before it go on to work */
export async function putLink(tx: Tx, { id, tokenHash: before }: Pick<InviteRecord, 'id' | 'tokenHash'>, { tokenHash, works }: { readonly tokenHash: Buffer; readonly works: boolean }): Promise<void> {
  await run(tx, 'UPDATE invite SET token_hash = ? WHERE id = ?', [tokenHash, idBytes(id)]);
  await insertRows(tx, 'earlier_invite_link', ['token_hash', 'invite_id', 'works'], [[before, idBytes(id), works]]);
  if (!works) await run(tx, 'UPDATE earlier_invite_link SET works = ? WHERE invite_id = ?', [false, idBytes(id)]);
}

/** The open invites of people to a client that have not expired, the oldest first. */
export async function openInvitesOf(reader: Reader, { client, people, now }: { readonly client: ClientId; readonly people: readonly LearnerId[]; readonly now: Date }): Promise<InviteRecord[]> {
  const found = await rowsIn<InviteRow>(
    reader,
    people.map(idBytes),
    (marks) => `SELECT ${COLUMNS} FROM invite i WHERE i.client_id = ? AND i.state = 'OPEN' AND i.expires_at > ? AND i.learner_id IN (${marks}) ORDER BY i.id`,
    [idBytes(client), timeText(now)],
  );
  return found.map(read);
}

/** What invites lead to, in the order the sublicenses were made. */
export async function sublicensesOfInvites(reader: Reader, ids: readonly InviteId[]): Promise<Map<InviteId, SublicenseId[]>> {
  const found = await rowsIn<{ invite_id: Buffer; sublicense_id: Buffer }>(
    reader,
    ids.map(idBytes),
    (marks) => `SELECT invite_id, sublicense_id FROM invite_sublicense WHERE invite_id IN (${marks}) ORDER BY sublicense_id`,
  );
  const lists = new Map<InviteId, SublicenseId[]>(ids.map((id) => [id, []]));
  for (const row of found) lists.get(idFromBytes('inv', row.invite_id))!.push(idFromBytes('sub', row.sublicense_id));
  return lists;
}

/** An invite to be written. */
export type NewInvite = Omit<InviteRecord, 'state' | 'failure' | 'reminders' | 'acceptedAt'> & { readonly correctsId: InviteId | null; readonly sublicenses: readonly SublicenseId[] };

const WRITTEN = [
  'id', 'client_id', 'learner_id', 'email', 'first_name', 'last_name', 'message', 'state', 'token_hash', 'by_mail', 'mail_id', 'sent_at', 'reminders', 'expires_at',
  'invited_by', 'created_at', 'corrects_id',
];

/** Writes invites with what they lead to and the words they are found by. */
export async function insertInvites(tx: Tx, invites: readonly NewInvite[]): Promise<void> {
  await insertRows(
    tx,
    'invite',
    WRITTEN,
    invites.map((one) => [
      ...[one.id, one.clientId, one.learnerId].map(idBytes),
      one.email,
      one.firstName,
      one.lastName,
      one.message,
      'OPEN',
      one.tokenHash,
      one.byMail,
      one.mailId === null ? null : idBytes(one.mailId),
      one.sentAt === null ? null : timeText(one.sentAt),
      0,
      timeText(one.expiresAt),
      idBytes(one.invitedBy),
      timeText(one.createdAt),
      one.correctsId === null ? null : idBytes(one.correctsId),
    ]),
  );
  await insertRows(tx, 'invite_sublicense', ['invite_id', 'sublicense_id'], invites.flatMap(({ id, sublicenses }) => sublicenses.map((sublicense) => [id, sublicense].map(idBytes))));
  await insertRows(tx, 'invite_word', ['invite_id', 'word', 'client_id'], invites.flatMap((one) => wordsOf(one).map((word) => [idBytes(one.id), word, idBytes(one.clientId)])));
}

function wordsOf({ email, firstName, lastName }: NewInvite): string[] {
  return withoutBeginnings([firstName, lastName, email].flatMap(wordStarts));
}
