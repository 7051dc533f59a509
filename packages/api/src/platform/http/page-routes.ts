import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isUnreachable } from '../database/database-error.js';
import type { BuiltApp } from './built-app.js';
import { pagePolicy } from './security-headers.js';

/** Finds the client behind the first part of a page's address; `moved` when it is one the client had before. */
export type ResolveSlug = (slug: string) => Promise<{ readonly slug: string; readonly moved: boolean } | null>;

/** What the pages need. */
export interface PageParts {
  readonly admin: BuiltApp;
  readonly learner: BuiltApp;
  readonly resolveSlug: ResolveSlug;
}

/** Mantine writes styles into the page; its scripts come from files like all others. */
const ADMIN_POLICY = pagePolicy("'unsafe-inline'");
const LEARNER_POLICY = pagePolicy('');
const SLUG = /^[a-z0-9-]{1,100}$/i;

interface SlugParams {
  readonly slug: string;
  readonly code?: string;
}

/** The pages of both web apps. Getting one consumes nothing: mail scanners and previews follow links too. */
export function pageRoutes(app: FastifyInstance, parts: PageParts): void {
  app.get('/', (_, reply) => reply.redirect('/admin/', 302));
  app.get('/admin', (_, reply) => reply.redirect('/admin/', 302));
  app.get('/admin/*', (request, reply) => sendPage(parts.admin, request, reply.header('content-security-policy', ADMIN_POLICY)));
  for (const name of parts.admin.names.filter(isNoPage)) {
    app.get(`/admin/${name}`, (request, reply) => parts.admin.send(name, request, reply));
  }
  for (const name of parts.learner.names.filter(isNoPage)) {
    app.get(`/${name}`, (request, reply) => parts.learner.send(name, request, reply));
  }
  app.get('/redeem/:code', (request, reply) => sendLearnerPage(parts, request, reply));
  app.get<{ Params: SlugParams }>('/:slug', (request, reply) => sendClientPage(parts, request, reply));
  app.get<{ Params: SlugParams }>('/:slug/:code', (request, reply) => sendClientPage(parts, request, reply));
}

/** The learners' page for an address that leads nowhere. */
export function sendLearnerPage(parts: PageParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return sendPage(parts.learner, request, reply.header('content-security-policy', LEARNER_POLICY));
}

async function sendClientPage(parts: PageParts, request: FastifyRequest<{ Params: SlugParams }>, reply: FastifyReply): Promise<FastifyReply> {
  const { slug, code } = request.params;
  try {
    const found = SLUG.test(slug) ? await parts.resolveSlug(slug) : null;
    if (found === null) reply.code(404);
    else if (found.moved || found.slug !== slug) return reply.redirect(newAddress(found.slug, code, request.url), 301);
  } catch (failure) {
    if (!isUnreachable(failure)) throw failure;
    reply.code(503).header('retry-after', '5');
  }
  return sendLearnerPage(parts, request, reply);
}

function newAddress(slug: string, code: string | undefined, url: string): string {
  const query = url.indexOf('?');
  return `/${slug}${code === undefined ? '' : `/${encodeURIComponent(code)}`}${query < 0 ? '' : url.slice(query)}`;
}

function sendPage(app: BuiltApp, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return app.send('index.html', request, reply);
}

function isNoPage(name: string): boolean {
  return name !== 'index.html';
}
