/** A GraphQL operation that a page needs answered. */
export interface PageOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What the server knows of whoever opens a learner page. */
export interface PageRequest {
  /** Path and query as in the address bar: `/acme/FALL-2026?lang=de`. */
  readonly url: string;
  /**
   * True when a person opens the page in a window. False for whoever may be a scanner, a preview or a page of another
   * site: they are shown what a stranger sees, no codes are looked at, and the page's script fetches it again.
   */
  readonly isVisit: boolean;
  /** The `Accept-Language` header. */
  readonly acceptLanguage: string | undefined;
  /** The language chosen before: the value of the cookie `portico-language`. */
  readonly chosenLanguage: string | undefined;
}

/** The body of a GraphQL answer: data, or errors with their codes. */
export interface PageAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message?: string; readonly extensions?: { readonly code?: string; readonly retryAfter?: number; readonly requestId?: string } }[];
}

/** What to send: another address of the same site, or a page. */
export type RenderedPage =
  | { readonly redirect: string }
  | { readonly status: number; readonly html: string };

/**
 * The learners' pages as the server sees them: the module `dist/server/pages.js` of the built learner app exports these
 * functions. The server runs the operations as whoever asks and sends what `render` makes of the answers, so that a page
 * is complete with its first byte.
 */
export interface LearnerPages {
  /** The operations whose answers the page needs, in the order in which to run them; none for a page that is not there. */
  operationsFor(request: PageRequest): readonly PageOperation[];
  /**
   * @param answers one per operation, in their order; null when the server cannot ask at all
   * @param nonce what the page's Content-Security-Policy allows its styles by
   */
  render(request: PageRequest, answers: readonly PageAnswer[] | null, nonce: string): RenderedPage;
}
