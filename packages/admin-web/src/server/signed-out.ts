/** Whether the session ended while the page was open, and who waits for the next one. */
export class SignedOut {
  readonly #listeners = new Set<() => void>();
  #waiting: (() => void)[] = [];
  #is = false;

  /** True from the first operation that nobody was signed in for until somebody is. */
  readonly get = (): boolean => this.#is;

  /** Calls back whenever {@link get} changes; gives what ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Resolves once somebody is signed in again. */
  wait(): Promise<void> {
    this.#change(true);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Somebody is signed in: whatever waited goes on. */
  over(): void {
    this.#change(false);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const goOn of waiting) goOn();
  }

  #change(is: boolean): void {
    if (this.#is === is) return;
    this.#is = is;
    for (const listener of this.#listeners) listener();
  }
}
