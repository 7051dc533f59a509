import type { Reader, Tx } from '../kernel/database.js';
import type { SessionHolder } from '../kernel/sessions.js';
import type { LearnerAccounts } from '../learners/learners.api.js';
import type { StaffReadModel, StaffService } from '../staff/staff.api.js';

/** The password of an account. */
export interface KnownPassword {
  /** Null: the account has none. */
  readonly hash: string | null;
  /** Names and address: what a password must not be made of. */
  readonly about: readonly string[];
}

/** What {@link AccountPasswords} works with. */
export interface AccountPasswordsParts {
  readonly readStaff: Pick<StaffReadModel, 'password'>;
  readonly staff: Pick<StaffService, 'replacePassword'>;
  readonly learners: Pick<LearnerAccounts, 'password' | 'replacePassword'>;
}

/** The passwords of staff and learners, whichever a holder is. */
export class AccountPasswords {
  readonly #parts: AccountPasswordsParts;

  constructor(parts: AccountPasswordsParts) {
    this.#parts = parts;
  }

  /** Undefined when the account is gone. */
  async of(reader: Reader, holder: SessionHolder): Promise<KnownPassword | undefined> {
    if (holder.kind === 'staff') {
      const found = await this.#parts.readStaff.password(reader, holder.id);
      return found && { hash: found.passwordHash, about: [found.name, found.email] };
    }
    const found = await this.#parts.learners.password(reader, holder.id);
    return found && { hash: found.passwordHash, about: [found.firstName, found.lastName, found.email] };
  }

  /** True while the hash is that of the account's password. */
  async stands(tx: Tx, holder: SessionHolder, hash: string): Promise<boolean> {
    return (await this.of(tx, holder))?.hash === hash;
  }

  /** Puts a password in the place of the one that was checked. @returns false when that one is not theirs any more */
  replace(tx: Tx, holder: SessionHolder, change: { readonly from: string; readonly to: string }): Promise<boolean> {
    const { staff, learners } = this.#parts;
    return holder.kind === 'staff' ? staff.replacePassword(tx, holder.id, change) : learners.replacePassword(tx, holder.id, change);
  }
}
