import { parseCookie, stringifySetCookie } from 'cookie';
import type { SessionCookies } from '../../kernel/request-context.js';
import type { SessionHolder, SessionToken } from '../../kernel/sessions.js';
import { hashOfSecret } from './stored-sessions.js';

type Kind = SessionHolder['kind'];

const SECRET = /^[\w-]{43}$/;

/** The cookies' names: with the prefix that binds them to host and https, where there is https. */
function cookieName(kind: Kind, secure: boolean): string {
  return secure ? `__Host-portico-${kind}` : `portico-${kind}`;
}

/** The session cookies of one request and its answer. */
export class SessionCookieJar implements SessionCookies {
  readonly #came: Readonly<Record<Kind, Buffer | null>>;
  readonly #setting = new Map<Kind, SessionToken | null>();

  /**
   * @param header the request's Cookie header
   * @param secure true when the site is reached by https
   */
  constructor(
    header: string | undefined,
    private readonly secure: boolean,
  ) {
    const cookies = header === undefined ? {} : parseCookie(header);
    const hashIn = (kind: Kind) => {
      const secret = cookies[cookieName(kind, secure)];
      return secret !== undefined && SECRET.test(secret) ? hashOfSecret(secret) : null;
    };
    this.#came = { staff: hashIn('staff'), learner: hashIn('learner') };
  }

  /** The hash of the session of a kind that came with the request. */
  came(kind: Kind): Buffer | null {
    return this.#came[kind];
  }

  set(session: SessionToken): void {
    this.#setting.set(session.kind, session);
  }

  clear(kind: Kind): void {
    this.#setting.set(kind, null);
  }

  /** Sessions that came with the request and make room for another of their kind, or for none. */
  replaced(): Buffer[] {
    return [...this.#setting.keys()].map((kind) => this.#came[kind]).filter((hash) => hash !== null);
  }

  /** The answer's Set-Cookie headers. */
  headers(): string[] {
    return [...this.#setting].map(([kind, session]) =>
      stringifySetCookie(cookieName(kind, this.secure), session?.secret ?? '', {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: this.secure,
        maxAge: session?.maxAgeSeconds ?? 0,
      }),
    );
  }
}
