/**
 * Lets in only as many at once as a budget has left, first come first served. Without it everybody in a burst
 * would find the budget unspent and get a look.
 */
export class WaitingLine {
  #inside = 0;
  #lastInLine: Promise<void> = Promise.resolve();
  #people = 0;
  #leavings = 0;
  #somebodyLeft: (() => void) | undefined;

  /** Grows whenever somebody leaves: what was known of the budget before is out of date then. */
  get leavings(): number {
    return this.#leavings;
  }

  /** Somebody will come: until {@link forget} the line is not empty. */
  expect(): void {
    this.#people += 1;
  }

  forget(): void {
    this.#people -= 1;
  }

  /** True when nobody is inside, waits or is expected. */
  get empty(): boolean {
    return this.#people === 0;
  }

  /**
   * Waits for a place. Whoever got one calls {@link leave}.
   *
   * @param places how many may be inside at once, asked each time somebody left; throws to turn the caller away
   */
  async enter(places: () => Promise<number>): Promise<void> {
    this.#people += 1;
    const before = this.#lastInLine;
    let goOn!: () => void;
    this.#lastInLine = new Promise((resolve) => (goOn = resolve));
    await before;
    try {
      await this.#placeFound(places);
      this.#inside += 1;
    } catch (refused) {
      this.#people -= 1;
      throw refused;
    } finally {
      goOn();
    }
  }

  leave(): void {
    this.#inside -= 1;
    this.#people -= 1;
    this.#leavings += 1;
    this.#somebodyLeft?.();
  }

  /**
   * Only the first in line comes here. Who leaves while the places are looked up was inside when that began, and may
   * have used up a place that the answer still counts: so they are counted as inside.
   */
  async #placeFound(places: () => Promise<number>): Promise<void> {
    for (;;) {
      const inside = this.#inside;
      const leavings = this.#leavings;
      if ((await places()) > inside) return;
      if (leavings === this.#leavings) await this.#nextLeaving();
    }
  }


  #nextLeaving(): Promise<void> {
    return new Promise((resolve) => (this.#somebodyLeft = resolve));
  }
}
