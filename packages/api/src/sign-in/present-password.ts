import type { Database } from '../kernel/database.js';
import type { GuessBudget } from '../kernel/guess-budget.js';
import type { Passwords } from '../kernel/passwords.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { SessionHolder } from '../kernel/sessions.js';
import type { AccountPasswords } from './account-passwords.js';

/** What {@link PresentPassword} works with. */
export interface PresentPasswordParts {
  readonly database: Database;
  readonly accounts: AccountPasswords;
  readonly passwords: Passwords;
  readonly guesses: GuessBudget;
}

/** Whether whoever has a session knows the password too. */
export class PresentPassword {
  readonly #parts: PresentPasswordParts;

  constructor(parts: PresentPasswordParts) {
    this.#parts = parts;
  }

  /** @returns the hash of the present password; null when the given one is wrong. @throws RateLimited */
  check(ctx: RequestContext, holder: SessionHolder, password: string): Promise<string | null> {
    const { database, accounts, passwords, guesses } = this.#parts;
    return guesses.spend(
      ctx,
      async () => {
        const hash = (await accounts.of(database.reader, holder))?.hash ?? null;
        return hash !== null && (await passwords.verify(hash, password)) ? hash : null;
      },
      // As in signing in: a right password pays nothing back.
      (outcome) => ('value' in outcome && outcome.value === null ? 'wrong' : 'neither'),
    );
  }
}
