import { recordHistory } from '../history/history.api.js';
import { actOf, type Act } from '../kernel/act.js';
import type { Database, Tx } from '../kernel/database.js';
import { Unauthenticated } from '../kernel/faults.js';
import type { Passwords } from '../kernel/passwords.js';
import { invalid, type Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { SessionHolder, Sessions, SessionToken } from '../kernel/sessions.js';
import type { Post } from '../mails/mails.api.js';
import type { AccountPasswords } from './account-passwords.js';
import type { ChangePasswordInput } from './account.inputs.js';
import { actingHolder } from './acting-holder.js';
import { closeLinksOf } from './mailed-links.js';
import type { PresentPassword } from './present-password.js';

/** What {@link PasswordChange} works with. */
export interface PasswordChangeParts {
  readonly database: Database;
  readonly accounts: AccountPasswords;
  readonly passwords: Passwords;
  readonly present: PresentPassword;
  readonly sessions: Sessions;
  readonly post: Pick<Post, 'withdraw'>;
}

/** A password about to be changed: hashed, and the session with its next token, outside of what may run again. */
interface Change {
  readonly holder: SessionHolder;
  readonly from: string;
  readonly to: string;
  readonly session: Buffer;
  readonly token: SessionToken;
}

/** Changes the password of whoever asks. */
export class PasswordChange {
  readonly #parts: PasswordChangeParts;

  constructor(parts: PasswordChangeParts) {
    this.#parts = parts;
  }

  /**
   * Checks the present password within the guess budget, sets the new one, ends all other sessions and every mailed link, and lets the one
   * that asks go on under a new token.
   *
   * @throws InvalidInput for a wrong present password, one somebody changed meanwhile, none at all, or a new one that will not do or is the present one
   */
  async run(ctx: RequestContext, { currentPassword, newPassword }: ChangePasswordInput): Promise<void> {
    const { database, accounts, passwords, present, sessions } = this.#parts;
    const holder = actingHolder(ctx);
    const { session } = ctx;
    const known = await accounts.of(database.reader, holder);
    if (known === undefined || session === null) throw new Unauthenticated();
    if (known.hash === null) throw invalid('currentPassword', 'This account has no password that could be changed.');
    const wrong = await passwords.problem(newPassword, known.about);
    if (wrong !== null) throw invalid('newPassword', wrong);
    const from = await present.check(ctx, holder, currentPassword);
    if (from === null) throw wrongPassword();
    // Only now, or it would tell a guesser what the present one is.
    if (newPassword.normalize('NFC') === currentPassword.normalize('NFC')) throw invalid('newPassword', 'This is your present password. Choose another.');
    const token = sessions.newToken(holder.kind);
    const change = { holder, from, to: await passwords.hash(newPassword), session: session.tokenHash, token };
    const act = actOf(ctx);
    await database.inTransaction((tx) => this.#change(tx, act, change));
    ctx.session = { tokenHash: sessions.hashOf(token), kind: holder.kind };
    ctx.cookies.set(token);
  }

  async #change(tx: Tx, act: Act, { holder, from, to, session, token }: Change): Promise<void> {
    const { accounts, sessions, post } = this.#parts;
    if (!(await accounts.replace(tx, holder, { from, to }))) {
      // No two hashes are alike: one that stands there already is this very call's, run again.
      if (await accounts.stands(tx, holder, to)) return;
      throw wrongPassword();
    }
    // A session that was ended meanwhile changes nothing any more.
    if (!(await sessions.renew(tx, session, token))) throw new Unauthenticated();
    await sessions.endOf(tx, holder, { allBut: sessions.hashOf(token) });
    // Whatever somebody asked for who knew the one before: another address, too.
    await post.withdraw(tx, await closeLinksOf(tx, holder, { purpose: null, now: act.now }), act.now);
    await recordHistory(tx, act, [{ action: 'password.changed', clientId: null, subject: holder.id, summary: 'Changed their password.' }]);
  }
}

function wrongPassword(): Refusal {
  return invalid('currentPassword', 'This is not your present password.');
}
