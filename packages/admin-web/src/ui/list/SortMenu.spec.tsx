import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Page } from '../../../test/page.js';
import type { Column, Sort } from '../table/column.js';
import { SortMenu, type Order } from './SortMenu.js';

const cell = () => null;
const COLUMNS: readonly Column<never>[] = [
  { key: 'name', title: 'Client', width: 100, sort: 'name', cell },
  { key: 'path', title: 'Path', width: 100, cell },
  { key: 'ends', title: 'Ends', width: 100, sort: 'ends', cell },
];

async function open(sort: Sort, orders: readonly Order[] = []) {
  const onSort = jest.fn<(sort: Sort) => void>();
  render(<SortMenu columns={COLUMNS} orders={orders} sort={sort} onSort={onSort} />, { wrapper: Page });
  const button = screen.getByRole('button');
  fireEvent.click(button);
  await screen.findByRole('menu');
  return { onSort, button };
}

const choose = (name: string) => fireEvent.click(screen.getByRole('menuitemradio', { name }));
const chosen = () => screen.getAllByRole('menuitemradio', { checked: true }).map(({ textContent }) => textContent);

describe('the order of a list of cards', () => {
  afterEach(cleanup);

  it('is one of the columns that can be sorted by, and the button says which and from which end', async () => {
    await open({ by: 'ends', descending: true });
    expect(screen.getByRole('button', { name: 'Sort: Ends, descending' }).textContent).toBe('Sort: Ends');
    expect(screen.getAllByRole('menuitemradio').map(({ textContent }) => textContent)).toEqual(['Client', 'Ends', 'Ascending', 'Descending']);
    expect(chosen()).toEqual(['Ends', 'Descending']);
  });

  it('begins at the first end with another column, and turns round without one', async () => {
    const { onSort, button } = await open({ by: 'ends', descending: true });
    choose('Client');
    fireEvent.click(button);
    await screen.findByRole('menu');
    choose('Ascending');
    expect(onSort.mock.calls).toEqual([[{ by: 'name', descending: false }], [{ by: 'ends', descending: false }]]);
  });

  it('can be one that no column has, from the end it begins with', async () => {
    const { onSort } = await open({ by: 'name', descending: false }, [{ by: 'made', title: 'Made', descending: true }]);
    choose('Made');
    expect(onSort.mock.calls).toEqual([[{ by: 'made', descending: true }]]);
  });

  it('is not offered where nothing can be sorted', () => {
    render(<SortMenu columns={[{ key: 'path', title: 'Path', width: 100, cell }]} sort={{ by: 'name', descending: false }} onSort={() => undefined} />, { wrapper: Page });
    expect(screen.queryByRole('button')).toBeNull();
  });
});
