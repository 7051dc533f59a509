import { randomBytes } from 'node:crypto';
import { systemAct } from '../kernel/act.js';
import { timeText, type Clock } from '../kernel/clock.js';
import type { Database, Reader, Tx } from '../kernel/database.js';
import { readEmail } from '../kernel/email.js';
import { newId, type StaffId } from '../kernel/ids.js';
import { sha256 } from '../kernel/keys.js';
import type { Passwords } from '../kernel/passwords.js';
import { NotAllowedNow, Refusal } from '../kernel/problem.js';
import { rows, run } from '../kernel/sql.js';
import { StartFault } from '../kernel/start-fault.js';
import { isAnybodyStaff } from './staff.read-model.js';
import { isThere, type NewStaff, type StaffService } from './staff.service.js';

/** What {@link FirstOwner} works with. */
export interface FirstOwnerParts {
  readonly database: Database;
  readonly service: StaffService;
  readonly passwords: Passwords;
  readonly clock: Clock;
  readonly publicUrl: URL;
  /** The owner named by whoever installs the site, or null. */
  readonly named: { readonly email: string; readonly password: string } | null;
}

/** The first owner, as {@link NewStaff} without what follows from being it. */
export type OwnerToBe = Pick<NewStaff, 'id' | 'email' | 'name' | 'passwordHash' | 'act'>;

/**
 * How a site gets its first owner: named at start, or by a one-time link. Both ways lock the one row of
 * `staff_set_up` first and look for staff after it, so that together they make one owner.
 */
export class FirstOwner {
  readonly #parts: FirstOwnerParts;

  constructor(parts: FirstOwnerParts) {
    this.#parts = parts;
  }

  /**
   * At start: makes sure that a site without staff can get its owner.
   *
   * @returns the one-time link to print, which replaces the one printed before; null when none is needed
   * @throws StartFault with a sentence for the operator when the owner named is not one that can sign in
   */
  async prepare(): Promise<string | null> {
    if (await isAnybodyStaff(this.#parts.database.reader)) return null;
    if (this.#parts.named === null) return this.#offerLink();
    await this.#make(this.#parts.named);
    return null;
  }

  /** True when the token would do just now: asked before the password is hashed, so that strangers cannot make work. */
  async isUsable(reader: Reader, token: string): Promise<boolean> {
    const found = await rows(reader, 'SELECT 1 AS one FROM staff_set_up WHERE id = 1 AND token_hash = ? AND used_at IS NULL', [sha256(token)]);
    return found.length === 1 && !(await isAnybodyStaff(reader));
  }

  /** Consumes the link's token and makes the owner. @throws NotAllowedNow when the link does not do any more */
  async claim(tx: Tx, token: string, owner: OwnerToBe): Promise<void> {
    if (await isThere(tx, owner.id)) return;
    const claimed = await run(tx, 'UPDATE staff_set_up SET used_at = ? WHERE id = 1 AND token_hash = ? AND used_at IS NULL', [
      timeText(owner.act.now),
      sha256(token),
    ]);
    if (claimed !== 1 || (await isAnybodyStaff(tx))) throw linkUsed();
    await this.#addOwner(tx, owner);
  }

  async #offerLink(): Promise<string | null> {
    const token = randomBytes(32).toString('base64url');
    const now = timeText(this.#parts.clock.now());
    const offered = await this.#parts.database.inTransaction(async (tx) => {
      await lockSetUp(tx, now);
      if (await isAnybodyStaff(tx)) return false;
      await run(tx, 'UPDATE staff_set_up SET token_hash = ?, used_at = NULL WHERE id = 1', [sha256(token)]);
      return true;
    });
    return offered ? new URL(`/admin/#setup=${token}`, this.#parts.publicUrl).href : null;
  }

  async #make(named: { readonly email: string; readonly password: string }): Promise<void> {
    const { clock, database, passwords } = this.#parts;
    const email = readEmail(named.email);
    if (email === undefined) throw new StartFault('PORTICO_OWNER_EMAIL is no e-mail address that Portico takes.');
    const wrong = await passwords.problem(named.password, [email.written]);
    if (wrong !== null) throw new StartFault(`PORTICO_OWNER_PASSWORD will not do. ${wrong}`);
    const id: StaffId = newId('stf');
    const passwordHash = await passwords.hash(named.password);
    const now = clock.now();
    await database.inTransaction(async (tx) => {
      if (await isThere(tx, id)) return;
      await lockSetUp(tx, timeText(now));
      if (await isAnybodyStaff(tx)) return;
      await this.#addOwner(tx, { id, email, name: 'Owner', passwordHash, act: systemAct(now) });
    });
  }

  #addOwner(tx: Tx, owner: OwnerToBe): Promise<void> {
    return this.#parts.service.add(tx, { ...owner, role: 'OWNER', clientIds: [], sublicenseIds: [] });
  }
}

/** The refusal of a set-up link that is wrong, replaced or used. */
export function linkUsed(): Refusal {
  return new Refusal(new NotAllowedNow('This set-up link does not work any more: Portico has its owner, or has printed a newer link.'));
}

/** Locks the one row of `staff_set_up`; makes it where it is missing, unusable until it gets a token. */
async function lockSetUp(tx: Tx, now: string): Promise<void> {
  if ((await run(tx, 'UPDATE staff_set_up SET made_at = ? WHERE id = 1', [now])) === 1) return;
  await run(tx, 'INSERT INTO staff_set_up (id, token_hash, made_at, used_at) VALUES (1, ?, ?, ?)', [randomBytes(32), now, now]);
}
