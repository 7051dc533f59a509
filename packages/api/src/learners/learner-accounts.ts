import { timeText, timeTextOrNull } from '../kernel/clock.js';
import type { Reader, Tx } from '../kernel/database.js';
import type { Email } from '../kernel/email.js';
import { idBytes, idFromBytes, type LearnerId } from '../kernel/ids.js';
import { insertRows, rows, rowsIn, run } from '../kernel/sql.js';
import { addWords, nameKey, seenKey } from './learner-keys.js';
import { showThemselves } from './new-members.js';
import { findOrAwaitAddresses, takeTurns, takeTurnsOfThoseLeft, takeTurnsWith, turnOfNewcomers, type Turn } from './turns.js';

/** A person about to get an account. The id is made outside whatever may run again. */
export interface Newcomer {
  readonly id: LearnerId;
  readonly email: Email;
  readonly firstName: string;
  readonly lastName: string;
  readonly passwordHash: string | null;
}

/** What sign-in needs of an account. */
export interface Credentials {
  readonly id: LearnerId;
  readonly passwordHash: string | null;
}

/** What changing a password needs to know of an account. */
export interface LearnerPassword {
  /** Null as long as the person has no password. */
  readonly passwordHash: string | null;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** Accounts of addresses, under the turn of all their learners. */
export interface Opened {
  readonly turn: Turn;
  /** By the key of the address. */
  readonly owners: ReadonlyMap<string, LearnerId>;
}

/** What decides how somebody may be let in. */
export interface AccountFacts {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Null as long as the person has no password. */
  readonly passwordHash: string | null;
  /** True once a mailed link or a sign-on showed whose the address is. */
  readonly isProven: boolean;
  /** True for somebody who was here before: they signed in once, or more than one client knows them. */
  readonly isKnown: boolean;
}

/** True for an account whose password may be that of somebody who does not own the address. */
export function isUnproven({ passwordHash, isProven }: AccountFacts): boolean {
  return passwordHash !== null && !isProven;
}

interface FactsRow {
  id: Buffer;
  email: string;
  first_name: string;
  last_name: string;
  password_hash: string | null;
  email_proven_at: unknown;
  last_seen_at: unknown;
  clients: number;
}

interface PasswordRow {
  password_hash: string | null;
  email: string;
  first_name: string;
  last_name: string;
}

const COLUMNS = ['id', 'email', 'email_key', 'first_name', 'last_name', 'last_name_key', 'first_name_key', 'password_hash', 'email_proven_at', 'turn', 'created_at', 'last_seen_at'];

/** The only writer of learners. */
export class LearnerAccounts {
  /**
   * Makes the account of somebody whose address has none, and takes their turn.
   *
   * @returns undefined when the address has an account of somebody else; one made by an earlier try of this very call
   *   counts as made
   */
  async open(tx: Tx, newcomer: Newcomer, now: Date): Promise<Turn | undefined> {
    const owner = (await findOrAwaitAddresses(tx, [newcomer.email.key])).get(newcomer.email.key);
    if (owner !== undefined && owner !== newcomer.id) return undefined;
    if (owner !== undefined) return takeTurns(tx, [newcomer.id]);
    await this.#insert(tx, [newcomer], { now, lastSeenAt: now });
    return turnOfNewcomers(tx, [newcomer.id]);
  }

  /**
   * Finds the accounts of addresses, makes those that are missing, and takes everybody's turn. New accounts have no password.
   *
   * @param newcomers one for each address, in any order
   * @param alongside people with an account whose turns are taken in the same go
   * @returns whose account each address is, by its key; and which of them this very call made
   */
  async openAll(tx: Tx, newcomers: readonly Omit<Newcomer, 'passwordHash'>[], now: Date, alongside: readonly LearnerId[] = []): Promise<Opened> {
    const known = await this.#findAll(tx, newcomers, alongside);
    const missing = newcomers.filter(({ email }) => !known.has(email.key)).toSorted((a, b) => (a.email.key < b.email.key ? -1 : 1));
    // The turns of those who are there come before anything that touches a learner.
    const turn = await takeTurnsWith(tx, [...known.values(), ...alongside], missing.map(({ id }) => id));
    await this.#insert(tx, missing.map((newcomer) => ({ ...newcomer, passwordHash: null })), { now, lastSeenAt: null });
    return { turn, owners: new Map([...known, ...missing.map(({ email, id }): [string, LearnerId] => [email.key, id])]) };
  }

  /** Whoever was found and is erased before it is their turn has no address any more: it is looked for once more. */
  async #findAll(tx: Tx, newcomers: readonly Pick<Newcomer, 'email'>[], alongside: readonly LearnerId[]): Promise<Map<string, LearnerId>> {
    const keys = newcomers.map(({ email }) => email.key);
    const known = await findOrAwaitAddresses(tx, keys);
    await takeTurnsOfThoseLeft(tx, [...known.values(), ...alongside]);
    return findOrAwaitAddresses(tx, keys);
  }

