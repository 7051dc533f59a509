import { readTime, readTimeOrNull, timeText, type Clock, type StoredTime } from '../../kernel/clock.js';
import type { Database } from '../../kernel/database.js';
import { idBytes, idFromBytes, type OutboxId } from '../../kernel/ids.js';
import type { Kept } from '../../kernel/idempotency.js';
import type { Consignment, Courier, Delivery, DeliveryEnd } from '../../kernel/outbox.js';
import type { Seal } from '../../kernel/seal.js';
import { rows, run } from '../../kernel/sql.js';
import type { Log } from '../log/log.js';
import { nextTry } from './back-off.js';
import { SEALED_FOR } from './stored-outbox.js';

/** How long whoever took a message may take to deliver it before another takes it, in milliseconds. */
export const LEASE = 120_000;
/** How many due messages are looked at together. */
const PORTION = 100;
/** How long what is settled can be looked at, in milliseconds. */
const KEPT = 30 * 86_400_000;

interface DueRow {
  id: Buffer;
  tries: number;
  body: string;
  sealed: Buffer | null;
  created_at: StoredTime;
  first_try_at: StoredTime | null;
}

/** A message in the hands of this process. */
interface Taken {
  readonly row: DueRow;
  readonly id: OutboxId;
  readonly firstTry: Date;
  /** The number of this taking: another process that takes it later has a higher one. */
  readonly tries: number;
}

/** What {@link OutboxWorker} works with. */
export interface OutboxWorkerParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly seal: Seal;
  readonly couriers: readonly Courier[];
  readonly log: Log;
}

/**
 * Delivers what waits in the outbox, at least once. Any number of processes may do so: each message is taken by a guarded
 * UPDATE, with a lease; whoever dies loses it, and whoever comes late finds another number on it.
 */
export class OutboxWorker {
  readonly #parts: OutboxWorkerParts;

  constructor(parts: OutboxWorkerParts) {
    this.#parts = parts;
  }

  /** Delivers what is due. @returns how many messages it took. @param stopping takes no more once it is aborted */
  async run(stopping?: AbortSignal): Promise<number> {
    let taken = 0;
    for (const courier of this.#parts.couriers) {
      for (;;) {
        if (stopping?.aborted === true || !(await courier.isOpen())) break;
        const portion = await this.#deliverPortion(courier, stopping);
        taken += portion;
        if (portion === 0) break;
      }
    }
    return taken;
  }

  /** Deletes what was settled long ago. */
  async sweep(): Promise<void> {
    const before = timeText(new Date(this.#parts.clock.now().getTime() - KEPT));
    await this.#parts.database.inTransaction((tx) => run(tx, 'DELETE FROM outbox_message WHERE settled_at <= ?', [before]));
  }

  async #deliverPortion(courier: Courier, stopping: AbortSignal | undefined): Promise<number> {
    const due = await rows<DueRow>(
      this.#parts.database.reader,
      `SELECT id, tries, body, sealed, created_at, first_try_at FROM outbox_message WHERE state = 'WAITING' AND topic = ? AND due_at <= ? ORDER BY due_at, id LIMIT ${PORTION}`,
      [courier.topic, timeText(this.#parts.clock.now())],
    );
    let taken = 0;
    // One after the other: who kills this process makes no more than one arrive again. More workers deliver more.
    for (const row of due) {
      if (stopping?.aborted === true) break;
      if (await this.#deliverOne(courier, row)) taken += 1;
    }
    return taken;
  }

  /** @returns false when another process has it */
  async #deliverOne(courier: Courier, row: DueRow): Promise<boolean> {
    const mine = await this.#take(row);
    if (mine === null) return false;
    const { topic } = courier;
    try {
      const message = this.#open(topic, mine);
      const delivery = await courier.deliver(message);
      await this.#note(courier, mine, { message, delivery });
    } catch (err) {
      this.#parts.log.error({ outbox: mine.id, topic, err }, 'A message could not be made ready to leave.');
      await this.#again(mine, topic, 'A fault of Portico: its log says more.');
    }
    return true;
  }

  async #take(row: DueRow): Promise<Taken | null> {
    const { database, clock } = this.#parts;
    const now = clock.now();
    const until = new Date(now.getTime() + LEASE);
    const mine = await database.inTransaction((tx) =>
      run(tx, "UPDATE outbox_message SET tries = tries + 1, due_at = ?, first_try_at = COALESCE(first_try_at, ?) WHERE id = ? AND state = 'WAITING' AND tries = ?", [
        timeText(until),
        timeText(now),
        row.id,
        row.tries,
      ]),
    );
    return mine === 1 ? { row, id: idFromBytes('out', row.id), firstTry: readTimeOrNull(row.first_try_at) ?? now, tries: row.tries + 1 } : null;
  }

  #open(topic: string, { row, id }: Taken): Consignment {
    const secret = row.sealed === null ? null : this.#parts.seal.open(SEALED_FOR, row.sealed);
    return { id, topic, body: JSON.parse(row.body) as Kept, secret, since: readTime(row.created_at) };
  }

  async #note(courier: Courier, mine: Taken, { message, delivery }: { readonly message: Consignment; readonly delivery: Delivery }): Promise<void> {
    if (delivery.kind === 'delivered') return this.#settle(courier, mine, { message, end: delivery });
    const failed: DeliveryEnd = { kind: 'failed', reason: delivery.reason };
    if (delivery.kind === 'refused') return this.#settle(courier, mine, { message, end: failed });
    const goesOn = await this.#again(mine, courier.topic, delivery.reason);
    if (!goesOn) await this.#settle(courier, mine, { message, end: failed });
  }

  /** Lets it wait for its next try. @returns false when it has been tried for long enough */
  async #again({ id, tries, firstTry }: Taken, topic: string, reason: string): Promise<boolean> {
    const { database, log, clock } = this.#parts;
    const next = nextTry(clock.now(), { tries, firstTry });
    if (next === null) return false;
    log.warn({ outbox: id, topic, tries, next }, 'A message could not be delivered yet.');
    await database.inTransaction((tx) =>
      run(tx, "UPDATE outbox_message SET due_at = ?, failure = ? WHERE id = ? AND state = 'WAITING' AND tries = ?", [timeText(next), short(reason), idBytes(id), tries]),
    );
    return true;
  }

  async #settle(courier: Courier, { id, tries }: Taken, { message, end }: { readonly message: Consignment; readonly end: DeliveryEnd }): Promise<void> {
    const { database, clock } = this.#parts;
    const now = clock.now();
    const [state, failure] = end.kind === 'delivered' ? (['DELIVERED', null] as const) : (['FAILED', short(end.reason)] as const);
    await database.inTransaction(async (tx) => {
      const mine = await run(
        tx,
        "UPDATE outbox_message SET state = ?, sealed = NULL, settled_at = ?, failure = ? WHERE id = ? AND state = 'WAITING' AND tries = ?",
        [state, timeText(now), failure, idBytes(id), tries],
      );
      if (mine === 1) await courier.settled(tx, message, end, now);
    });
  }
}

function short(reason: string): string {
  return reason.slice(0, 500);
}
