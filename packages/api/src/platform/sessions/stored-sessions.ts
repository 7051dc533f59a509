import { hash, randomBytes } from 'node:crypto';
import { readTime, timeText, type Clock, type StoredTime } from '../../kernel/clock.js';
import type { Database, Tx } from '../../kernel/database.js';
import { idBytes, idFromBytes, idFromHex, newId } from '../../kernel/ids.js';
import type { OwnSession, SessionChoice, SessionHolder, Sessions, SessionToken } from '../../kernel/sessions.js';
import { rows, run, runIn } from '../../kernel/sql.js';
import { cookieSeconds, endOfSession } from './session-lifetimes.js';

/** A visit is written down when the last one is older than this, in milliseconds. */
const NOTED_EVERY = 60_000;

interface SessionRow {
  readonly kind: SessionHolder['kind'];
  readonly holder_id: string | null;
  readonly created_at: StoredTime;
  readonly last_seen_at: StoredTime;
  readonly expires_at: StoredTime;
}

interface OwnSessionRow {
  readonly id: Uint8Array;
  readonly token_hash: Uint8Array;
  readonly device: string;
  readonly last_seen_at: StoredTime;
}

/** The most sessions shown of one holder. */
const MOST_LISTED = 100;

function ownerColumn({ kind }: SessionHolder): 'staff_id' | 'learner_id' {
  return kind === 'staff' ? 'staff_id' : 'learner_id';
}

/** What is read in the same statement as a session `s`. The columns have names no column of it has. */
export interface ReadAlong {
  readonly columns: readonly string[];
  readonly joins: string;
}

/** A live session: whose it is, with what was read along. */
export interface FoundSession {
  readonly holder: SessionHolder;
  readonly row: Readonly<Record<string, unknown>>;
}

/** What the database keeps of a session's secret. */
export function hashOfSecret(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

/** Sessions in the database, so that every process of a site knows them. */
export class StoredSessions implements Sessions {
  readonly #selects = new WeakMap<ReadAlong, string>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  newToken(kind: SessionHolder['kind']): SessionToken {
    return { kind, secret: randomBytes(32).toString('base64url'), maxAgeSeconds: cookieSeconds(kind) };
  }

  async start(tx: Tx, token: SessionToken, holder: SessionHolder, at: { readonly now: Date; readonly device: string }): Promise<void> {
    const tokenHash = hashOfSecret(token.secret);
    const [known] = await rows(tx, 'SELECT 1 AS known FROM session WHERE token_hash = ?', [tokenHash]);
    if (known !== undefined) return;
    await run(
      tx,
      `INSERT INTO session (token_hash, id, kind, staff_id, learner_id, device, created_at, last_seen_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        tokenHash,
        idBytes(newId('ses')),
        holder.kind,
        holder.kind === 'staff' ? idBytes(holder.id) : null,
        holder.kind === 'learner' ? idBytes(holder.id) : null,
        at.device,
        timeText(at.now),
        timeText(at.now),
        timeText(endOfSession(holder.kind, at.now, at.now)),
      ],
    );
  }

  async end(tx: Tx, tokenHash: Buffer): Promise<void> {
    await run(tx, 'DELETE FROM session WHERE token_hash = ?', [tokenHash]);
  }

  hashOf({ secret }: SessionToken): Buffer {
    return hashOfSecret(secret);
  }

  async renew(tx: Tx, tokenHash: Buffer, token: SessionToken): Promise<boolean> {
    const hash = hashOfSecret(token.secret);
    if ((await run(tx, 'UPDATE session SET token_hash = ? WHERE token_hash = ?', [hash, tokenHash])) === 1) return true;
    return this.isThere(tx, hash);
  }

  async isThere(tx: Tx, tokenHash: Buffer): Promise<boolean> {
    return (await rows(tx, 'SELECT 1 AS one FROM session WHERE token_hash = ?', [tokenHash])).length > 0;
  }

  async listOf(holder: SessionHolder, present: Buffer | null): Promise<OwnSession[]> {
    const found = await rows<OwnSessionRow>(
      this.database.reader,
      `SELECT id, token_hash, device, last_seen_at FROM session WHERE ${ownerColumn(holder)} = ? AND expires_at > ?
        ORDER BY last_seen_at DESC, id DESC LIMIT ${MOST_LISTED}`,
      [idBytes(holder.id), timeText(this.clock.now())],
    );
    return found.map((row) => ({
      id: idFromBytes('ses', row.id),
      device: row.device,
      lastSeenAt: readTime(row.last_seen_at),
      current: present !== null && present.equals(row.token_hash),
    }));
  }

  async endOf(tx: Tx, holder: SessionHolder, which: SessionChoice): Promise<number> {
    const theirs = `DELETE FROM session WHERE ${ownerColumn(holder)} = ?`;
    if ('allBut' in which) return run(tx, `${theirs} AND token_hash <> ?`, [idBytes(holder.id), which.allBut]);
    return runIn(tx, which.ids.map(idBytes), (marks) => `${theirs} AND id IN (${marks})`, [idBytes(holder.id)]);
  }

  /** The live session a hash stands for, and notes the visit; null for none. */
  async find(tokenHash: Buffer, along: ReadAlong): Promise<FoundSession | null> {
    const now = this.clock.now();
    const [row] = await rows<SessionRow & FoundSession['row']>(
      this.database.reader,
      this.#select(along),
      [tokenHash],
    );
    if (row === undefined || readTime(row.expires_at) <= now) return null;
    if (now.getTime() - readTime(row.last_seen_at).getTime() >= NOTED_EVERY) await this.#note(tokenHash, row, now);
    const { kind, holder_id: id } = row;
    if (id === null || id === '') return null;
    return { holder: kind === 'staff' ? { kind, id: idFromHex('stf', id) } : { kind, id: idFromHex('lrn', id) }, row };
  }

  /** The same text every time: it is compared with those the database has prepared. */
  #select(along: ReadAlong): string {
    const known = this.#selects.get(along);
    if (known !== undefined) return known;
    const columns = ['s.kind', 'HEX(COALESCE(s.staff_id, s.learner_id)) AS holder_id', 's.created_at', 's.last_seen_at', 's.expires_at', ...along.columns];
    const select = `SELECT ${columns.join(', ')} FROM session s ${along.joins} WHERE s.token_hash = ?`;
    this.#selects.set(along, select);
    return select;
  }

  /** Ends sessions in a transaction of its own. */
  async endAll(tokenHashes: readonly Buffer[]): Promise<void> {
    if (tokenHashes.length === 0) return;
    await this.database.inTransaction(async (tx) => {
      for (const one of tokenHashes) await this.end(tx, one);
    });
  }

  /** Deletes what is over; to be run now and then. */
  async sweep(): Promise<void> {
    const now = timeText(this.clock.now());
    await this.database.inTransaction((tx) => run(tx, 'DELETE FROM session WHERE expires_at <= ?', [now]));
  }

  async #note(tokenHash: Buffer, row: SessionRow, now: Date): Promise<void> {
    const end = endOfSession(row.kind, readTime(row.created_at), now);
    await this.database.inTransaction((tx) =>
      run(tx, 'UPDATE session SET last_seen_at = ?, expires_at = ? WHERE token_hash = ? AND last_seen_at < ?', [
        timeText(now),
        timeText(end),
        tokenHash,
        timeText(now),
      ]),
    );
  }
}
