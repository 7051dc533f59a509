import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Fault, type FaultCode } from '../../kernel/faults.js';
import type { JsonFile } from '../../kernel/json-files.js';
import { SessionCookieJar } from '../sessions/session-cookies.js';
import { replyError } from './error-replies.js';
import { contextOf, type ContextParts } from './http-context.js';
import { originCheck } from './origin-check.js';

/** What the files need. */
export interface JsonFileParts extends ContextParts {
  readonly jsonFiles: readonly JsonFile[];
  readonly publicUrl: URL;
}

type IdRequest = FastifyRequest<{ Params: { id: string } }>;

/** The statuses of faults that name none themselves: these addresses speak HTTP, not GraphQL. */
const STATUS: Partial<Readonly<Record<FaultCode, number>>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404 };

/** `GET /data/…`: files of JSON for whoever is signed in by the session cookie and may have them. */
export function jsonFileRoutes(app: FastifyInstance, parts: JsonFileParts): void {
  const isOurs = originCheck(parts.publicUrl);
  for (const file of parts.jsonFiles) {
    app.get(`/data/${file.path}`, { exposeHeadRoute: false }, (request: IdRequest, reply) => {
      reply.header('cache-control', 'no-store');
      if (isOurs(request.headers)) return sendFile(parts, file, { request, reply });
      return replyError(reply, 403, { code: 'FORBIDDEN', message: 'Requests from pages of other sites are not accepted.' });
    });
  }
}

async function sendFile(parts: JsonFileParts, file: JsonFile, { request, reply }: { readonly request: IdRequest; readonly reply: FastifyReply }): Promise<FastifyReply> {
  try {
    const cookies = new SessionCookieJar(request.headers.cookie, parts.publicUrl.protocol === 'https:');
    const ctx = await contextOf(request, cookies, 'as anybody', parts);
    file.policy.check(ctx.viewer);
    const { name, value } = await file.make(ctx, request.params.id);
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(value, null, 2));
  } catch (fault) {
    const status = fault instanceof Fault ? (fault.status ?? STATUS[fault.code]) : undefined;
    if (!(fault instanceof Fault) || status === undefined) throw fault;
    return replyError(reply, status, fault);
  }
}
