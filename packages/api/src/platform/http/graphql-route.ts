import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RequestContext } from '../../kernel/request-context.js';
import { bodyProblem, isGraphQLBody } from '../graphql/graphql-body.js';
import type { GraphQLServer } from '../graphql/graphql-server.js';
import { graphiqlPage } from '../graphql/graphiql-page.js';
import type { Log } from '../log/log.js';
import { SessionCookieJar } from '../sessions/session-cookies.js';
import { replyError } from './error-replies.js';
import { contextOf, type ContextParts } from './http-context.js';
import { originCheck } from './origin-check.js';
import { takesGzip } from './packing.js';

/** What `/graphql` needs. */
export interface GraphQLRouteParts extends ContextParts {
  readonly graphql: GraphQLServer;
  readonly publicUrl: URL;
  readonly log: Log;
}

const JSON_TYPES = /(?:^|,)\s*(?:application\/(?:json|graphql-response\+json|\*)|\*\/\*)\s*(?:[;,]|$)/i;

/** `POST /graphql` runs an operation; `GET /graphql` shows GraphiQL and runs nothing. */
export function graphqlRoute(app: FastifyInstance, parts: GraphQLRouteParts): void {
  const isOurs = originCheck(parts.publicUrl);
  app.post('/graphql', {
    onRequest: (request, reply, done) => {
      reply.header('cache-control', 'no-store');
      if (isOurs(request.headers)) done();
      else replyError(reply, 403, { code: 'FORBIDDEN', message: 'Requests from pages of other sites are not accepted.' });
    },
    handler: (request, reply) => runOperation(request, reply, parts),
  });
  app.get('/graphql', sendGraphiql);
}

async function runOperation(request: FastifyRequest, reply: FastifyReply, parts: GraphQLRouteParts): Promise<FastifyReply> {
  const { accept } = request.headers;
  if (accept !== undefined && !JSON_TYPES.test(accept)) {
    return replyError(reply, 406, { code: 'BAD_REQUEST', message: 'Answers are application/graphql-response+json or application/json.' });
  }
  const { body } = request;
  if (!isGraphQLBody(body)) return replyError(reply, 400, { code: 'BAD_REQUEST', message: bodyProblem(body) ?? '' });
  const tooMuch = parts.graphql.tooMuch(body.query);
  if (tooMuch !== null) return replyError(reply, 400, { code: 'GRAPHQL_VALIDATION_FAILED', message: tooMuch });

  const cookies = new SessionCookieJar(request.headers.cookie, parts.publicUrl.protocol === 'https:');
  const context = await contextOf(request, cookies, request.headers['portico-as'] === 'learner' ? 'as learner' : 'as anybody', parts);
  const answer = await parts.graphql.run(body, accept, context);
  await endReplaced(cookies, context, parts);
  for (const [name, value] of answer.headers) reply.header(name, value);
  const setting = cookies.headers();
  if (setting.length > 0) reply.header('set-cookie', setting);
  return reply.code(answer.status).send(answer.body);
}

/** A new session ends the one of its kind that it replaces. The answer stands even when that fails. */
async function endReplaced(cookies: SessionCookieJar, { requestId }: RequestContext, { sessions, log }: GraphQLRouteParts): Promise<void> {
  try {
    await sessions.endAll(cookies.replaced());
  } catch (err) {
    log.error({ requestId, err }, 'A replaced session could not be ended.');
  }
}

async function sendGraphiql(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { accept } = request.headers;
  if (accept !== undefined && !/text\/html|text\/\*|\*\/\*/i.test(accept)) {
    reply.header('allow', 'POST');
    return replyError(reply, 405, { code: 'BAD_REQUEST', message: 'Send operations by POST. GET shows the GraphiQL page only.' });
  }
  const page = await graphiqlPage();
  reply
    .header('content-security-policy', page.contentSecurityPolicy)
    .header('cache-control', 'no-cache')
    .header('etag', page.etag)
    .header('vary', 'accept-encoding')
    .type('text/html; charset=utf-8');
  if (request.headers['if-none-match'] === page.etag) return reply.code(304).send();
  if (!takesGzip(request)) return reply.send(page.html);
  return reply.header('content-encoding', 'gzip').send(page.gzipped);
}
