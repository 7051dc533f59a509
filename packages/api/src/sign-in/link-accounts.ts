import type { Reader, Tx } from '../kernel/database.js';
import { readEmail, type Email } from '../kernel/email.js';
import type { SessionHolder } from '../kernel/sessions.js';
import { isUnproven, takeTurns, type LearnerAccounts, type Turn } from '../learners/learners.api.js';
import type { StaffReadModel, StaffService } from '../staff/staff.api.js';

/** An account as mailed links need to know it. */
export interface LinkAccount {
  readonly email: Email;
  readonly firstName: string;
  readonly fullName: string;
  readonly passwordHash: string | null;
  /** True for an account whose password may be that of somebody who does not own the address. */
  readonly isUnproven: boolean;
  /** Names and address: what a password must not be made of. */
  readonly about: readonly string[];
}

/** What {@link LinkAccounts} works with. */
export interface LinkAccountsParts {
  readonly readStaff: Pick<StaffReadModel, 'credentials' | 'password'>;
  readonly staff: Pick<StaffService, 'awaitTurn'>;
  readonly learners: Pick<LearnerAccounts, 'credentials' | 'facts'>;
}

/** The accounts of staff and learners, whichever a holder is. */
export class LinkAccounts {
  readonly #parts: LinkAccountsParts;

  constructor(parts: LinkAccountsParts) {
    this.#parts = parts;
  }

  /** Whose account an address is; undefined when it is nobody's, or no address. */
  async find(reader: Reader, kind: SessionHolder['kind'], address: string): Promise<SessionHolder | undefined> {
    const key = readEmail(address)?.key ?? '';
    if (kind === 'staff') {
      const found = await this.#parts.readStaff.credentials(reader, key);
      return found && { kind, id: found.id };
    }
    const found = await this.#parts.learners.credentials(reader, key);
    return found && { kind, id: found.id };
  }

  /** Takes turns with whoever changes the account. @returns the turn of a learner. @throws NotFound when it is gone */
  async awaitTurn(tx: Tx, holder: SessionHolder): Promise<Turn | null> {
    if (holder.kind === 'learner') return takeTurns(tx, [holder.id]);
    await this.#parts.staff.awaitTurn(tx, holder.id);
    return null;
  }

  /** Undefined when the account is gone. */
  async of(reader: Reader, holder: SessionHolder): Promise<LinkAccount | undefined> {
    if (holder.kind === 'staff') {
      const found = await this.#parts.readStaff.password(reader, holder.id);
      return found && { email: readEmail(found.email)!, firstName: found.name, fullName: found.name, passwordHash: found.passwordHash, isUnproven: false, about: [found.name, found.email] };
    }
    const facts = (await this.#parts.learners.facts(reader, [holder.id])).get(holder.id);
    if (facts === undefined) return undefined;
    const { firstName, lastName, email, passwordHash } = facts;
    return { email: readEmail(email)!, firstName, fullName: `${firstName} ${lastName}`, passwordHash, isUnproven: isUnproven(facts), about: [firstName, lastName, email] };
  }
}
