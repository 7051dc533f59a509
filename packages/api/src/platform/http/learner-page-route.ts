import type { LearnerPages, PageAnswer, PageRequest } from '@portico/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { isUnreachable } from '../database/database-error.js';
import type { GraphQLServer } from '../graphql/graphql-server.js';
import type { Log } from '../log/log.js';
import { SessionCookieJar } from '../sessions/session-cookies.js';
import { sendNotBuilt } from './built-app.js';
import { contextOf, type ContextParts } from './http-context.js';
import { sendPacked } from './packing.js';
import { pageRequestOf } from './page-request.js';
import { pagePolicy } from './security-headers.js';

/** What the learners' pages need. */
export interface LearnerPageParts extends ContextParts {
  readonly graphql: GraphQLServer;
  readonly publicUrl: URL;
  readonly log: Log;
  /** Null: the learner app is not built. */
  readonly pages: LearnerPages | null;
}

/** All by which answers to one address differ. */
const VARY = 'accept-encoding, accept-language, cookie, portico-as, sec-fetch-dest, sec-purpose, purpose';
/** A path of this site. Browsers take `//` and `/\` for the beginning of another site's address, and drop blanks before they look. */
const OWN_PATH = /^\/(?![/\\])[\x21-\x7e]*$/;
/** Seconds after which to try again when the database is away. */
const TRY_AGAIN = '5';

/** Sends the learners' page at an address, whole: with what the page's own operations answer to whoever asks. */
export async function sendLearnerPage(parts: LearnerPageParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { pages } = parts;
  if (pages === null) return sendNotBuilt(reply);
  const asked = pageRequestOf(request);
  const cookies = new SessionCookieJar(request.headers.cookie, parts.publicUrl.protocol === 'https:');
  const answers = await orNullWhenAway(parts.log, request, () => answersFor(pages, asked, { request, cookies, parts }));
  const nonce = randomBytes(16).toString('base64');
  const page = pages.render(asked, answers, nonce);
  reply.header('cache-control', 'no-store').header('vary', VARY);
  const setting = cookies.headers();
  if (setting.length > 0) reply.header('set-cookie', setting);
  // Pages lead elsewhere only when a client has another slug by now.
  if ('redirect' in page) return reply.redirect(ownPath(page.redirect), 301);
  if (page.status === 503) reply.header('retry-after', TRY_AGAIN);
  reply.code(page.status).header('content-security-policy', pagePolicy(`'nonce-${nonce}'`)).type('text/html; charset=utf-8');
  return sendPacked(page.html, request, reply);
}

interface Asked {
  readonly request: FastifyRequest;
  readonly cookies: SessionCookieJar;
  readonly parts: LearnerPageParts;
}

async function answersFor(pages: LearnerPages, asked: PageRequest, { request, cookies, parts }: Asked): Promise<PageAnswer[] | null> {
  // Only who opens a page is shown what is theirs. Whatever else fetches it (a picture on a neighbour's page, which the
  // browser sends cookies with; what reads ahead) neither gets that nor keeps a session alive.
  const context = await contextOf(request, cookies, asked.isVisit ? 'as learner' : 'as nobody', parts);
  // Before any code is looked at, so that it tells nothing of one: the browser needs its name before it registers, or
  // that call, sent again because its answer was lost, is not known for the same.
  if (asked.isVisit && context.viewer.kind === 'anonymous') cookies.browser();
  const answers: PageAnswer[] = [];
  for (const operation of pages.operationsFor(asked)) {
    const { status, body } = await parts.graphql.run(operation, undefined, context);
    if (status === 503) return null;
    // The body of a GraphQL answer is of this shape (GraphQL §7.1).
    answers.push(JSON.parse(body) as PageAnswer);
  }
  return answers;
}

async function orNullWhenAway<T>(log: Log, { id }: FastifyRequest, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (err) {
    if (!isUnreachable(err)) throw err;
    log.error({ requestId: id, err }, 'The database does not answer.');
    return null;
  }
}

/** @throws Error when it would lead to another site */
function ownPath(path: string): string {
  if (!OWN_PATH.test(path)) throw new Error("A learners' page leads to an address that is no path of this site.");
  return path;
}
