import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../kernel/database.js';
import { RateLimited } from '../../kernel/faults.js';
import type { GuessBudget, GuessVerdict } from '../../kernel/guess-budget.js';
import type { ClientId } from '../../kernel/ids.js';
import type { RequestContext } from '../../kernel/request-context.js';
import { timeText } from '../../kernel/clock.js';
import { run } from '../../kernel/sql.js';
import type { Log } from '../log/log.js';
import { alarmBuckets, left, refusingBuckets, secondsToOne, type Bucket } from './buckets.js';
import { allSettleAt, countWrong, giveBack } from './guess-counts.js';
import { WaitingLine } from './waiting-line.js';

/** What a right guess gives back. */
const GIVEN_BACK = 10;
/** How much slower a wrong guess is answered while an alarm is on, in milliseconds. */
const SLOWED_BY = 2_000;
/** How often the log tells of the same alarm, in milliseconds. */
const TOLD_EVERY = 60_000;

type Outcome<T> = { readonly value: T } | { readonly thrown: unknown };

/** A budget that refuses, and the line in front of it. */
interface Gate {
  readonly bucket: Bucket;
  readonly line: WaitingLine;
}

/** Where somebody is inside. */
interface Place extends Gate {
  /** False when the budget was full as they came in: then there is nothing to give back, and nothing to look up. */
  readonly owes: boolean;
}

/** Guess budgets in the database, so that all processes of a site count together. */
export class StoredGuessBudget implements GuessBudget {
  readonly #lines = new Map<string, WaitingLine>();
  readonly #told = new Map<string, number>();

  /** @param slowDown waits so many milliseconds */
  constructor(
    private readonly database: Database,
    private readonly log: Log,
    private readonly slowDown: (millis: number) => Promise<unknown> = pause,
  ) {}

  async spend<T>(
    ctx: RequestContext,
    attempt: () => Promise<T>,
    judge: (outcome: Outcome<T>) => GuessVerdict,
    about?: () => Promise<ClientId | undefined>,
  ): Promise<T> {
    const gates = refusingBuckets(ctx).map((bucket) => ({ bucket, line: this.#lineOf(bucket) }));
    const inside: Place[] = [];
    let outcome: Outcome<T>;
    let alarmed = false;
    try {
      await this.#enterAll(gates, inside, ctx);
      outcome = await outcomeOf(attempt);
      const verdict = judge(outcome);
      if (verdict === 'wrong') alarmed = await this.#countWrong(ctx, gates.map(({ bucket }) => bucket), await about?.());
      if (verdict === 'right') await this.#giveBack(ctx, inside.filter(({ owes }) => owes).map(({ bucket }) => bucket));
    } finally {
      for (const { line } of inside) line.leave();
      this.#forgetLines(gates);
    }
    if (alarmed) await this.slowDown(SLOWED_BY);
    if ('thrown' in outcome) throw outcome.thrown;
    return outcome.value;
  }

  /** Deletes budgets that are full; to be run now and then. */
  async sweep(now: Date): Promise<void> {
    await this.database.inTransaction((tx) => run(tx, 'DELETE FROM guess_budget WHERE settles_at <= ?', [now.getTime()]));
  }

  #lineOf({ key }: Bucket): WaitingLine {
    const line = this.#lines.get(key) ?? new WaitingLine();
    this.#lines.set(key, line);
    line.expect();
    return line;
  }

  /**
   * Enters line after line. All budgets are read at once; what was read holds for a line that nobody left since, as
   * whoever came in meanwhile counts as inside.
   */
  async #enterAll(gates: readonly Gate[], inside: Place[], ctx: RequestContext): Promise<void> {
    let known: { readonly settles: readonly number[]; readonly leavings: readonly number[] } | undefined;
    for (const [at, { bucket, line }] of gates.entries()) {
      let owes = true;
      await line.enter(async () => {
        if (known === undefined || known.leavings[at] !== line.leavings) {
          const leavings = gates.map((gate) => gate.line.leavings);
          known = { leavings, settles: await allSettleAt(this.database.reader, gates.map((gate) => gate.bucket)) };
        }
        const settles = known.settles[at]!;
        const now = ctx.clock.now().getTime();
        const guesses = left(bucket, settles, now);
        if (guesses < 1) throw new RateLimited(secondsToOne(bucket, settles, now));
        owes = settles > now;
        return guesses;
      });
      inside.push({ bucket, line, owes });
    }
  }

  #forgetLines(gates: readonly Gate[]): void {
    for (const { bucket, line } of gates) {
      line.forget();
      if (line.empty) this.#lines.delete(bucket.key);
    }
  }

  /** @returns true when an alarm is on. @throws RateLimited when others spent the budget meanwhile */
  async #countWrong(ctx: RequestContext, buckets: readonly Bucket[], about: ClientId | undefined): Promise<boolean> {
    const now = ctx.clock.now().getTime();
    const alarms = alarmBuckets(about);
    const spent = await this.database.inTransaction(async (tx) => {
      const found: { bucket: Bucket; settles: number }[] = [];
      for (const bucket of inOneOrder([...buckets, ...alarms])) {
        const settles = await countWrong(tx, bucket, now);
        if (settles !== null) found.push({ bucket, settles });
      }
      return found;
    });
    const refused = spent.find(({ bucket }) => buckets.includes(bucket));
    if (refused !== undefined) throw new RateLimited(secondsToOne(refused.bucket, refused.settles, now));
    for (const { bucket } of spent) this.#raiseAlarm(bucket, now);
    return spent.length > 0;
  }

  async #giveBack(ctx: RequestContext, owing: readonly Bucket[]): Promise<void> {
    if (owing.length === 0) return;
    const now = ctx.clock.now().getTime();
    await this.database.inTransaction(async (tx) => {
      for (const bucket of inOneOrder(owing)) await giveBack(tx, bucket, GIVEN_BACK, now);
    });
  }

  #raiseAlarm(bucket: Bucket, now: number): void {
    if (now - (this.#told.get(bucket.key) ?? 0) < TOLD_EVERY) return;
    this.#told.set(bucket.key, now);
    this.log.warn({ bucket: bucket.key, since: timeText(new Date(now)) }, 'Many wrong guesses: answers to them are slowed down.');
  }
}

/** One order in every transaction: two that count the same buckets never wait for each other. */
function inOneOrder(buckets: readonly Bucket[]): Bucket[] {
  return buckets.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

async function outcomeOf<T>(attempt: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await attempt() };
  } catch (thrown) {
    return { thrown };
  }
}
