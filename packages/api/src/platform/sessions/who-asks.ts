import type { RequestContext } from '../../kernel/request-context.js';
import type { SessionHolder } from '../../kernel/sessions.js';
import { ANONYMOUS, type Viewer } from '../../kernel/viewer.js';
import type { SessionCookieJar } from './session-cookies.js';
import type { FoundSession, ReadAlong, StoredSessions } from './stored-sessions.js';

/** Finds whoever sessions stand for. Wired by composition. */
export interface Viewers {
  /** What of its holder is read with a session: all that most need, so that who asks is one statement. */
  readonly along: ReadAlong;
  /** @param row what was read along. @returns null when the holder may not act any more */
  viewerOf(holder: SessionHolder, row: FoundSession['row']): Promise<Viewer | null> | Viewer | null;
}

/**
 * Who asks: with both cookies the member of the staff, unless the page says `Portico-As: learner`. A session
 * that is over or whose holder is gone counts as none.
 */
export async function whoAsks(
  jar: SessionCookieJar,
  asLearner: boolean,
  { sessions, viewers }: { readonly sessions: StoredSessions; readonly viewers: Viewers },
): Promise<Pick<RequestContext, 'viewer' | 'session'>> {
  for (const kind of asLearner ? (['learner'] as const) : (['staff', 'learner'] as const)) {
    const tokenHash = jar.came(kind);
    const found = tokenHash === null ? null : await sessions.find(tokenHash, viewers.along);
    if (tokenHash === null || found?.holder.kind !== kind) continue;
    const viewer = await viewers.viewerOf(found.holder, found.row);
    if (viewer !== null) return { viewer, session: { tokenHash, kind } };
  }
  return { viewer: ANONYMOUS, session: null };
}
