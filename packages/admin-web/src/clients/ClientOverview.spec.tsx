import { afterEach, describe, expect, it } from '@jest/globals';
import type { ClientFactsFragment } from '@portico/shared/admin';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Page } from '../../test/page.js';
import { serverWith } from '../../test/server.js';
import { ClientOverview } from './ClientOverview.js';

const COUNT = { totalCount: 1, totalCountIsExact: true };
const CLOSED = {
  __typename: 'Client', id: 'cli_1', name: 'Acme', slug: 'acme', sku: null, status: 'DISABLED', landingUrl: 'https://learn.test/acme', expiresAt: null, timeZone: 'UTC', language: 'EN',
  createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z', seats: { __typename: 'Seats', limit: 3, taken: 0, available: 3, overBy: 0 }, sublicenses: [], learners: COUNT, registrationCodes: COUNT, redemptionCodeBatches: COUNT, pendingInvites: COUNT, bouncedInvites: COUNT,
} as unknown as ClientFactsFragment; // The fields a fragment marks as its own are not for tests to name.

describe('a client that is disabled', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetch;
  });

  it('is enabled where it is said, by owners', async () => {
    const sent = serverWith({ SetClientStatus: [new TypeError('Failed to fetch')] });
    render(<ClientOverview client={CLOSED} />, { wrapper: Page });
    fireEvent.click(screen.getByRole('button', { name: 'Enable' }));
    await waitFor(() => expect(sent.map(({ variables }) => variables)).toEqual([{ input: { id: 'cli_1', status: 'ACTIVE' } }]));
  });

  it('is only said to be so to others', () => {
    render(<Page staffRole="CLIENT_ADMIN"><ClientOverview client={CLOSED} /></Page>);
    expect(screen.getByText(/It is disabled/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Enable' })).toBeNull();
  });
});
