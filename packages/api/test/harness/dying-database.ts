import type { OpenDatabase } from '../../src/platform/database/open-database.js';
import type { SendsStatements } from '../../src/platform/database/statement-sender.js';

/** When a process kills itself. */
export interface Death {
  /** `before`: at a COMMIT that is not sent any more. `after`: once the COMMIT is done, and nothing else is. */
  readonly moment: 'before' | 'after';
  /** At so many calls: they wait where they are for the last of them. With `before` one alone, for it holds its locks. */
  readonly calls: number;
}

/** The last thing the transaction of a call with an idempotency key writes. */
const KEEPS = /^UPDATE idempotency_key SET kept/;

/** A database that ends its process at transactions of calls with an idempotency key, as SIGKILL ends it. */
export class DyingDatabase {
  #death: Death | undefined;
  #reached = 0;

  /** The same database; until it is told to die nothing is different. */
  of(database: OpenDatabase): OpenDatabase {
    return {
      ...database,
      inTransaction: async (work) => {
        let keeps = false;
        const value = await database.inTransaction((tx) => {
          keeps = false;
          // Our runners all send through `send`.
          const runner = tx.queryRunner as unknown as SendsStatements;
          const send = runner.send.bind(runner);
          runner.send = async (sql, parameters) => {
            keeps ||= KEEPS.test(sql);
            if (keeps && sql === 'COMMIT') await this.#reach('before');
            return send(sql, parameters);
          };
          return work(tx);
        });
        if (keeps) await this.#reach('after');
        return value;
      },
    };
  }

  /** From now on it means to die. */
  arm(death: Death): void {
    this.#death = death;
  }

  async #reach(moment: Death['moment']): Promise<void> {
    if (this.#death?.moment !== moment) return;
    this.#reached += 1;
    if (this.#reached === this.#death.calls) process.kill(process.pid, 'SIGKILL');
    await new Promise<never>(() => undefined);
  }
}
