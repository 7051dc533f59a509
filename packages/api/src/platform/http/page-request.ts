import type { PageRequest } from '@portico/shared';
import { parseCookie } from 'cookie';
import type { FastifyRequest } from 'fastify';

const LANGUAGE = /^[a-z]{2}$/;
/** HTTP lets a request name scheme and host before the path (RFC 9112 §3.2.2). */
const WHOLE_ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*\/?/i;

/** What the learners' pages may know of a request. */
export function pageRequestOf(request: FastifyRequest): PageRequest {
  const { headers, url } = request;
  return {
    url: url.startsWith('/') ? url : url.replace(WHOLE_ADDRESS, '/'),
    isVisit: isVisit(request),
    acceptLanguage: headers['accept-language'],
    chosenLanguage: chosenLanguage(headers.cookie),
  };
}

/**
 * True when a person opens a page in a window, by what only the browser can set. A wrong code in an address is counted,
 * so a page of another site with a thousand pictures, a mail scanner or a preview must not be able to spend somebody's
 * guesses by having an address fetched. Browsers that do not say what they fetch for (no `Sec-Fetch-Dest`) get the page
 * without the check; its own script asks then, by POST.
 */
function isVisit({ method, headers }: FastifyRequest): boolean {
  const isAhead = [headers['sec-purpose'], headers['purpose']].some((purpose) => String(purpose ?? '').includes('prefetch'));
  return method === 'GET' && headers['sec-fetch-dest'] === 'document' && !isAhead;
}

function chosenLanguage(cookie: string | undefined): string | undefined {
  const chosen = cookie === undefined ? undefined : parseCookie(cookie)['portico-language'];
  return chosen !== undefined && LANGUAGE.test(chosen) ? chosen : undefined;
}
