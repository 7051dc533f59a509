import type DataLoader from 'dataloader';
import type { Clock } from './clock.js';
import type { SessionHolder, SessionToken } from './sessions.js';
import type { Viewer } from './viewer.js';

/** The session cookies of the answer under way. Called after COMMIT, never inside a transaction. */
export interface SessionCookies {
  set(session: SessionToken): void;
  clear(kind: SessionHolder['kind']): void;
}

/** Everything that belongs to one request. Made by the HTTP layer, passed to services after `tx`. */
export interface RequestContext {
  /** Names the request in every error and log line. */
  readonly requestId: string;
  readonly clock: Clock;
  /** Who asks. Replaced by the operation that signs somebody in, so that its answer is read as them. */
  viewer: Viewer;
  /** The caller's network address, proxies taken off where they are trusted. */
  readonly address: string;
  /** The caller's User-Agent, cut to 200 characters: names the device of a session. */
  readonly device: string;
  /** The session the request acts with, where there is one: the one the caller came with, until an operation replaces or ends it. */
  session: { readonly tokenHash: Buffer; readonly kind: SessionHolder['kind'] } | null;
  readonly cookies: SessionCookies;
  /** Names the browser of somebody not signed in, by the hash of a cookie of its own; gives it one where it has none. */
  readonly browser: () => Buffer;
  /** The batching loaders of this request, by the function that loads; see `load` in `loading.ts`. */
  readonly loaders: Map<unknown, DataLoader<never, unknown>>;
}
