import { recordHistory } from '../history/history.api.js';
import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import { parseId, type SessionId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { SessionChoice, Sessions } from '../kernel/sessions.js';
import { ANONYMOUS } from '../kernel/viewer.js';
import { deviceInWords } from './device.js';
import { actingHolder } from './acting-holder.js';
import { SessionType } from './session.types.js';

/** What {@link OwnSessions} works with. */
export interface OwnSessionsParts {
  readonly database: Database;
  readonly sessions: Sessions;
}

/** The sessions of whoever asks: nobody else's are ever touched or shown. */
export class OwnSessions {
  readonly #parts: OwnSessionsParts;

  constructor(parts: OwnSessionsParts) {
    this.#parts = parts;
  }

  /** At most 100, the last used first. */
  async list(ctx: RequestContext): Promise<SessionType[]> {
    const found = await this.#parts.sessions.listOf(actingHolder(ctx), ctx.session?.tokenHash ?? null);
    return found.map((session) => new SessionType({ ...session, device: deviceInWords(session.device) }));
  }

  /** One of them; undefined for one that ended or is somebody else's. */
  async find(ctx: RequestContext, id: SessionId): Promise<SessionType | undefined> {
    return (await this.list(ctx)).find((session) => session.id === id);
  }

  /**
   * Ends some of them. Whoever ends the one they ask with is signed out.
   *
   * @param ids those that name none of theirs have ended already; null: all but the one that asks
   */
  async end(ctx: RequestContext, ids: readonly string[] | null): Promise<void> {
    const { database, sessions } = this.#parts;
    const { session } = ctx;
    const holder = actingHolder(ctx);
    const act = actOf(ctx);
    const which = choiceOf(ids, session);
    const goesOn = await database.inTransaction(async (tx) => {
      const ended = await sessions.endOf(tx, holder, which);
      const summary = ended === 1 ? 'Ended a session of theirs.' : `Ended ${ended} sessions of theirs.`;
      if (ended > 0) await recordHistory(tx, act, [{ action: 'sessions.ended', clientId: null, subject: holder.id, summary }]);
      return session !== null && (await sessions.isThere(tx, session.tokenHash));
    });
    if (session === null || goesOn) return;
    ctx.cookies.clear(session.kind);
    ctx.session = null;
    ctx.viewer = ANONYMOUS;
  }
}

function choiceOf(ids: readonly string[] | null, session: RequestContext['session']): SessionChoice {
  if (ids === null) return session === null ? { ids: [] } : { allBut: session.tokenHash };
  return { ids: ids.flatMap((text) => parseId('ses', text) ?? []) };
}
