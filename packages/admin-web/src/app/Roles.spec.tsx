import { afterEach, describe, expect, it } from '@jest/globals';
import type { ClientFactsFragment, CodeRowFragment, MembershipRowFragment, StaffRole, SublicenseFactsFragment } from '@portico/shared/admin';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Page } from '../../test/page.js';
import { serverWith } from '../../test/server.js';
import { ClientMenu } from '../clients/ClientMenu.js';
import { ClientSettings } from '../clients/ClientSettings.js';
import { CodeMenu } from '../codes/CodeMenu.js';
import { LearnerDrawer } from '../learners/LearnerDrawer.js';
import { LearnerMenu } from '../learners/LearnerMenu.js';
import { SiteSettings } from '../settings/SiteSettings.js';
import { SublicensesTable } from '../sublicenses/SublicensesTable.js';

const SEATS = { __typename: 'Seats' as const, limit: null, taken: 0, available: null, overBy: 0 };
const COUNT = { totalCount: 0, totalCountIsExact: true };
const BESIDE: SublicenseFactsFragment = { __typename: 'Sublicense', id: 'sub_1', name: 'EMEA', sku: null, isMain: false, expiresAt: null, accessDays: null, path: ['EMEA'], parent: null, seats: SEATS } as SublicenseFactsFragment;
const CLIENT = {
  __typename: 'Client', id: 'cli_1', name: 'Acme', slug: 'acme', sku: null, status: 'ACTIVE', landingUrl: 'https://learn.test/acme', expiresAt: '2027-03-31T21:59:59.000Z', timeZone: 'Europe/Berlin', language: 'EN',
  createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z', seats: SEATS, sublicenses: [BESIDE], learners: COUNT, registrationCodes: COUNT, redemptionCodeBatches: COUNT, pendingInvites: COUNT, bouncedInvites: COUNT,
} as unknown as ClientFactsFragment; // The fields a fragment marks as its own are not for tests to name.
const CODE = { __typename: 'RegistrationCode', id: 'cod_1', label: 'Card', code: 'CARD', landingUrl: 'https://learn.test/acme/CARD', redemptionCount: 0, status: 'LIVE', maxRedemptions: null, startsAt: null, expiresAt: null, emailDomains: [], access: { __typename: 'CodeAccess', client: { __typename: 'Client', id: 'cli_1', name: 'Acme', slug: 'acme', timeZone: 'UTC' }, sublicenses: [] } } as CodeRowFragment;
const LEARNER = { __typename: 'Membership', id: 'mem_1', status: 'ACTIVE', joinedThrough: 'STAFF', joinedAt: '2026-01-01T00:00:00.000Z', externalId: null, accesses: [], learner: { __typename: 'Learner', id: 'lrn_1', firstName: 'Nora', lastName: 'Newcomer', email: 'nora@example.test', lastSeenAt: null }, client: { __typename: 'Client', id: 'cli_1', name: 'Acme', slug: 'acme', timeZone: 'UTC' } } as MembershipRowFragment;

const nothing = () => undefined;

function as(role: StaffRole, page: ReactNode, at = '/') {
  render(<Page staffRole={role} at={at}>{page}</Page>);
}

async function offered(role: StaffRole, menu: ReactNode): Promise<(string | null)[]> {
  as(role, menu);
  fireEvent.click(screen.getByRole('button'));
  const items = (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent);
  cleanup();
  return items;
}

