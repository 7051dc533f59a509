import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Log } from '../log/log.js';
import { downloadRoutes, type DownloadRouteParts } from './download-routes.js';
import { answerErrors, errorReply, replyError } from './error-replies.js';
import type { PublicPictures } from '../../kernel/uploads.js';
import { graphqlRoute, type GraphQLRouteParts } from './graphql-route.js';
import { sendLearnerPage } from './learner-page-route.js';
import { logoRoute } from './logo-route.js';
import { pageRoutes, type PageParts } from './page-routes.js';
import { LONGEST_REQUEST, limitRequestTime } from './request-time.js';
import { requestIds } from './request-id.js';
import { securityHeaders } from './security-headers.js';
import { uploadRoute, type UploadRouteParts } from './upload-route.js';

/** The most a request's body may have, in bytes. */
const BODY_LIMIT = 512 * 1024;
/** Routes a balancer asks every few seconds: logged only when somebody looks for trouble. */
const QUIET_ROUTES = new Set(['/livez', '/readyz']);

/** Everything the HTTP server needs. */
export interface HttpServerParts extends GraphQLRouteParts, PageParts, UploadRouteParts, DownloadRouteParts {
  /** The pictures at `/logos/<hash>.png`. */
  readonly logos: PublicPictures;
  /** Networks whose X-Forwarded-For and X-Request-Id are believed; never a number of hops, which anybody can count up. */
  readonly trustedProxies: readonly string[];
  /** Throws when the database does not answer. */
  readonly ping: () => Promise<void>;
  /** False from the moment the process begins to stop. */
  readonly accepting: () => boolean;
}

/** Makes the HTTP server; it does not listen yet. */
export function createHttpServer(parts: HttpServerParts): FastifyInstance {
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: LONGEST_REQUEST,
    genReqId: requestIds(parts.trustedProxies),
    requestIdHeader: false,
    trustProxy: parts.trustedProxies.length === 0 ? false : [...parts.trustedProxies],
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => void answerBeforeRoutes(error, request, reply),
  });
  const headers = securityHeaders(parts.publicUrl);
  /** An address no route can be found for: somebody who mistyped it reads a page all the same. No hook runs before. */
  const answerBeforeRoutes = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    reply.headers(headers).header('x-request-id', request.id);
    return isPageAddress(request) ? sendLearnerPage(parts, request, reply) : errorReply(error, { request, reply, log: parts.log });
  };
  limitRequestTime(app);
  app.removeContentTypeParser('text/plain');
  addHeaders(app, headers);
  partFromClientsWhenStopping(app, parts.accepting);
  logRequests(app, parts.log);
  answerErrors(app, parts.log);
  app.setNotFoundHandler((request, reply) => {
    if (isPageAddress(request)) return sendLearnerPage(parts, request, reply);
    return replyError(reply, 404, { code: 'NOT_FOUND', message: 'There is nothing at this address.' });
  });
  healthRoutes(app, parts);
  graphqlRoute(app, parts);
  uploadRoute(app, parts);
  logoRoute(app, parts);
  downloadRoutes(app, parts);
  pageRoutes(app, parts);
  return app;
}

function isPageAddress({ method, url }: FastifyRequest): boolean {
  return (method === 'GET' || method === 'HEAD') && !url.startsWith('/graphql');
}

function addHeaders(app: FastifyInstance, headers: Readonly<Record<string, string>>): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header('x-request-id', request.id);
    done();
  });
}

/** Otherwise a browser's open connection would keep a process that stops until its patience ends. */
function partFromClientsWhenStopping(app: FastifyInstance, accepting: () => boolean): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (!accepting()) reply.header('connection', 'close');
    done(null, payload);
  });
}

/** The pattern of the route stands for its address, which may hold a code. So nothing has to be cut out of the line. */
function logRequests(app: FastifyInstance, everything: Log): void {
  const log = everything.child({}, { redact: [] });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const line = { requestId: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    if (QUIET_ROUTES.has(route)) log.debug(line, 'request');
    else log.info(line, 'request');
    done();
  });
}

function healthRoutes(app: FastifyInstance, parts: HttpServerParts): void {
  app.get('/livez', (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    reply.header('cache-control', 'no-store');
    if (!parts.accepting()) return reply.code(503).send({ status: 'stopping' });
    try {
      await parts.ping();
      return reply.send({ status: 'ok' });
    } catch (err) {
      parts.log.error({ requestId: reply.request.id, err }, 'The database does not answer.');
      return reply.code(503).header('retry-after', '5').send({ status: 'database unreachable' });
    }
  });
}
