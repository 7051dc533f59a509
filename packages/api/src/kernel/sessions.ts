import type { Tx } from './database.js';
import type { LearnerId, SessionId, StaffId } from './ids.js';

/** Whose session it is. Staff and learners have one cookie each. */
export type SessionHolder =
  | { readonly kind: 'staff'; readonly id: StaffId }
  | { readonly kind: 'learner'; readonly id: LearnerId };

/** A session's secret on its way into a cookie; the database keeps only its hash. */
export interface SessionToken {
  readonly kind: SessionHolder['kind'];
  /** 256 random bits, base64url. */
  readonly secret: string;
  readonly maxAgeSeconds: number;
}

/** A session as its holder sees it. */
export interface OwnSession {
  readonly id: SessionId;
  /** The User-Agent it was started with, cut to 200 characters. */
  readonly device: string;
  /** To the minute. */
  readonly lastSeenAt: Date;
  /** True for the session that asks. */
  readonly current: boolean;
}

/** Some sessions of one holder. */
export type SessionChoice = { readonly ids: readonly SessionId[] } | { readonly allBut: Buffer };

/** The port through which whoever signs people in starts and ends their sessions. `platform/sessions` implements it. */
export interface Sessions {
  /** A new secret, made outside the transaction, so that running it again starts the same session. */
  newToken(kind: SessionHolder['kind']): SessionToken;
  /** Stores the session. Starting the same token for the same holder again changes nothing. */
  start(tx: Tx, token: SessionToken, holder: SessionHolder, at: { readonly now: Date; readonly device: string }): Promise<void>;
  /** Ends one session; an unknown one is ended already. */
  end(tx: Tx, tokenHash: Buffer): Promise<void>;
  /** By what the database knows the session of a token. */
  hashOf(token: SessionToken): Buffer;
  /** Lets a session go on under another token; its present one is worth nothing from then on. @returns false when it has ended */
  renew(tx: Tx, tokenHash: Buffer, token: SessionToken): Promise<boolean>;
  /** True while there is such a session. */
  isThere(tx: Tx, tokenHash: Buffer): Promise<boolean>;
  /** The live sessions of a holder, at most 100, the last used first. @param present the session that asks */
  listOf(holder: SessionHolder, present: Buffer | null): Promise<OwnSession[]>;
  /** Ends sessions of this holder and of nobody else; those that are not theirs stay. @returns how many ended */
  endOf(tx: Tx, holder: SessionHolder, which: SessionChoice): Promise<number>;
}
