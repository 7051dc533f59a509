import type { LearnerId, StaffId } from './ids.js';
import type { Tx } from './database.js';

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

/** The port through which whoever signs people in starts and ends their sessions. `platform/sessions` implements it. */
export interface Sessions {
  /** A new secret, made outside the transaction, so that running it again starts the same session. */
  newToken(kind: SessionHolder['kind']): SessionToken;
  /** Stores the session. Starting the same token for the same holder again changes nothing. */
  start(tx: Tx, token: SessionToken, holder: SessionHolder, at: { readonly now: Date; readonly device: string }): Promise<void>;
  /** Ends one session; an unknown one is ended already. */
  end(tx: Tx, tokenHash: Buffer): Promise<void>;
}