describe('what staff are offered', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetch;
  });

  it('of a client is by their role what they may do', async () => {
    const menu = <ClientMenu client={CLIENT} onCopy={nothing} onDelete={nothing} />;
    expect(await offered('OWNER', menu)).toEqual(['Edit', 'Add Learner', 'Add Registration Codes', 'Add Redemption Codes', 'Learners', 'Copy landing page link', 'Copy client', 'Disable', 'Delete …']);
    expect(await offered('CLIENT_ADMIN', menu)).toEqual(['Edit', 'Add Learner', 'Add Registration Codes', 'Add Redemption Codes', 'Learners', 'Copy landing page link']);
    expect(await offered('CLIENT_MANAGER', menu)).toEqual(['Open', 'Add Learner', 'Add Registration Codes', 'Add Redemption Codes', 'Learners', 'Copy landing page link']);
    expect(await offered('AUDITOR', menu)).toEqual(['Open', 'Learners', 'Copy landing page link']);
  });

  it('of codes and learners is only to look where they are auditors', async () => {
    const code = <CodeMenu code={CODE} onOpen={nothing} onEdit={nothing} onQr={nothing} onDelete={nothing} />;
    expect(await offered('CLIENT_MANAGER', code)).toEqual(['Open, who redeemed', 'Edit', 'Copy code', 'Copy link', 'QR code', 'Disable', 'Delete …']);
    expect(await offered('AUDITOR', code)).toEqual(['Open, who redeemed', 'Copy code', 'Copy link', 'QR code']);
    const learner = <LearnerMenu membership={LEARNER} onOpen={nothing} />;
    expect(await offered('CLIENT_MANAGER', learner)).toEqual(['Open: access, why, until when', 'Disable']);
    expect(await offered('AUDITOR', learner)).toEqual(['Open: access, why, until when']);
  });

  it('of a learner is to managers of single sublicenses what touches these alone', async () => {
    const menu = <Page staffRole="CLIENT_MANAGER" clients={[]}><LearnerMenu membership={LEARNER} onOpen={nothing} /></Page>;
    render(menu);
    fireEvent.click(screen.getByRole('button'));
    expect((await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)).toEqual(['Open: access, why, until when']);
    cleanup();
    const full = { ...LEARNER, client: { ...LEARNER.client, expiresAt: null } };
    serverWith({ Membership: [{ data: { node: full } }] });
    render(<Page staffRole="CLIENT_MANAGER" clients={[]} at="/?do=names"><LearnerDrawer id="mem_1" onClose={nothing} /></Page>);
    expect((await screen.findByLabelText<HTMLInputElement>('External id')).disabled).toBe(true);
    expect(screen.getByText('Only who looks after the whole client changes this.')).toBeTruthy();
    for (const name of ['Grant access', 'Edit']) expect(screen.getByRole('button', { name, hidden: true })).toBeTruthy();
    for (const name of ['Disable', 'Remove from client …']) expect(screen.queryByRole('button', { name, hidden: true })).toBeNull();
  });

  it('of sublicenses is nothing to managers, whatever the address says, and who may is said', () => {
    as('CLIENT_MANAGER', <SublicensesTable client={CLIENT} sublicenses={[BESIDE]} />, '/?add=1');
    expect(screen.getByText('Only owners and client admins change this.')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('button', { name: 'EMEA' })).toBeNull();
    expect(screen.getByText('EMEA')).toBeTruthy();
  });

  it('of a client’s settings is to admins all but seats and end, and a new zone leaves the end to owners', async () => {
    const sent = serverWith({ UpdateClient: [new TypeError('Failed to fetch')] });
    as('CLIENT_ADMIN', <ClientSettings client={CLIENT} />);
    for (const name of ['Seats', 'Access ends']) expect(screen.getByLabelText<HTMLInputElement>(name).disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('Time zone'), { target: { value: 'UTC' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(sent.map(({ variables }) => variables)).toEqual([{ input: { id: 'cli_1', timeZone: 'UTC' } }]));
  });

  it('of a client’s settings is to managers only to read them', () => {
    as('CLIENT_MANAGER', <ClientSettings client={CLIENT} />);
    expect(screen.getByText('Only owners and client admins change this.')).toBeTruthy();
    expect(screen.getByLabelText(/^Name/).matches(':disabled')).toBe(true);
    expect(screen.queryByRole('button', { name: 'Save changes' })).toBeNull();
  });

  it('of the settings of the site is to others than owners whom to ask, and they are not asked for', () => {
    const sent = serverWith({});
    as('CLIENT_ADMIN', <SiteSettings />);
    expect(screen.getByText(/Only owners see and change/)).toBeTruthy();
    expect(sent).toEqual([]);
  });
});
