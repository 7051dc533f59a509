import type { FastifyReply, FastifyRequest } from 'fastify';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const pack = promisify(gzip);

/** True when whoever asks unpacks gzip. */
export function takesGzip(request: FastifyRequest): boolean {
  return /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
}

/** Sends what was made for this answer alone, packed where it can be unpacked: off this thread, and no harder than pays. */
export async function sendPacked(text: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return takesGzip(request) ? reply.header('content-encoding', 'gzip').send(await pack(text)) : reply.send(text);
}
