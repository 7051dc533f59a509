import { jest } from '@jest/globals';
import type { LandingFragment } from '@portico/shared/learner';
import { render } from '@testing-library/preact';
import { AccountPage } from '../src/app/AccountPage.js';
import { App } from '../src/app/App.js';
import { InvitePage } from '../src/app/InvitePage.js';
import { partOf, type PageData } from '../src/app/page-data.js';
import type { CodeCheck } from '../src/redeem-code/check-codes.js';
import { DE } from '../src/ui/messages/de.js';
import { EN } from '../src/ui/messages/en.js';

export const ACME: LandingFragment = {
  name: 'Acme Corp',
  slug: 'acme',
  available: true,
  unavailableSince: null,
  language: 'EN',
  timeZone: 'Europe/Berlin',
  termsUrl: null,
  privacyUrl: null,
  design: { logoUrl: null, logoWidth: null, logoHeight: null, logoPlate: false, accentColor: '#f28c28', heading: null, welcomeText: null, supportEmail: 'training@acme.test' },
};

export const ADA = { email: 'ada@acme.test', firstName: 'Ada', lastName: 'Lovelace' };

/** A code that works. */
export const works = (entered: string): CodeCheck => ({ entered, opens: ['EMEA'], problem: null, client: ACME });

/** A code that is refused. */
export const refused = (entered: string, problem: NonNullable<CodeCheck['problem']>): CodeCheck => ({ entered, opens: [], problem, client: null });

/** A page's data: Acme's, for a stranger, unless told. */
export function pageData(url: string, more: Partial<PageData> = {}): PageData {
  return { url, showing: 'page', isVisit: true, language: 'en', messages: EN, client: ACME, person: null, dashboards: null, sessions: null, checks: null, fault: null, ...more };
}

const PARTS = { account: AccountPage, invite: InvitePage };

/** Opens a page as the browser does once the script is there. Choosing a language gives the German catalogue. @param mark what stands behind its path, with its `#` */
export function openPage(data: PageData, mark = ''): void {
  const part = partOf(data);
  window.history.replaceState(null, '', data.url + mark);
  const nameTab = (title: string) => void (document.title = title);
  render(<App data={data} Part={part === null ? null : PARTS[part]} nameTab={nameTab} changeLanguage={() => Promise.resolve(DE)} />);
}

/** What a page sent. */
export interface Sent {
  readonly operation: string;
  readonly variables: { readonly input: Record<string, unknown>; readonly token?: string };
}

/** A server that gives its answers in turn (an Error is a lost connection, a promise one that takes its time). */
export function serverWith(...answers: unknown[]): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = jest.fn(async (_url: unknown, init: { readonly body: string }) => {
    const { query, variables } = JSON.parse(init.body) as { query: string; variables: Sent['variables'] };
    sent.push({ operation: /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '', variables });
    const next: unknown = await answers.shift();
    if (next instanceof Error) throw next;
    return { json: () => Promise.resolve(next) } as Response;
  }) as unknown as typeof fetch;
  return sent;
}
