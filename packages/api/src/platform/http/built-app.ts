import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { takesGzip } from './packing.js';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const WORTH_PACKING = /\.(css|html|js|json|svg|txt|webmanifest)$/;

interface BuiltFile {
  readonly name: string;
  readonly content: Buffer;
  readonly etag: string;
  packed?: Promise<Buffer>;
}

/** A built web app in memory: what is not among its files cannot be asked for. */
export class BuiltApp {
  readonly #files = new Map<string, BuiltFile>();

  /** @param folder what the build wrote; an app that was not built has no files */
  constructor(folder: string) {
    for (const name of filesIn(folder)) {
      const content = readFileSync(join(folder, name));
      this.#files.set(name, { name, content, etag: `"${createHash('sha256').update(content).digest('base64url')}"` });
    }
  }

  /** The names of its files, such as `assets/index-1a2b3c.js`. */
  get names(): string[] {
    return [...this.#files.keys()];
  }

  /** Sends a file, packed where the browser takes it; answers 503 when the app was not built. */
  async send(name: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const file = this.#files.get(name);
    if (file === undefined) return sendNotBuilt(reply);
    // The build puts a hash of the content into the names under assets/.
    const lasting = name.startsWith('assets/');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    reply.header('etag', file.etag).header('vary', 'accept-encoding').type(TYPES[extname(name)] ?? 'application/octet-stream');
    if (request.headers['if-none-match'] === file.etag && reply.statusCode === 200) return reply.code(304).send();
    if (!WORTH_PACKING.test(name) || !takesGzip(request)) return reply.send(file.content);
    file.packed ??= promisify(gzip)(file.content, { level: 9 });
    return reply.header('content-encoding', 'gzip').send(await file.packed);
  }
}

/** The answer in place of a page that no build wrote. */
export function sendNotBuilt(reply: FastifyReply): FastifyReply {
  return reply.code(503).type('text/plain').send('This page is not built. Run `npx pnpm start`, which builds it.\n');
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  } catch {
    return [];
  }
}
