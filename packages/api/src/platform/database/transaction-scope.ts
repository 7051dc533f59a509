import { AsyncLocalStorage } from 'node:async_hooks';

/** Code inside a transaction reached for the database instead of its `Tx`. A bug, found at once. */
export class TransactionMisuse extends Error {
  override readonly name = 'TransactionMisuse';
}

/**
 * Knows which code runs inside a transaction of one database. Without it such code would read what others
 * committed instead of what it wrote, and a transaction opened inside another would wait for its own end.
 */
export class TransactionScope {
  readonly #storage = new AsyncLocalStorage<{ open: boolean }>();

  /** Runs the body of a transaction. What it leaves running afterwards counts as outside. */
  async run<T>(body: () => Promise<T>): Promise<T> {
    const here = { open: true };
    try {
      return await this.#storage.run(here, body);
    } finally {
      here.open = false;
    }
  }

  /** @throws TransactionMisuse inside {@link run} */
  refuseInside(): void {
    if (this.#storage.getStore()?.open === true) {
      throw new TransactionMisuse('The database was used inside a transaction. Pass its Tx on and use that.');
    }
  }
}
