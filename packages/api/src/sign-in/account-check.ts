import type { Reader } from '../kernel/database.js';
import { readEmail } from '../kernel/email.js';
import type { LearnerId } from '../kernel/ids.js';
import type { Passwords } from '../kernel/passwords.js';
import type { SessionHolder } from '../kernel/sessions.js';
import type { StaffReadModel } from '../staff/staff.api.js';
import type { SignInInput } from './sign-in.inputs.js';

/** The port to learners' accounts, as far as signing in needs them. */
export interface LearnerCredentials {
  /** What a password is checked against; undefined for an address nobody has. */
  credentials(reader: Reader, emailKey: string): Promise<{ readonly id: LearnerId; readonly passwordHash: string | null } | undefined>;
}

/** What {@link AccountCheck} works with. */
export interface AccountCheckParts {
  readonly reader: Reader;
  readonly passwords: Passwords;
  readonly staff: Pick<StaffReadModel, 'credentials'>;
  readonly learners: LearnerCredentials;
}

/** An account whose password somebody gave. */
export interface CheckedAccount {
  readonly holder: SessionHolder;
  /** The hash their password was checked against. */
  readonly passwordHash: string;
}

/** Finds out whose address and password somebody gave. */
export class AccountCheck {
  readonly #parts: AccountCheckParts;

  constructor(parts: AccountCheckParts) {
    this.#parts = parts;
  }

  /**
   * Whose they are, with the hash that was checked; undefined when they do not go together. An address nobody has, an account without a
   * password and a wrong password cost the same work, so that time tells none of them apart.
   */
  async check(kind: SessionHolder['kind'], { email, password }: Pick<SignInInput, 'email' | 'password'>): Promise<CheckedAccount | undefined> {
    const { passwords } = this.#parts;
    const account = await this.#account(kind, readEmail(email)?.key ?? '');
    const passwordHash = account?.passwordHash ?? null;
    if (account === undefined || passwordHash === null) {
      await passwords.verifyAgainstNothing(password);
      return undefined;
    }
    return (await passwords.verify(passwordHash, password)) ? { holder: account.holder, passwordHash } : undefined;
  }

  async #account(kind: SessionHolder['kind'], emailKey: string): Promise<{ holder: SessionHolder; passwordHash: string | null } | undefined> {
    const { reader, staff, learners } = this.#parts;
    if (kind === 'staff') {
      const found = await staff.credentials(reader, emailKey);
      return found && { holder: { kind, id: found.id }, passwordHash: found.passwordHash };
    }
    const found = await learners.credentials(reader, emailKey);
    return found && { holder: { kind, id: found.id }, passwordHash: found.passwordHash };
  }
}
