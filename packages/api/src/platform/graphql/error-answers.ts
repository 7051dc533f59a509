import { GraphQLError, Kind, type GraphQLFormattedError } from 'graphql';
import { Fault, Unavailable } from '../../kernel/faults.js';
import { InvalidInput, Refusal } from '../../kernel/problem.js';
import { problemIn } from '../../kernel/settle.js';
import { isUnreachable } from '../database/database-error.js';
import type { Log } from '../log/log.js';
import type { GraphQLWords } from './graphql-words.js';

/** The codes graphql-js's own errors get from Apollo, and what they are called at our API. */
const REQUEST_CODES: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: 'GRAPHQL_PARSE_FAILED',
  GRAPHQL_VALIDATION_FAILED: 'GRAPHQL_VALIDATION_FAILED',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  BAD_REQUEST: 'BAD_REQUEST',
};

/** An error as answered, with what it means for the answer as a whole. */
export interface AnsweredError {
  readonly error: GraphQLFormattedError;
  /** The HTTP status the answer must have, where the error decides. */
  readonly status?: number;
  /** Seconds, for the header Retry-After. */
  readonly retryAfter?: number;
}

/** The answer's text where something of ours failed. */
export function failureText(requestId: string): string {
  return `Portico failed at this. It is logged under request ${requestId}.`;
}

/** Turns whatever was thrown into what the caller may see; logs what they may not. */
export class ErrorAnswers {
  constructor(
    private readonly words: GraphQLWords,
    private readonly log: Log,
  ) {}

  /** @param error as graphql-js or Apollo hands it on */
  answer(error: GraphQLError, requestId: string): AnsweredError {
    const cause = causeOf(error);
    if (cause instanceof Fault) return this.#fault(error, cause, requestId);
    if (isUnreachable(cause)) return this.#unreachable(error, cause, requestId);
    const problem = problemIn(cause);
    if (problem instanceof InvalidInput) return shown(error, requestId, { code: 'BAD_USER_INPUT', message: problem.message });
    const request = this.#badRequest(error, cause);
    if (request !== null) return shown(error, requestId, request);
    const undeclared = cause instanceof Refusal ? 'A refusal is not declared in the result of its operation.' : 'A request failed.';
    this.log.error({ requestId, err: cause, field: fieldOf(error) }, undeclared);
    return shown(error, requestId, { code: 'INTERNAL_SERVER_ERROR', message: failureText(requestId) });
  }

  #fault(error: GraphQLError, fault: Fault, requestId: string): AnsweredError {
    const answer = shown(error, requestId, { code: fault.code, message: fault.message, retryAfter: fault.retryAfter });
    if (fault.status === undefined) return answer;
    return { ...answer, status: fault.status, ...(fault.retryAfter === undefined ? {} : { retryAfter: fault.retryAfter }) };
  }

  #unreachable(error: GraphQLError, cause: unknown, requestId: string): AnsweredError {
    this.log.error({ requestId, err: cause }, 'The database does not answer.');
    return this.#fault(error, new Unavailable(), requestId);
  }

  /** What graphql-js says of a request it did not run, or could not give an argument of. */
  #badRequest(error: GraphQLError, cause: unknown): { code: string; message: string } | null {
    const byApollo = typeof error.extensions['code'] === 'string' ? REQUEST_CODES[error.extensions['code']] : undefined;
    const isArgument = /^Argument "\w+" (of|has)/.test(error.message);
    if (byApollo === undefined && !isArgument) return null;
    const code = byApollo ?? 'BAD_USER_INPUT';
    if (code === 'BAD_REQUEST') return { code, message: 'The request is not one of GraphQL over HTTP.' };
    const reason = cause instanceof GraphQLError && cause !== error ? cause.message : null;
    return { code, message: reason === null ? this.words.again(error.message) : this.words.againOfVariable(error.message, reason) };
  }
}

/** What was thrown first: graphql-js and Apollo wrap it, more than once. */
function causeOf(error: GraphQLError): unknown {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && cause.originalError !== undefined) cause = cause.originalError;
  return cause;
}

/** The field of the schema that failed; the path would name it by the caller's aliases. */
function fieldOf(error: GraphQLError): string | undefined {
  const node = error.nodes?.[0];
  return node?.kind === Kind.FIELD ? node.name.value : undefined;
}

function shown(
  error: GraphQLError,
  requestId: string,
  what: { readonly code: string; readonly message: string; readonly retryAfter?: number | undefined },
): AnsweredError {
  const { locations, path } = error;
  return {
    error: {
      message: what.message,
      ...(locations === undefined ? {} : { locations }),
      ...(path === undefined ? {} : { path }),
      extensions: { code: what.code, ...(what.retryAfter === undefined ? {} : { retryAfter: what.retryAfter }), requestId },
    },
  };
}
