import type { PageAnswer, PageRequest } from '@portico/shared';
import type { CheckCodesQuery, ClientPageQuery } from '@portico/shared/learner';
import { faultOf } from '../server/fault.js';
import { readAddress, type Address } from '../ui/address.js';
import { languageOf } from '../ui/messages/choose-language.js';
import { DE } from '../ui/messages/de.js';
import { EN } from '../ui/messages/en.js';
import type { PageData } from './page-data.js';

const CATALOGUES = { en: EN, de: DE };

/** A page's data with its status, or the address that is the right one. */
export type ReadAnswers = { readonly status: number; readonly data: PageData } | { readonly redirect: string };

/** Reads what the server answered to the operations of a page. */
export function pageDataOf(request: PageRequest, answers: readonly PageAnswer[] | null): ReadAnswers {
  const address = readAddress(request.url);
  const [place, check] = answers ?? [];
  // The server's word is taken for the shape of the data: the documents are checked against its schema when built.
  const found = place?.data as Partial<ClientPageQuery> | null | undefined;
  const checks = (check?.data as CheckCodesQuery | null | undefined)?.checkCodes ?? null;
  const landing = found?.landingPage ?? null;
  if (landing !== null && landing.slug !== address.slug) return { redirect: movedTo(landing.slug, request.url) };

  const client = landing ?? checks?.find((one) => one.client !== null)?.client ?? null;
  const away = answers === null || (place !== undefined && found == null);
  const missing = address.page === 'not-there' || (address.slug !== null && landing === null);
  const showing = away ? 'away' : missing ? 'not-there' : 'page';
  const language = languageOf(request, client?.language);
  const viewer = found?.viewer;
  return {
    status: away ? 503 : missing ? 404 : 200,
    data: {
      url: request.url,
      showing,
      isVisit: request.isVisit,
      language,
      messages: CATALOGUES[language],
      client,
      person: viewer !== undefined && 'learner' in viewer ? viewer.learner : null,
      dashboards: viewer !== undefined && 'dashboards' in viewer ? (viewer.dashboards ?? null) : null,
      sessions: viewer !== undefined && 'sessions' in viewer ? (viewer.sessions ?? null) : null,
      checks,
      fault: check?.errors === undefined ? null : faultOf(check.errors[0]),
    },
  };
}

/** The same address under the client's present slug. */
function movedTo(slug: Address['slug'], url: string): string {
  const { pathname, search } = new URL(url, 'http://learner');
  return `/${[slug, ...pathname.split('/').slice(2)].join('/')}${search}`;
}
