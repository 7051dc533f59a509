import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client/errors';

/** What kept an operation from being answered, in words for whoever is in front of the page. */
export interface FaultWords {
  /** What happened and what to do. */
  readonly message: string;
  /** What the logs call the request; null when no server answered. */
  readonly requestId: string | null;
  /** The code of the fault as the schema has it; null when no server answered. */
  readonly code: string | null;
}

const UNREACHABLE = 'The server did not answer. Check your connection and try again; nothing you typed is lost.';
const UNREADABLE = 'The server gave no answer that can be read. Try again in a moment.';

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Says in words what an error of the client is about. */
export function faultOf(error: unknown): FaultWords {
  if (CombinedGraphQLErrors.is(error)) {
    const [first] = error.errors;
    return { message: first?.message ?? UNREADABLE, requestId: text(first?.extensions?.['requestId']), code: text(first?.extensions?.['code']) };
  }
  if (ServerError.is(error) || ServerParseError.is(error)) {
    return { message: UNREADABLE, requestId: error.response.headers.get('x-request-id'), code: null };
  }
  return { message: UNREACHABLE, requestId: null, code: null };
}
