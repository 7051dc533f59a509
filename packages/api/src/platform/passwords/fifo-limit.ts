/** Lets so many run at once and the rest wait in the order they came. */
export class FifoLimit {
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** @param most how many may run at once, at least 1 */
  constructor(private readonly most: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.most) this.#running += 1;
    else await new Promise<void>((turn) => this.#waiting.push(turn));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
