import type { PageRequest } from '@portico/shared';
import { parseCookie } from 'cookie';
import type { FastifyRequest } from 'fastify';

const LANGUAGE = /^[a-z]{2}$/;
/** HTTP lets a request name scheme and host before the path (RFC 9112 §3.2.2). */
const WHOLE_ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i;
/** Written into a page, more than one of these would lead to another site. */
const BEGINNING = /^[/\\]*/;

/** What the learners' pages may know of a request. */
export function pageRequestOf(request: FastifyRequest): PageRequest {
  const { headers, url } = request;
  return {
    url: readable(url.replace(WHOLE_ADDRESS, '').replace(BEGINNING, '/')),
    isVisit: isVisit(request),
    acceptLanguage: headers['accept-language'],
    chosenLanguage: chosenLanguage(headers.cookie),
  };
}

/** What cannot be decoded (`/acme/50%`) leads nowhere, as `/` does. */
function readable(url: string): string {
  try {
    decodeURI(url);
    return url;
  } catch {
    return '/';
  }
}

/**
 * True when a person opens a page in a window, by what only the browser can set. A wrong code in an address is counted,
 * so a page of another site with a thousand pictures, a mail scanner or a preview must not be able to spend somebody's
 * guesses by having an address fetched. A browser that does not say what it fetches for (old ones; any on plain http) gets
 * a stranger's page without the check; the page's own script fetches it again then, with a header that no page of another
 * site can send without being asked first.
 */
function isVisit({ method, headers }: FastifyRequest): boolean {
  const isAhead = [headers['sec-purpose'], headers['purpose']].some((purpose) => String(purpose ?? '').includes('prefetch'));
  const isOpened = headers['sec-fetch-dest'] === 'document' || headers['portico-as'] === 'learner';
  return method === 'GET' && isOpened && !isAhead;
}

function chosenLanguage(cookie: string | undefined): string | undefined {
  const chosen = cookie === undefined ? undefined : parseCookie(cookie)['portico-language'];
  return chosen !== undefined && LANGUAGE.test(chosen) ? chosen : undefined;
}
