import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { csvLine, type CsvValue } from '../../kernel/csv.js';
import type { Asked, Download } from '../../kernel/downloads.js';
import { BadUserInput } from '../../kernel/faults.js';
import type { Log } from '../log/log.js';
import { SessionCookieJar } from '../sessions/session-cookies.js';
import { replyError } from './error-replies.js';
import { contextOf, type ContextParts } from './http-context.js';
import { originCheck } from './origin-check.js';

/** What the files people may get need. */
export interface DownloadRouteParts extends ContextParts {
  readonly downloads: readonly Download[];
  readonly publicUrl: URL;
  readonly log: Log;
}

/** Spreadsheets take a file without it for one of their own old encodings. */
const BYTE_ORDER_MARK = '\uFEFF';
/** How many characters are written together. */
const TOGETHER = 16_384;

/** `GET /exports/…`: files for whoever is signed in by the session cookie and may have them. */
export function downloadRoutes(app: FastifyInstance, parts: DownloadRouteParts): void {
  const isOurs = originCheck(parts.publicUrl);
  for (const download of parts.downloads) {
    app.get(`/exports/${download.path}`, { exposeHeadRoute: false }, (request, reply) => {
      reply.header('cache-control', 'no-store');
      if (isOurs(request.headers)) return sendFile(parts, download, { request, reply });
      return replyError(reply, 403, { code: 'FORBIDDEN', message: 'Requests from pages of other sites are not accepted.' });
    });
  }
}

async function sendFile(parts: DownloadRouteParts, download: Download, { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply }): Promise<FastifyReply> {
  const cookies = new SessionCookieJar(request.headers.cookie, parts.publicUrl.protocol === 'https:');
  const ctx = await contextOf(request, cookies, 'as anybody', parts);
  download.policy.check(ctx.viewer);
  const file = await download.open(ctx, askedBy(request));
  reply.header('content-disposition', `attachment; filename="${file.name}"`);
  if ('value' in file) return reply.type('application/json; charset=utf-8').send(JSON.stringify(file.value, null, 2));
  const [type, content] = 'bytes' in file ? [file.type, file.bytes] : ['text/csv; charset=utf-8', written(file.lines)];
  return reply.type(type).send(Readable.from(noting<string | Uint8Array>(content, { log: parts.log, requestId: ctx.requestId }), { objectMode: false }));
}

/** @throws BadUserInput for what is said twice */
function askedBy({ params, query }: FastifyRequest): Asked {
  const plain = query as Readonly<Record<string, string | string[]>>;
  if (Object.values(plain).some((value) => typeof value !== 'string')) throw new BadUserInput('Each part of the address may be given once.');
  return { params: params as Asked['params'], query: plain as Asked['query'] };
}

async function* written(lines: AsyncIterable<readonly CsvValue[]>): AsyncGenerator<string> {
  let text = BYTE_ORDER_MARK;
  for await (const line of lines) {
    text += csvLine(line);
    if (text.length < TOGETHER) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** Part of the file is with its reader by now: all that is left to do is to break off, and to say why. */
async function* noting<Part>(content: AsyncIterable<Part>, { log, requestId }: { readonly log: Log; readonly requestId: string }): AsyncGenerator<Part> {
  try {
    yield* content;
  } catch (err) {
    log.error({ requestId, err }, 'A file broke off.');
    throw err;
  }
}
