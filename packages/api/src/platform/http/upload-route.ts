import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { Fault, Unauthenticated, type FaultCode } from '../../kernel/faults.js';
import type { UploadReceiver } from '../../kernel/uploads.js';
import { SessionCookieJar } from '../sessions/session-cookies.js';
import { replyError } from './error-replies.js';
import { contextOf, type ContextParts } from './http-context.js';
import { originCheck } from './origin-check.js';

/** What `/uploads` needs. */
export interface UploadRouteParts extends ContextParts {
  readonly uploads: UploadReceiver;
  readonly publicUrl: URL;
}

type PutRequest = FastifyRequest<{ Params: { id: string } }>;

/** The statuses of faults that name none themselves: this address speaks HTTP, not GraphQL. */
const STATUS: Partial<Readonly<Record<FaultCode, number>>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404 };

const TOO_LARGE = 413;

/** `PUT /uploads/<id>` takes the bytes of a file from whoever made the upload, as they come and whatever their type is said to be. */
export function uploadRoute(app: FastifyInstance, parts: UploadRouteParts): void {
  const isOurs = originCheck(parts.publicUrl);
  void app.register((scope, _, registered) => {
    scope.removeAllContentTypeParsers();
    // The body stays a stream: whoever keeps it counts its bytes.
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.put('/uploads/:id', {
      onRequest: (request, reply, done) => {
        reply.header('cache-control', 'no-store');
        if (isOurs(request.headers)) done();
        else replyError(reply, 403, { code: 'FORBIDDEN', message: 'Requests from pages of other sites are not accepted.' });
      },
      handler: (request: PutRequest, reply) => receive(request, reply, parts),
    });
    registered();
  });
}

async function receive(request: PutRequest, reply: FastifyReply, parts: UploadRouteParts): Promise<FastifyReply> {
  try {
    const cookies = new SessionCookieJar(request.headers.cookie, parts.publicUrl.protocol === 'https:');
    const ctx = await contextOf(request, cookies, 'as anybody', parts);
    if (ctx.viewer.kind === 'anonymous') throw new Unauthenticated();
    const announced = request.headers['content-length'];
    // Without a body there is nothing to parse, and no stream.
    const body = (request.body as Readable | null | undefined) ?? [];
    await parts.uploads.receive(ctx, { id: request.params.id, length: announced === undefined ? null : Number(announced), body: bytesOf(body) });
    return await reply.code(204).send();
  } catch (fault) {
    const status = fault instanceof Fault ? (fault.status ?? STATUS[fault.code]) : undefined;
    if (!(fault instanceof Fault) || status === undefined) throw fault;
    // What is still on its way is not waited for.
    if (status === TOO_LARGE) reply.header('connection', 'close');
    return replyError(reply, status, fault);
  }
}

async function* bytesOf(body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* body;
}
