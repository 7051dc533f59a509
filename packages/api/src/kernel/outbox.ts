import type { Reader, Tx } from './database.js';
import type { Kept } from './idempotency.js';
import type { LearnerId, OutboxId } from './ids.js';

/** Something that leaves the site once the transaction it was written in has committed: a mail. */
export interface OutboxMessage {
  /** Made outside of what may run again; whoever receives twice knows by it that it is the same. */
  readonly id: OutboxId;
  /** Which {@link Courier} takes it. */
  readonly topic: string;
  /** What the courier needs to know; no secrets. */
  readonly body: Kept;
  /** What only the recipient may read: a token. Encrypted at rest, and gone as soon as the message is delivered or given up. */
  readonly secret: string | null;
  /** Whose personal data it holds; erasing them takes it away. Null: of no learner. */
  readonly about: LearnerId | null;
}

/** The port through which slices let something out. `platform/outbox` implements it. */
export interface Outbox {
  /** Writes messages that are delivered after COMMIT, at least once. Putting the same id again changes nothing. */
  put(tx: Tx, messages: readonly OutboxMessage[], now: Date): Promise<void>;
  /** Takes back what has not left yet: its link is worth nothing any more. What is on its way may still arrive. */
  withdraw(tx: Tx, ids: readonly OutboxId[], now: Date): Promise<void>;
  /** Deletes everything that is kept about a person, delivered or not. */
  forget(tx: Tx, learner: LearnerId): Promise<void>;
  /** What waits to be delivered, by topic; for whoever looks after the site. */
  waiting(reader: Reader, topic: string): Promise<number>;
}

/** How one try to deliver went. */
export type Delivery =
  | { readonly kind: 'delivered' }
  /** It may go better later: the other side was not there, or asked for patience. */
  | { readonly kind: 'later'; readonly reason: string }
  /** It will never go: the other side does not want it. */
  | { readonly kind: 'refused'; readonly reason: string };

/** How delivering ended for good. */
export type DeliveryEnd = { readonly kind: 'delivered' } | { readonly kind: 'failed'; readonly reason: string };

/** A message on its way. */
export type Consignment = Pick<OutboxMessage, 'id' | 'topic' | 'body' | 'secret'> & {
  /** When it was put into the outbox. */
  readonly since: Date;
};

/** Takes the messages of one topic out of the site. */
export interface Courier {
  readonly topic: string;
  /** False while nothing is to leave: an owner paused it. Messages wait, and their time does not run. */
  isOpen(): Promise<boolean>;
  /** Tries once. It may be asked again for what it has delivered, if the process died before that was noted. */
  deliver(message: Consignment): Promise<Delivery>;
  /** Notes how it ended, in the transaction that takes the message out of the outbox. */
  settled(tx: Tx, message: Consignment, end: DeliveryEnd, now: Date): Promise<void>;
}
