import { parseCookie, stringifySetCookie } from 'cookie';
import { randomBytes } from 'node:crypto';
import type { SessionCookies } from '../../kernel/request-context.js';
import type { SessionHolder, SessionToken } from '../../kernel/sessions.js';
import { hashOfSecret } from './stored-sessions.js';

type Kind = SessionHolder['kind'];

const SECRET = /^[\w-]{43}$/;
/** Seconds a browser keeps its name: a day longer than an idempotency key is remembered. */
const BROWSER_AGE = 2 * 86_400;

/** The cookies' names: with the prefix that binds them to host and https, where there is https. */
function cookieName(kind: Kind | 'browser', secure: boolean): string {
  return secure ? `__Host-portico-${kind}` : `portico-${kind}`;
}

/** The session cookies of one request and its answer. */
export class SessionCookieJar implements SessionCookies {
  readonly #came: Readonly<Record<Kind, Buffer | null>>;
  readonly #setting = new Map<Kind, SessionToken | null>();
  #browser: string | null;
  #namesBrowser = false;

  /**
   * @param header the request's Cookie header
   * @param secure true when the site is reached by https
   */
  constructor(
    header: string | undefined,
    private readonly secure: boolean,
  ) {
    const cookies = header === undefined ? {} : parseCookie(header);
    const secretIn = (kind: Kind | 'browser') => {
      const secret = cookies[cookieName(kind, secure)];
      return secret !== undefined && SECRET.test(secret) ? secret : null;
    };
    const hashIn = (kind: Kind) => {
      const secret = secretIn(kind);
      return secret === null ? null : hashOfSecret(secret);
    };
    this.#came = { staff: hashIn('staff'), learner: hashIn('learner') };
    this.#browser = secretIn('browser');
  }

  /** The hash of the browser's own cookie; a browser that has none is given one. */
  browser(): Buffer {
    if (this.#browser === null) {
      this.#browser = randomBytes(32).toString('base64url');
      this.#namesBrowser = true;
    }
    return hashOfSecret(this.#browser);
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
    const sessions = [...this.#setting].map(([kind, session]) => this.#header(kind, session?.secret ?? '', session?.maxAgeSeconds ?? 0));
    return this.#namesBrowser ? [...sessions, this.#header('browser', this.#browser ?? '', BROWSER_AGE)] : sessions;
  }

  #header(kind: Kind | 'browser', secret: string, maxAge: number): string {
    return stringifySetCookie(cookieName(kind, this.secure), secret, { httpOnly: true, sameSite: 'lax', path: '/', secure: this.secure, maxAge });
  }
}
