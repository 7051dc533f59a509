import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useLocation } from 'react-router';
import { Page } from '../../../test/page.js';
import { useListAddress } from './list-address.js';
import { ListFooter } from './ListFooter.js';

const FACTS = { totalCount: 60, totalCountIsExact: true, pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 'c1', endCursor: 'c25' } };

function Footer({ rows }: { readonly rows: number }) {
  const address = useListAddress('name');
  return (
    <>
      <ListFooter address={address} facts={FACTS} rows={rows} />
      <output>{useLocation().search}</output>
    </>
  );
}

const open = (rows: number) => render(<Footer rows={rows} />, { wrapper: Page });

describe('the ways to other pages', () => {
  afterEach(cleanup);

  it('lead on from the last row, and say which rows these are', () => {
    open(25);
    expect(screen.getByText('1–25 of 60')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(screen.getByRole('status').textContent).toBe('?after=c25&row=26');
  });

  it('lead nowhere, and keep the focus, while the rows are not yet those of the page', () => {
    open(0);
    const next = screen.getByRole('button', { name: 'Next' });
    next.focus();
    fireEvent.click(next);
    expect(screen.getByRole('status').textContent).toBe('');
    expect(next.getAttribute('aria-disabled')).toBe('true');
    expect(document.activeElement).toBe(next);
  });
});