  /** What is known of accounts. Under the turn of their learners it stays so. */
  async facts(tx: Reader, ids: readonly LearnerId[]): Promise<Map<LearnerId, AccountFacts>> {
    const found = await rowsIn<FactsRow>(
      tx,
      ids.map(idBytes),
      (list) => `SELECT l.id, l.email, l.first_name, l.last_name, l.password_hash, l.email_proven_at, l.last_seen_at,
          (SELECT COUNT(*) FROM membership m WHERE m.learner_id = l.id) AS clients FROM learner l WHERE l.erased_at IS NULL AND l.id IN (${list})`,
    );
    return new Map(
      found.map((row) => [
        idFromBytes('lrn', row.id),
        { email: row.email, firstName: row.first_name, lastName: row.last_name, passwordHash: row.password_hash, isProven: row.email_proven_at !== null, isKnown: row.last_seen_at !== null || Number(row.clients) > 1 },
      ]),
    );
  }

  /** Somebody comes in for the first time, or anew by a link that proves their address: with this password, and no other. Under their turn. */
  async enter(tx: Tx, id: LearnerId, { passwordHash, proves, now }: { readonly passwordHash: string; readonly proves: boolean; readonly now: Date }): Promise<void> {
    const at = timeText(now);
    await run(tx, `UPDATE learner SET password_hash = ?${proves ? ', email_proven_at = COALESCE(email_proven_at, ?)' : ''} WHERE id = ?`, [passwordHash, ...(proves ? [at] : []), idBytes(id)]);
  }

  /** A link mailed to the address was followed by whoever owns the account. Under their turn. */
  async prove(tx: Tx, id: LearnerId, now: Date): Promise<void> {
    await run(tx, 'UPDATE learner SET email_proven_at = ? WHERE id = ? AND email_proven_at IS NULL', [timeText(now), idBytes(id)]);
  }

  /**
   * A link mailed to the address was followed by somebody who is in already, with a session or a password that may be a stranger's:
   * the password is worth nothing from now on. Under their turn; whoever calls ends the sessions.
   *
   * @returns false when nothing of it may be a stranger's: the address is proven, or there is no password
   */
  async disown(tx: Tx, id: LearnerId, now: Date): Promise<boolean> {
    return (await run(tx, 'UPDATE learner SET password_hash = NULL, email_proven_at = ? WHERE id = ? AND email_proven_at IS NULL AND password_hash IS NOT NULL', [timeText(now), idBytes(id)])) === 1;
  }

  /** The id and password of an address's account. */
  async credentials(reader: Reader, emailKey: string): Promise<Credentials | undefined> {
    const [row] = await rows<{ id: Buffer; password_hash: string | null }>(
      reader,
      'SELECT id, password_hash FROM learner WHERE email_key = ?',
      [emailKey],
    );
    return row === undefined ? undefined : { id: idFromBytes('lrn', row.id), passwordHash: row.password_hash };
  }

  /** The password of a learner, with what it must not be made of; undefined when they are gone. */
  async password(reader: Reader, id: LearnerId): Promise<LearnerPassword | undefined> {
    const [row] = await rows<PasswordRow>(reader, 'SELECT password_hash, email, first_name, last_name FROM learner WHERE id = ?', [idBytes(id)]);
    return row === undefined ? undefined : { passwordHash: row.password_hash, email: row.email, firstName: row.first_name, lastName: row.last_name };
  }

  /** Puts a password in the place of the one that was checked. @returns false when that one is not theirs any more */
  async replacePassword(tx: Tx, id: LearnerId, { from, to }: { readonly from: string; readonly to: string }): Promise<boolean> {
    return (await run(tx, 'UPDATE learner SET password_hash = ? WHERE id = ? AND password_hash = ?', [to, idBytes(id), from])) === 1;
  }

  /** Somebody who is signed in took something up: by now they go by the names of their account. */
  async shows(tx: Tx, id: LearnerId): Promise<void> {
    await showThemselves(tx, id);
  }

  /** Notes that somebody signed in: by now they go by the names of their account wherever they are in. */
  async seen(tx: Tx, id: LearnerId, now: Date): Promise<void> {
    await run(tx, 'UPDATE learner SET last_seen_at = ? WHERE id = ? AND erased_at IS NULL', [timeText(now), idBytes(id)]);
    await run(tx, 'UPDATE membership SET last_seen_key = ? WHERE learner_id = ?', [seenKey(now), idBytes(id)]);
    await showThemselves(tx, id);
  }

  /** In the order given, so that nobody waits in a ring. */
  async #insert(tx: Tx, newcomers: readonly Newcomer[], { now, lastSeenAt }: { readonly now: Date; readonly lastSeenAt: Date | null }): Promise<void> {
    const rowOf = ({ id, email, firstName, lastName, passwordHash }: Newcomer) => [
      idBytes(id),
      email.written,
      email.key,
      firstName,
      lastName,
      nameKey(lastName),
      nameKey(firstName),
      passwordHash,
      null,
      0,
      timeText(now),
      timeTextOrNull(lastSeenAt),
    ];
    await insertRows(tx, 'learner', COLUMNS, newcomers.map(rowOf));
    await addWords(tx, newcomers.map((newcomer) => ({ ...newcomer, emailKey: newcomer.email.key })));
  }
}
