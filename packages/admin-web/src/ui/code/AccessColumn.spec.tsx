import { afterEach, describe, expect, it } from '@jest/globals';
import type { CodeRowFragment } from '@portico/shared/admin';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Page } from '../../../test/page.js';
import { serverWith } from '../../../test/server.js';
import { accessColumn } from './AccessColumn.js';
import { useApolloClient } from '@apollo/client/react';
import { DataTable } from '../table/DataTable.js';

const named = (id: string, name: string) => ({ __typename: 'Sublicense' as const, id, name });
const CODE: CodeRowFragment = {
  id: 'cod_1',
  label: 'Fall launch',
  code: 'FALL-2026',
  landingUrl: 'https://learn.test/acme/FALL-2026',
  maxRedemptions: 100,
  redemptionCount: 31,
  startsAt: null,
  expiresAt: null,
  emailDomains: [],
  status: 'LIVE',
  access: { client: { id: 'cli_1', name: 'Acme Corp', slug: 'acme', timeZone: 'UTC' }, sublicenses: [named('sub_1', 'EMEA'), named('sub_2', 'APAC'), named('sub_3', 'Main')] },
};
const seats = (limit: number | null, taken: number) => ({ __typename: 'Seats', limit, taken, available: limit === null ? null : limit - taken, overBy: 0 });
const ANSWER = {
  data: {
    codeAccess: {
      __typename: 'CodeAccess',
      client: { __typename: 'Client', id: 'cli_1', name: 'Acme Corp' },
      sublicenses: [
        { ...named('sub_1', 'EMEA'), sku: 'E1', seats: seats(100, 88) },
        { ...named('sub_2', 'APAC'), sku: 'A1', seats: seats(120, 120) },
        { ...named('sub_3', 'Main'), sku: null, seats: seats(null, 210) },
      ],
    },
  },
};

function Codes() {
  return <DataTable label="Codes" columns={[accessColumn<CodeRowFragment>(useApolloClient(), { opens: 'This code opens', more: 'Open the row for more.' })]} rows={[CODE]} keyOf={({ id }) => id} />;
}

const target = () => screen.getByRole('button');

describe('what a code opens', () => {
  afterEach(cleanup);

  it('says the client and the first sublicense in words, and how many more', () => {
    serverWith({});
    render(<Codes />, { wrapper: Page });
    expect(target().textContent).toBe('Acme Corp · EMEA+2 and 2 more');
  });

  it('asks nothing before the card is about to open, and once for all the times it opens', async () => {
    const sent = serverWith({ CodeAccess: [ANSWER] });
    render(<Codes />, { wrapper: Page });
    expect(sent).toEqual([]);
    for (let times = 0; times < 3; times += 1) {
      fireEvent.pointerMove(target(), { clientX: 10 + times });
      fireEvent.pointerOut(target());
    }
    act(() => target().focus());
    await waitFor(() => expect(sent).toEqual([{ operation: 'CodeAccess', variables: { codeId: 'cod_1' } }]));
  });

  it('opens on keyboard focus, lists every sublicense with its seats as the description, and closes on Escape', async () => {
    serverWith({ CodeAccess: [ANSWER] });
    render(<Codes />, { wrapper: Page });
    fireEvent.keyDown(document.body, { key: 'Tab' });
    act(() => target().focus());
    const card = await screen.findByRole('tooltip');
    await screen.findByText('12 left');
    expect(card.textContent).toContain('This code opens 3 sublicenses');
    expect([...card.querySelectorAll('dt')].map((name) => name.textContent)).toEqual(['EMEAE1', 'APACA1', 'Main']);
    expect([...card.querySelectorAll('dd')].map((text) => text.textContent)).toEqual(['88 / 100 12 left', '120 / 120 Full', '210 no limit']);
    expect(target().getAttribute('aria-describedby')).toBe(card.id);
    fireEvent.keyDown(document, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('tooltip')).toBeNull());
    expect(document.activeElement).toBe(target());
  });

  it('is gone as soon as the focus goes on, so that it lies over nothing that has it', async () => {
    serverWith({ CodeAccess: [ANSWER] });
    render(
      <>
        <Codes />
        <a href="#next">Next</a>
      </>,
      { wrapper: Page },
    );
    for (let times = 0; times < 2; times += 1) {
      fireEvent.keyDown(document.body, { key: 'Tab' });
      act(() => target().focus());
      await screen.findByText('12 left');
      act(() => screen.getByRole('link', { name: 'Next' }).focus());
      expect(screen.queryByRole('tooltip')).toBeNull();
    }
  });

  it('says in the card why there are no seats, and asks again the next time', async () => {
    const sent = serverWith({ CodeAccess: [new TypeError('Failed to fetch'), ANSWER] });
    render(<Codes />, { wrapper: Page });
    act(() => target().focus());
    await screen.findByText(/The server did not answer/);
    fireEvent.pointerMove(target(), { clientX: 10 });
    await screen.findByText('12 left');
    expect(sent).toHaveLength(2);
  });
});
