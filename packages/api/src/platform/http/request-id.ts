import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Long enough to be unique, and nothing that could break out of a log line or a page. */
const WELL_FORMED = /^[\w.-]{8,64}$/;

/** The request's name in logs and errors: what a proxy gave it, if that is well-formed, else a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && WELL_FORMED.test(given) ? given : randomUUID();
}
