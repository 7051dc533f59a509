import type { FastifyInstance, FastifyRequest } from 'fastify';

/** How long a client may take to send its request, in milliseconds. */
const REQUEST_TIME = 30_000;
/** How slowly a file may come, in bytes a millisecond: 1 Mbit/s. */
const SLOWEST = 125;
/** The largest file there is, in bytes. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** How long the slowest file may take: what Node allows every request, because it knows no routes. */
export const LONGEST_REQUEST = REQUEST_TIME + Math.ceil(LARGEST_FILE / SLOWEST);

/** How long a request may take to arrive: a file by its announced length, all else the same. @param isFile true for what is put to an upload's address */
export function timeFor(isFile: boolean, length: string | undefined): number {
  if (!isFile) return REQUEST_TIME;
  const announced = Number(length ?? LARGEST_FILE);
  return REQUEST_TIME + Math.ceil((announced >= 0 && announced < LARGEST_FILE ? announced : LARGEST_FILE) / SLOWEST);
}

/** Parts from whoever takes longer: a connection that trickles is held by somebody who means to. */
export function limitRequestTime(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { raw } = request;
    const timer = setTimeout(() => raw.destroy(), timeFor(isFile(request), request.headers['content-length']));
    timer.unref();
    for (const over of ['end', 'close'] as const) raw.once(over, () => clearTimeout(timer));
    done();
  });
}

function isFile({ method, url }: FastifyRequest): boolean {
  return method === 'PUT' && url.startsWith('/uploads/');
}
