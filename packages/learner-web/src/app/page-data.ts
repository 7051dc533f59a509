import type { CheckCodesQuery, ClientPageQuery, LandingFragment, PersonFragment } from '@portico/shared/learner';
import type { FunctionComponent } from 'preact';
import type { Fault } from '../server/fault.js';
import { readAddress } from '../ui/address.js';
import type { Language, Messages } from '../ui/messages/messages.js';

/** What there is to show of an address. */
export type Showing = 'page' | 'not-there' | 'away';

type Signed = Extract<ClientPageQuery['viewer'], { learner: object }>;
type Dashboards = NonNullable<Signed['dashboards']>;
type Sessions = NonNullable<Signed['sessions']>;

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
  /** Where they are signed in, on the page that tells it. */
  readonly sessions: Sessions | null;
  /** What the server says of the codes of the address; null when it did not look. */
  readonly checks: CheckCodesQuery['checkCodes'] | null;
  /** Why it could not look. */
  readonly fault: Fault | null;
}

/** The element that holds the page, and the one that holds its data. */
export const ROOT_ID = 'page';
export const DATA_ID = 'page-data';

/** Pages whose part of the script is a file of its own: those for people with an account, and that of an invite. */
export type PartName = 'account' | 'invite';

/** Data of such a page. */
export type PartData = PageData & { readonly client: LandingFragment };

/** Such a part. */
export type Part = FunctionComponent<{ readonly data: PartData }>;

/** The part a page needs, if any. Somebody signed in who opens the sign-in page is shown what they have. */
export function partOf({ url, showing, client, person }: PageData): PartName | null {
  const { page, slug } = readAddress(url);
  if (showing !== 'page' || client?.available !== true || slug === null) return null;
  if (page === 'invite') return 'invite';
  return page === 'sign-in' || page === 'profile' || page === 'reset-password' || page === 'confirm-email' || (page === 'home' && person !== null) ? 'account' : null;
}

/** Whether a page needs a part, and has what it is about. */
export function hasPart(data: PageData): data is PartData {
  return partOf(data) !== null;
}
