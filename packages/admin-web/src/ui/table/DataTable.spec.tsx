import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { Page } from '../../../test/page.js';
import { readSort, writeSort, type Column, type Sort } from './column.js';
import { useColumns } from './column-choice.js';
import { ColumnChoice } from './ColumnChoice.js';
import { DataTable } from './DataTable.js';

interface Row {
  readonly id: string;
  readonly name: string;
}

const ROWS: readonly Row[] = [
  { id: '1', name: 'Acme' },
  { id: '2', name: 'Globex' },
];
const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', title: 'Client', width: 100, sort: 'name', hideable: false, cell: ({ name }) => name },
  { key: 'id', title: 'Number', width: 100, sort: 'id', numeric: true, cell: ({ id }) => id },
  { key: 'path', title: 'Path', width: 100, cell: ({ name }) => `/${name}` },
];
const keyOf = ({ id }: Row) => id;

describe('the table', () => {
  afterEach(() => {
    cleanup();
    window.localStorage.clear();
  });

  it('keeps heads column headers that say how they are sorted, with the button inside', () => {
    render(<DataTable label="Clients" columns={COLUMNS} rows={ROWS} keyOf={keyOf} sort={{ by: 'name', descending: true }} />, { wrapper: Page });
    const heads = screen.getAllByRole('columnheader');
    expect(heads.map((head) => head.getAttribute('aria-sort'))).toEqual(['descending', 'none', null]);
    expect(within(screen.getByRole('columnheader', { name: 'Client' })).getByRole('button').textContent).toBe('Client');
    expect(screen.queryByRole('button', { name: 'Path' })).toBeNull();
  });

  it('sorts upwards by another head, and turns round the one that is sorted', () => {
    const onSort = jest.fn<(sort: Sort) => void>();
    render(<DataTable label="Clients" columns={COLUMNS} rows={ROWS} keyOf={keyOf} sort={{ by: 'name', descending: false }} onSort={onSort} />, { wrapper: Page });
    fireEvent.click(screen.getByRole('button', { name: 'Number' }));
    fireEvent.click(screen.getByRole('button', { name: 'Client' }));
    expect(onSort.mock.calls).toEqual([[{ by: 'id', descending: false }], [{ by: 'name', descending: true }]]);
  });

  it('keeps its rows while others are on their way, and says that it is busy', () => {
    render(<DataTable label="Clients" columns={COLUMNS} rows={ROWS} keyOf={keyOf} stale />, { wrapper: Page });
    expect(screen.getByRole('table', { name: 'Clients' }).getAttribute('aria-busy')).toBe('true');
    expect(screen.getAllByRole('row')).toHaveLength(3);
  });

  it('shows no row to anybody before the first answer', () => {
    render(<DataTable label="Clients" columns={COLUMNS} rows={undefined} keyOf={keyOf} />, { wrapper: Page });
    expect(screen.getAllByRole('row')).toHaveLength(1);
    expect(screen.getByRole('table').getAttribute('aria-busy')).toBe('true');
  });

  it('chooses one row, and all of the page, by boxes that name what they choose', () => {
    const change = jest.fn<(keys: ReadonlySet<string>) => void>();
    render(<DataTable label="Clients" columns={COLUMNS} rows={ROWS} keyOf={keyOf} selection={{ keys: new Set(['1']), change, nameOf: ({ name }) => name }} />, { wrapper: Page });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select Globex' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select Acme' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select all rows of this page' }));
    expect(change.mock.calls.map(([keys]) => [...keys])).toEqual([['1', '2'], [], ['1', '2']]);
  });

  it('has nothing to choose before the first rows', () => {
    render(<DataTable label="Clients" columns={COLUMNS} rows={undefined} keyOf={keyOf} selection={{ keys: new Set(), change: () => undefined, nameOf: ({ name }) => name }} />, { wrapper: Page });
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select all rows of this page' }).disabled).toBe(true);
  });

  it('chooses all of the page and lets go of them, and leaves rows of other pages as they are', () => {
    const change = jest.fn<(keys: ReadonlySet<string>) => void>();
    const nameOf = ({ name }: Row) => name;
    const table = (keys: readonly string[]) => <DataTable label="Clients" columns={COLUMNS} rows={ROWS} keyOf={keyOf} selection={{ keys: new Set(keys), change, nameOf }} />;
    const { rerender } = render(table(['9']), { wrapper: Page });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select all rows of this page' }));
    rerender(table(['9', '1', '2']));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select all rows of this page' }));
    expect(change.mock.calls.map(([keys]) => [...keys])).toEqual([['9', '1', '2'], ['9']]);
  });

  it('renders no row but the one that is chosen', () => {
    const cell = jest.fn(({ name }: Row) => name);
    const columns: readonly Column<Row>[] = [{ key: 'name', title: 'Client', width: 100, cell }];
    const nameOf = ({ name }: Row) => name;
    function Choosing() {
      const [keys, change] = useState<ReadonlySet<string>>(new Set());
      return <DataTable label="Clients" columns={columns} rows={ROWS} keyOf={keyOf} selection={{ keys, change, nameOf }} />;
    }
    render(<Choosing />, { wrapper: Page });
    cell.mockClear();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select Globex' }));
    expect(cell.mock.calls).toEqual([[ROWS[1]]]);
  });

  it('hides a column until it is chosen again, also on the next visit', async () => {
    function Chosen() {
      const columns = useColumns('spec', COLUMNS);
      return (
        <>
          <ColumnChoice chosen={columns} />
          <DataTable label="Clients" columns={columns.shown} rows={ROWS} keyOf={keyOf} />
        </>
      );
    }
    const { unmount } = render(<Chosen />, { wrapper: Page });
    fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
    fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Path' }));
    expect(screen.queryByRole('columnheader', { name: 'Path' })).toBeNull();
    expect(screen.queryByRole('menuitemcheckbox', { name: 'Client' })).toBeNull();
    unmount();
    render(<Chosen />, { wrapper: Page });
    expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['Client', 'Number']);
  });

  it('writes an order into the address as it reads it', () => {
    for (const text of ['name', '-seats']) expect(writeSort(readSort(text))).toBe(text);
  });
});
