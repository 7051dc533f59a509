import type { Database } from '../kernel/database.js';
import { readEmail } from '../kernel/email.js';
import { Unauthenticated } from '../kernel/faults.js';
import { invalid } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { SessionHolder } from '../kernel/sessions.js';
import { clientOfLearner } from '../learners/learners.api.js';
import type { LinkAccount, LinkAccounts } from './link-accounts.js';
import { linkRequest, type LinkRequest } from './link-requests.js';
import type { PresentPassword } from './present-password.js';

/** What {@link NewAddress} works with. */
export interface NewAddressParts {
  readonly database: Database;
  readonly accounts: LinkAccounts;
  readonly present: PresentPassword;
}

/** What whoever asks for another address says. */
interface AskedAddress {
  readonly newEmail: string | null;
  readonly currentPassword: string | undefined;
}

/** Another address for whoever asks: nothing changes before it is proven. */
export class NewAddress {
  readonly #parts: NewAddressParts;

  constructor(parts: NewAddressParts) {
    this.#parts = parts;
  }

  /**
   * Reads what is asked for. Whether the address is somebody's is found out when the mail is written, and nobody is told.
   *
   * @returns the request for the mail that proves it
   * @throws InvalidInput for what is no address or is theirs already, a password that is missing or wrong, an account whose present address is not proven
   */
  async read(ctx: RequestContext, holder: SessionHolder, { newEmail, currentPassword }: AskedAddress): Promise<LinkRequest> {
    const { database, accounts, present } = this.#parts;
    const account = await accounts.of(database.reader, holder);
    if (account === undefined) throw new Unauthenticated();
    const address = readNew(account, newEmail);
    const client = holder.kind === 'learner' ? await clientOfLearner(database.reader, holder.id) : null;
    if (holder.kind === 'learner' && client === null) throw invalid('newEmail', 'Your address can be changed while you are in a client that is open.');
    if (account.passwordHash !== null) {
      if (currentPassword === undefined) throw invalid('currentPassword', 'Give your present password to change your address.');
      if ((await present.check(ctx, holder, currentPassword)) === null) throw invalid('currentPassword', 'This is not your present password.');
    }
    return linkRequest({ kind: holder.kind, purpose: 'prf', client, account: holder.id, address });
  }
}

function readNew(account: LinkAccount, newEmail: string | null): string {
  const email = readEmail(newEmail ?? '');
  if (email === undefined) throw invalid('newEmail', 'This is not an e-mail address Portico can use, such as name@example.com.');
  if (email.key === account.email.key) throw invalid('newEmail', 'This is your address already.');
  // Otherwise what is held for the owner of the present address would go with whoever opened an account on it.
  if (account.isUnproven) throw invalid('newEmail', 'Confirm your present address first: ask for a link to sign in with and follow it.');
  return email.written;
}
