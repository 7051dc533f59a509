import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds of statements after which other events get their turn. */
const FAIR_SHARE = 8;

/**
 * SQLite works inside this process and answers without ever leaving it, so a long run of statements would
 * keep every other request waiting. This says when to step aside.
 */
export class EventLoopTurn {
  #since: number | undefined;

  /** Undefined while the turn is young; else a promise of the next one. */
  stepAside(): Promise<void> | undefined {
    const now = performance.now();
    if (this.#since === undefined) {
      this.#since = now;
      setImmediate(() => {
        this.#since = undefined;
      });
      return undefined;
    }
    return now - this.#since < FAIR_SHARE ? undefined : nextTurn();
  }
}
