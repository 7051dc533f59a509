import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PublicPictures } from '../../kernel/uploads.js';
import { replyError } from './error-replies.js';

type LogoRequest = FastifyRequest<{ Params: { file: string } }>;

/**
 * `GET /logos/<SHA-256>.png`: the same bytes for ever, for anybody. Also for pages of others: mails are read on those, and some
 * of them fetch what a mail shows without a proxy between.
 */
export function logoRoute(app: FastifyInstance, { logos }: { readonly logos: PublicPictures }): void {
  app.get('/logos/:file', (request: LogoRequest, reply) => sendLogo(logos, request, reply));
}

async function sendLogo(logos: PublicPictures, request: LogoRequest, reply: FastifyReply): Promise<FastifyReply> {
  const [, hash] = /^([0-9a-f]{64})\.png$/.exec(request.params.file) ?? [];
  const png = hash === undefined ? undefined : await logos.find(hash);
  if (png === undefined) return replyError(reply.header('cache-control', 'no-store'), 404, { code: 'NOT_FOUND', message: 'There is no such logo.' });
  const etag = `"${hash}"`;
  reply.header('cache-control', 'public, max-age=31536000, immutable').header('etag', etag).header('cross-origin-resource-policy', 'cross-origin');
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.type('image/png').send(png);
}
