import type { RequestContext } from '../../kernel/request-context.js';
import type { SessionHolder } from '../../kernel/sessions.js';
import { ANONYMOUS, type Viewer } from '../../kernel/viewer.js';
import type { SessionCookieJar } from './session-cookies.js';
import type { StoredSessions } from './stored-sessions.js';

/** Finds whoever a session stands for; null when they may not act any more. Wired by composition. */
export type ViewerOf = (holder: SessionHolder) => Promise<Viewer | null>;

/**
 * Who asks: with both cookies the member of the staff, unless the page says `Portico-As: learner`. A session
 * that is over or whose holder is gone counts as none.
 */
export async function whoAsks(
  jar: SessionCookieJar,
  asLearner: boolean,
  from: { readonly sessions: StoredSessions; readonly viewerOf: ViewerOf },
): Promise<Pick<RequestContext, 'viewer' | 'session'>> {
  for (const kind of asLearner ? (['learner'] as const) : (['staff', 'learner'] as const)) {
    const tokenHash = jar.came(kind);
    const holder = tokenHash === null ? null : await from.sessions.holderOf(tokenHash);
    if (tokenHash === null || holder?.kind !== kind) continue;
    const viewer = await from.viewerOf(holder);
    if (viewer !== null) return { viewer, session: { tokenHash, kind } };
  }
  return { viewer: ANONYMOUS, session: null };
}
