import type { Database, Tx } from '../kernel/database.js';
import type { LearnerId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { SessionHolder, Sessions } from '../kernel/sessions.js';
import type { StaffReadModel, StaffService } from '../staff/staff.api.js';
import type { AccountPasswords } from './account-passwords.js';
import { SignInRefused } from './sign-in.problems.js';
import { Refusal } from '../kernel/problem.js';
import type { Viewer } from '../kernel/viewer.js';

/** What {@link SessionStarter} works with. */
export interface SessionStarterParts {
  readonly database: Database;
  readonly sessions: Sessions;
  readonly passwords: Pick<AccountPasswords, 'stands'>;
  readonly staff: StaffReadModel;
  readonly staffService: Pick<StaffService, 'seen'>;
  /** Notes that a learner signed in. */
  readonly learners: { seen(tx: Tx, id: LearnerId, now: Date): Promise<void> };
}

/** What belongs into the transaction that starts a session. */
export interface StartSteps {
  /** Comes first, unless a run whose COMMIT answer was lost did all of it. */
  readonly before?: (tx: Tx) => Promise<void>;
  /** The hash the password was checked against: by the time the session starts it must not have been changed. */
  readonly passwordHash?: string;
}

/** Starts the session of somebody who has shown who they are. */
export class SessionStarter {
  readonly #parts: SessionStarterParts;

  constructor(parts: SessionStarterParts) {
    this.#parts = parts;
  }

  /**
   * Starts a new session, ends the one of the same kind the caller came with, and lets the rest of the request
   * be read as them. The cookie is set after COMMIT.
   *
   * @throws SignInRefused when the account is gone meanwhile, or its password is another
   */
  async start(ctx: RequestContext, holder: SessionHolder, { before, passwordHash }: StartSteps = {}): Promise<void> {
    const { database, sessions, passwords } = this.#parts;
    const token = sessions.newToken(holder.kind);
    const at = { now: ctx.clock.now(), device: ctx.device };
    const viewer = await database.inTransaction(async (tx) => {
      if (before !== undefined && !(await sessions.isThere(tx, sessions.hashOf(token)))) await before(tx);
      const found = await this.#seen(tx, holder, at.now);
      // Their row is written by now: whoever changes the password has done so already, or finds this session and ends it.
      const stands = passwordHash === undefined || (await passwords.stands(tx, holder, passwordHash));
      if (found === undefined || !stands) throw new Refusal(new SignInRefused());
      if (ctx.session?.kind === holder.kind) await sessions.end(tx, ctx.session.tokenHash);
      await sessions.start(tx, token, holder, at);
      return found;
    });
    ctx.viewer = viewer;
    ctx.session = { tokenHash: sessions.hashOf(token), kind: token.kind };
    ctx.cookies.set(token);
  }

  /** Ends the session the caller came with, if any. */
  async end(ctx: RequestContext): Promise<void> {
    const { database, sessions } = this.#parts;
    const came = ctx.session;
    if (came === null) return;
    await database.inTransaction((tx) => sessions.end(tx, came.tokenHash));
    ctx.cookies.clear(came.kind);
    ctx.session = null;
  }

  async #seen(tx: Tx, holder: SessionHolder, now: Date): Promise<Viewer | undefined> {
    if (holder.kind === 'learner') {
      await this.#parts.learners.seen(tx, holder.id, now);
      return { kind: 'learner', learnerId: holder.id };
    }
    await this.#parts.staffService.seen(tx, holder.id, now);
    return this.#parts.staff.viewer(tx, holder.id);
  }
}
