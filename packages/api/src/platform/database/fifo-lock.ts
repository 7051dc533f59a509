interface Waiter {
  admit(): void;
  readonly timer: NodeJS.Timeout;
}

/** Admits one at a time, in the order of asking. Whoever waits too long is turned away. */
export class FifoLock {
  readonly #waiting = new Set<Waiter>();
  #held = false;

  /**
   * @param patience milliseconds anybody waits
   * @param refusal makes what whoever waited in vain gets
   */
  constructor(
    private readonly patience: number,
    private readonly refusal: () => Error,
  ) {}

  /** Resolves when the lock is the caller's, who must {@link release} it. */
  acquire(): Promise<void> {
    if (!this.#held) {
      this.#held = true;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiter);
        reject(this.refusal());
      }, this.patience);
      const waiter: Waiter = { admit: resolve, timer };
      this.#waiting.add(waiter);
    });
  }

  /** Hands the lock to whoever waits longest. */
  release(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#held = false;
      return;
    }
    this.#waiting.delete(next);
    clearTimeout(next.timer);
    next.admit();
  }
}
