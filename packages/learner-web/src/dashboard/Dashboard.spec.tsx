import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/preact';
import { ACME, ADA, openPage, pageData } from '../../test/open-page.js';
import type { Held } from './held.js';

const EMEA: Held = {
  sublicense: 'EMEA',
  status: 'OPEN',
  since: null,
  expiresAt: '2027-03-31T22:00:00.000Z',
  client: { name: 'Acme Corp', slug: 'acme' },
  why: [{ door: 'REGISTRATION_CODE', since: '2026-11-22T10:00:00.000Z' }],
  content: [{ id: 'cnt_1', title: 'Safety basics', kind: 'COURSE', url: 'https://content.test/safety' }],
};
const open = (...dashboards: Held[]) => openPage(pageData('/acme', { person: ADA, dashboards }));

describe('a dashboard', () => {
  afterEach(cleanup);

  it('says what is open, until when and why, and opens it', () => {
    open(EMEA);
    expect(screen.getByRole('heading', { level: 1, name: 'Welcome, Ada' })).toBeDefined();
    expect(screen.getByRole('heading', { level: 2, name: 'Acme Corp · EMEA' })).toBeDefined();
    expect(screen.getByText('Access to 31 March 2027')).toBeDefined();
    expect(screen.getByText('By a code, 22 November 2026')).toBeDefined();
    expect(screen.getByRole<HTMLAnchorElement>('link', { name: /Safety basics/ }).href).toBe('https://content.test/safety');
  });

  it('says so when there is no end, and whom to ask when there is nothing to open', () => {
    open({ ...EMEA, expiresAt: null, content: [] });
    expect(screen.getByText('Access without an end date')).toBeDefined();
    expect(screen.getByText(/nothing to open here yet. Ask/).textContent).toContain('training@acme.test');
  });

  it.each<[Held['status'], RegExp]>([
    ['ENDED', /ended on 31 March 2027 at 12:00 CEST\. To go on, ask training@acme.test or enter a new code/],
    ['REVOKED', /taken away on 31 March 2027\. Ask training@acme.test/],
    ['DISABLED', /switched off since 31 March 2027/],
    ['WAITING_FOR_PROOF', /opens as soon as your e-mail address is confirmed/],
  ])('explains an access that is %s: what happened, since when, whom to ask', (status, words) => {
    open({ ...EMEA, status, since: '2027-03-31T10:00:00.000Z', content: [] });
    expect(screen.getByRole('heading', { name: 'EMEA' }).parentElement!.textContent).toMatch(words);
  });

  it('shows what they have with this client and leads to the others', () => {
    open(EMEA, { ...EMEA, sublicense: 'Main', client: { name: 'Globex', slug: 'globex' } });
    expect(screen.queryByText(/Main/)).toBeNull();
    const elsewhere = screen.getByRole('navigation', { name: 'You also learn with' });
    expect(within(elsewhere).getByRole('link', { name: 'Globex' }).getAttribute('href')).toBe('/globex');
  });

  it('of nothing says so and what to do', () => {
    open();
    expect(screen.getByRole('heading', { name: 'You have nothing at Acme Corp yet' })).toBeDefined();
    expect(screen.getByRole('link', { name: 'Enter another code' }).getAttribute('href')).toBe('/acme/redeem');
  });

  it('is not shown of a client that is closed: it says since when, and whom to ask', () => {
    openPage(pageData('/acme', { person: ADA, dashboards: [EMEA], client: { ...ACME, available: false, unavailableSince: '2026-11-01T10:00:00.000Z' } }));
    expect(screen.getByRole('heading', { name: 'Acme Corp is closed' })).toBeDefined();
    expect(screen.getByText(/closed since 1 November 2026/).textContent).toContain('training@acme.test');
    expect(screen.queryByText(/Safety basics/)).toBeNull();
  });
});
