import type { FastifyRequest } from 'fastify';
import type { Clock } from '../../kernel/clock.js';
import type { RequestContext } from '../../kernel/request-context.js';
import { ANONYMOUS } from '../../kernel/viewer.js';
import type { SessionCookieJar } from '../sessions/session-cookies.js';
import type { StoredSessions } from '../sessions/stored-sessions.js';
import { whoAsks, type Viewers } from '../sessions/who-asks.js';
import { clientAddress } from './client-address.js';

/** What the context of a request is made with. */
export interface ContextParts {
  readonly sessions: StoredSessions;
  readonly viewers: Viewers;
  readonly clock: Clock;
}

/** Whose cookie counts: the staff's before the learner's, the learner's alone, or nobody's. */
export type Asking = 'as anybody' | 'as learner' | 'as nobody';

const DEVICE_LENGTH = 200;

/** The context in which the operations of a request run. */
export async function contextOf(request: FastifyRequest, cookies: SessionCookieJar, asking: Asking, parts: ContextParts): Promise<RequestContext> {
  const who = asking === 'as nobody' ? { viewer: ANONYMOUS, session: null } : await whoAsks(cookies, asking === 'as learner', parts);
  return new HttpContext(request, cookies, { clock: parts.clock, ...who });
}

/** What few operations ask is worked out when they do. Apollo copies it property by property: nothing in it is `#private`. */
class HttpContext implements RequestContext {
  readonly requestId: string;
  readonly clock: Clock;
  viewer: RequestContext['viewer'];
  readonly session: RequestContext['session'];
  readonly loaders: RequestContext['loaders'] = new Map();

  constructor(
    private readonly request: FastifyRequest,
    readonly cookies: SessionCookieJar,
    { clock, viewer, session }: Pick<RequestContext, 'clock' | 'viewer' | 'session'>,
  ) {
    this.requestId = request.id;
    this.clock = clock;
    this.viewer = viewer;
    this.session = session;
  }

  get address(): string {
    return clientAddress(this.request);
  }

  get device(): string {
    return (this.request.headers['user-agent'] ?? '').slice(0, DEVICE_LENGTH);
  }

  readonly browser = (): Buffer => this.cookies.browser();
}
