import type { PageOperation, PageRequest } from '@portico/shared';
import { CheckCodesDocument, ClientPageDocument, SitePageDocument, type TypedDocumentString } from '@portico/shared/learner';
import { readAddress } from '../ui/address.js';

/** What a page has to ask: whose it is and who opens it first, its codes second. */
export function operationsOf({ url, isVisit }: PageRequest): PageOperation[] {
  const { slug, page, codes } = readAddress(url);
  if (slug === '') return [];
  const place = slug === null ? operation(SitePageDocument, {}) : operation(ClientPageDocument, { slug, home: page === 'home' || page === 'sign-in', profile: page === 'profile' });
  // A wrong code counts against whoever asks: only somebody who opens the page asks with it.
  const looks = isVisit && codes.length > 0;
  return looks ? [place, operation(CheckCodesDocument, { input: { slug, codes: [...codes] } })] : [place];
}

function operation<Result, Variables extends Readonly<Record<string, unknown>>>(document: TypedDocumentString<Result, Variables>, variables: Variables): PageOperation {
  return { query: document.toString(), variables };
}
