/** Why an operation got no answer of its own. */
export type FaultKind = 'offline' | 'rateLimited' | 'signedOut' | 'away' | 'failed';

/** What the page can tell about it. */
export interface Fault {
  readonly kind: FaultKind;
  /** How long to wait, in seconds, where the server says it. */
  readonly seconds: number;
  /** Names the request in the server's log; empty where there was no answer. */
  readonly requestId: string;
}

/** An error of a GraphQL answer. */
export interface AnswerError {
  readonly extensions?: { readonly code?: string; readonly retryAfter?: number; readonly requestId?: string };
}

const KINDS: Readonly<Record<string, FaultKind>> = { RATE_LIMITED: 'rateLimited', UNAUTHENTICATED: 'signedOut' };

/** The fault behind the first error of an answer. */
export function faultOf(error: AnswerError | undefined): Fault {
  const { code = '', retryAfter = 0, requestId = '' } = error?.extensions ?? {};
  return { kind: KINDS[code] ?? 'failed', seconds: retryAfter, requestId };
}

export const OFFLINE: Fault = { kind: 'offline', seconds: 0, requestId: '' };
/** Something on the way answered in the server's place, as a proxy does while the server is started again. */
export const AWAY: Fault = { kind: 'away', seconds: 0, requestId: '' };
export const FAILED: Fault = { kind: 'failed', seconds: 0, requestId: '' };
