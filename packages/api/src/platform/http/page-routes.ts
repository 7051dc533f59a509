import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { BuiltApp } from './built-app.js';
import { sendLearnerPage, type LearnerPageParts } from './learner-page-route.js';
import { pagePolicy } from './security-headers.js';

/** What the pages need. */
export interface PageParts extends LearnerPageParts {
  readonly admin: BuiltApp;
  /** What the learners' pages load. */
  readonly learner: BuiltApp;
}

/** Mantine writes styles into the page; its scripts come from files like all others. */
const ADMIN_POLICY = pagePolicy("'self' 'unsafe-inline'");

/** The addresses of the learners' pages; whatever nothing else is at is one of them too. */
const LEARNER_PAGES = ['/redeem', '/redeem/:code', '/:slug', '/:slug/:code'];

/** The pages of both web apps. Getting one consumes nothing: mail scanners and previews follow links too. */
export function pageRoutes(app: FastifyInstance, parts: PageParts): void {
  app.get('/', (_, reply) => reply.redirect('/admin/', 302));
  app.get('/admin', (_, reply) => reply.redirect('/admin/', 302));
  app.get('/admin/*', (request, reply) => sendAdminPage(parts, request, reply));
  for (const name of parts.admin.names.filter((one) => one !== 'index.html')) {
    app.get(`/admin/${name}`, (request, reply) => parts.admin.send(name, request, reply));
  }
  // Beside them lie notes of the build, which are nobody's business.
  for (const name of parts.learner.names.filter((one) => one.startsWith('assets/'))) {
    app.get(`/${name}`, (request, reply) => parts.learner.send(name, request, reply));
  }
  for (const address of LEARNER_PAGES) app.get(address, (request, reply) => sendLearnerPage(parts, request, reply));
}

function sendAdminPage({ admin }: PageParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return admin.send('index.html', request, reply.header('content-security-policy', ADMIN_POLICY));
}
