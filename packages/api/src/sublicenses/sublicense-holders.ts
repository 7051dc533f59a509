import type { Reader, Tx } from '../kernel/database.js';
import type { ClientId, SublicenseId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';

/** From where to where whatever hangs on a sublicense moves, within one client. */
export interface HoldersMove {
  readonly clientId: ClientId;
  readonly from: SublicenseId;
  readonly to: SublicenseId;
}

/** The port to whatever hangs on a sublicense: learners holding seats, codes opening it. Wired by composition. */
export interface SublicenseHolders {
  /** Takes the turns of everybody who has or had access, so that what is counted afterwards stays so. */
  takeTurns(tx: Tx, id: SublicenseId): Promise<void>;
  /** How many learners hold a seat of the sublicense, how many codes open it. */
  count(reader: Reader, id: SublicenseId): Promise<{ learners: number; codes: number }>;
  /** Moves all of them. @throws a Refusal with SeatsExhausted when there are too few seats over there */
  moveAll(tx: Tx, ctx: RequestContext, move: HoldersMove): Promise<void>;
  /** Deletes what remembers the sublicense without holding it: accesses that ended, with the membership of whoever has no other. */
  forget(tx: Tx, ctx: RequestContext, sublicense: { readonly clientId: ClientId; readonly id: SublicenseId }): Promise<void>;
}
