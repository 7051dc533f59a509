import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Page } from '../../test/page.js';
import { serverWith } from '../../test/server.js';
import { BatchPage } from './BatchPage.js';

const PAGE = { __typename: 'RedemptionCodeConnection', nodes: [], totalCount: 0, totalCountIsExact: true, pageInfo: { __typename: 'PageInfo', hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } };
const CODES = { data: { node: { __typename: 'RedemptionCodeBatch', id: 'bat_1', codes: PAGE } } };

function batch(status: string, done: number, more: object = {}) {
  const job = { __typename: 'Job', id: 'job_1', status, progress: { __typename: 'Progress', done, total: 20_000, percent: done / 200 } };
  return {
    data: {
      node: {
        __typename: 'RedemptionCodeBatch', id: 'bat_1', label: 'Cards', purchaseReference: null, origin: 'GENERATED', codeCount: done, redeemedCount: 0, startsAt: null, expiresAt: null, accessDays: null, status: 'SCHEDULED', createdAt: '2026-11-23T05:00:00.000Z', job, csvUrl: '/exports/bat_1.csv', sheetUrl: '/exports/bat_1.pdf',
        createdBy: { __typename: 'Actor', name: 'Owner' },
        access: { __typename: 'CodeAccess', client: { __typename: 'Client', id: 'cli_1', name: 'Acme', slug: 'acme', timeZone: 'UTC' }, sublicenses: [{ __typename: 'Sublicense', id: 'sub_1', name: 'Main' }] },
        ...more,
      },
    },
  };
}

const { fetch } = globalThis;

describe('the page of a batch', () => {
  afterEach(() => {
    cleanup();
    jest.useRealTimers();
    globalThis.fetch = fetch;
  });

  it('tells how far its codes are, offers no more of them meanwhile, and looks again until all are there', async () => {
    jest.useFakeTimers();
    serverWith({ BatchCodes: [CODES], RedemptionCodeBatch: [batch('RUNNING', 8_000), batch('COMPLETED', 20_000, { status: 'LIVE' })] });
    render(<Page><BatchPage id="bat_1" clientId="cli_1" /></Page>);
    await act(() => jest.advanceTimersByTimeAsync(500));
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('40');
    expect(screen.getByText(/^8,000 of 20,000 codes\./)).toBeTruthy();
    expect(screen.getByText('Being made')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Add codes' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Download CSV' })).toBeNull();
    await act(() => jest.advanceTimersByTimeAsync(2_000));
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(screen.getByText('Live')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Add codes' })).toBeTruthy();
  });

  it('has its codes as CSV, and as sheets while some are not redeemed: in parts when there are many', async () => {
    serverWith({ BatchCodes: [CODES], RedemptionCodeBatch: [batch('COMPLETED', 20_001, { status: 'LIVE', redeemedCount: 20_000 })] });
    render(<Page><BatchPage id="bat_1" clientId="cli_1" /></Page>);
    expect((await screen.findByRole('link', { name: 'Download CSV' })).getAttribute('href')).toBe('/exports/bat_1.csv');
    fireEvent.click(screen.getByRole('button', { name: 'Print sheets' }));
    const parts = await screen.findAllByRole('menuitem');
    expect(parts.map((part) => `${part.textContent} ${part.getAttribute('href')}`)).toEqual([
      'Codes 1–10,000 /exports/bat_1.pdf?part=1',
      'Codes 10,001–20,000 /exports/bat_1.pdf?part=2',
      'Codes 20,001–20,001 /exports/bat_1.pdf?part=3',
    ]);
  });

  it('has no sheets when all are redeemed', async () => {
    serverWith({ BatchCodes: [CODES], RedemptionCodeBatch: [batch('COMPLETED', 500, { status: 'EXHAUSTED', redeemedCount: 500 })] });
    render(<Page><BatchPage id="bat_1" clientId="cli_1" /></Page>);
    await screen.findByRole('link', { name: 'Download CSV' });
    expect(screen.queryByText('Print sheets')).toBeNull();
  });

  it('is none for a batch of another client', async () => {
    serverWith({ BatchCodes: [CODES], RedemptionCodeBatch: [batch('COMPLETED', 20_000)] });
    render(<Page><BatchPage id="bat_1" clientId="cli_2" /></Page>);
    expect(await screen.findByText('There is no such batch')).toBeTruthy();
  });
});
