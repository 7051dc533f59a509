import type { CheckCodesQuery, ClientPageQuery, LandingFragment, PersonFragment } from '@portico/shared/learner';
import type { Fault } from '../server/fault.js';
import { readAddress } from '../ui/address.js';
import type { Language, Messages } from '../ui/messages/messages.js';

/** What there is to show of an address. */
export type Showing = 'page' | 'not-there' | 'away';

type Dashboards = NonNullable<Extract<ClientPageQuery['viewer'], { learner: object }>['dashboards']>;

/** Everything a page is made of. It travels inside the page, so that its script begins with what is shown. */
export interface PageData {
  /** Path and query. */
  readonly url: string;
  readonly showing: Showing;
  /** False: the server could not tell that a person opens it, and shows what a stranger sees. */
  readonly isVisit: boolean;
  readonly language: Language;
  readonly messages: Messages;
  /** Whose page it is, or whose the codes of the address are. */
  readonly client: LandingFragment | null;
  readonly person: PersonFragment | null;
  readonly dashboards: Dashboards | null;
  /** What the server says of the codes of the address; null when it did not look. */
  readonly checks: CheckCodesQuery['checkCodes'] | null;
  /** Why it could not look. */
  readonly fault: Fault | null;
}

/** The element that holds the page, and the one that holds its data. */
export const ROOT_ID = 'page';
export const DATA_ID = 'page-data';

/** Data of a page for people with an account. */
export type AccountPageData = PageData & { readonly client: LandingFragment };

/** Whether it is such a page. Somebody signed in who opens the sign-in page is shown what they have. */
export function isAccountPage(data: PageData): data is AccountPageData {
  const { page, slug } = readAddress(data.url);
  if (data.showing !== 'page' || data.client?.available !== true || slug === null) return false;
  return page === 'sign-in' || page === 'profile' || (page === 'home' && data.person !== null);
}
