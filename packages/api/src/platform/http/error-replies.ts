import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Fault, Unavailable, type FaultCode } from '../../kernel/faults.js';
import { isUnreachable } from '../database/database-error.js';
import { failureText } from '../graphql/error-answers.js';
import type { Log } from '../log/log.js';

/** What Fastify refuses by itself: its code, our status and words. */
const BY_FASTIFY: Readonly<Record<string, readonly [status: number, message: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'The request is too large: at most 512 KB are accepted.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'Send the request as application/json.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'The body is empty: JSON is expected.'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'The body is not valid JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'The length of the body is not the one announced.'],
  FST_ERR_BAD_URL: [400, 'The address is not valid.'],
  FST_ERR_ASYNC_CONSTRAINT: [400, 'The address is not valid.'],
};

/** The HTTP statuses of faults where the address, and no document, was asked for. */
const STATUS_OF: Readonly<Partial<Record<FaultCode, number>>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, RATE_LIMITED: 429 };

/** Sends one error in the shape of GraphQL's. */
export function replyError(reply: FastifyReply, status: number, what: { readonly code: string; readonly message: string }): FastifyReply {
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ errors: [{ message: what.message, extensions: { code: what.code, requestId: reply.request.id } }] }));
}

/** Whatever is thrown on the way to an answer takes the same shape, and repeats nothing. */
export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: FastifyError, request, reply) => errorReply(error, { request, reply, log }));
}

/** See {@link answerErrors}; also for errors met before there is a route. */
export function errorReply(
  error: FastifyError | Error,
  at: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly log: Log },
): FastifyReply {
  const byFastify = 'code' in error && typeof error.code === 'string' ? BY_FASTIFY[error.code] : undefined;
  if (byFastify !== undefined) return replyError(at.reply, byFastify[0], { code: 'BAD_REQUEST', message: byFastify[1] });
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status !== undefined && status >= 400 && status < 500) {
    return replyError(at.reply, status, { code: 'BAD_REQUEST', message: 'The request is not valid.' });
  }
  const unreachable = isUnreachable(error);
  if (unreachable || !(error instanceof Fault)) {
    at.log.error({ requestId: at.request.id, err: error }, unreachable ? 'The database does not answer.' : 'A request failed.');
  }
  const fault = unreachable ? new Unavailable() : error;
  if (!(fault instanceof Fault)) {
    return replyError(at.reply, 500, { code: 'INTERNAL_SERVER_ERROR', message: failureText(at.request.id) });
  }
  if (fault.retryAfter !== undefined) at.reply.header('retry-after', String(fault.retryAfter));
  return replyError(at.reply, fault.status ?? STATUS_OF[fault.code] ?? 400, fault);
}
