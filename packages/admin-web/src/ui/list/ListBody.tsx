import { useCallback, type ReactNode } from 'react';
import { useIsNarrow } from '../overlay/use-is-narrow.js';
import { FaultStrip, type FaultFacts } from '../states/FaultStrip.js';
import { NoMatch } from '../states/NoMatch.js';
import type { ColumnChosen } from '../table/column-choice.js';
import { ColumnChoice } from '../table/ColumnChoice.js';
import { writeSort } from '../table/column.js';
import { DataTable } from '../table/DataTable.js';
import type { Selection } from '../table/selection.js';
import type { PageWords } from './EarlierPages.js';
import { FilterMenu, type Filter } from './FilterMenu.js';
import type { ListAddress } from './list-address.js';
import { ListFooter, type PageFacts } from './ListFooter.js';
import { SearchField } from './SearchField.js';
import { SortMenu, type Order } from './SortMenu.js';

/** What was asked for and how that stands. */
interface Asked<Row> {
  readonly list: (PageFacts & { readonly nodes: readonly Row[] }) | undefined;
  readonly stale: boolean;
  readonly fault: FaultFacts | null;
  readonly again: () => void;
}

interface ListBodyProps<Row> {
  /** What is listed: `Clients`. */
  readonly label: string;
  readonly address: ListAddress;
  readonly asked: Asked<Row>;
  readonly columns: ColumnChosen<Row>;
  readonly keyOf: (row: Row) => string;
  /** What can be searched for: `Name or path`. */
  readonly searchLabel: string;
  readonly filters: readonly Filter[];
  /** Orders that no column has: on a phone they are chosen like the others. */
  readonly orders?: readonly Order[];
  /** `No client matches`. */
  readonly noMatch: string;
  /** Stands where the rows would, while there are none at all. */
  readonly noneYet: ReactNode;
  readonly actions?: (row: Row) => ReactNode;
  readonly selection?: Selection<Row>;
  /** What can be done with the chosen rows. */
  readonly selectionBar?: ReactNode;
  readonly openKey?: string | null;
  /** True for a list that the server gives forwards only, the newest first; in any other order, the words for its ways. */
  readonly onwards?: boolean | PageWords;
  /** The one filled button, where the page's head has none. */
  readonly toolbarEnd?: ReactNode;
}

function filtersOn(address: ListAddress, filters: readonly Filter[]): string[] {
  return filters.flatMap(({ name, label, options }) => options.filter(({ value }) => value === address.get(name)).map((option) => `${label.toLowerCase()} ${option.label.toLowerCase()}`));
}

/** Search, filters, rows and pages of a list, all of it by the address; or why there are no rows. */
export function ListBody<Row>({ label, address, asked, columns, keyOf, searchLabel, filters, orders = [], noMatch, noneYet, actions, selection, selectionBar, openKey = null, onwards = false, toolbarEnd }: ListBodyProps<Row>) {
  const { list, stale, fault, again } = asked;
  const isNarrow = useIsNarrow();
  const search = address.get('q') ?? '';
  const on = filtersOn(address, filters);
  const isEmpty = list !== undefined && list.nodes.length === 0 && !stale;
  const isAll = search === '' && on.length === 0;
  const noFilters = Object.fromEntries(filters.map(({ name }) => [name, null]));
  const { set } = address;
  const onSearch = useCallback((q: string) => set({ q }, { replace: true }), [set]);
  if (isEmpty && isAll) return noneYet;
  return (
    <>
      <div role="search" className="pt-toolbar">
        <SearchField label={searchLabel} value={search} onSearch={onSearch} />
        {filters.map((filter) => (
          <FilterMenu key={filter.name} filter={filter} value={address.get(filter.name)} onSet={set} />
        ))}
        {isNarrow && <SortMenu columns={columns.all} orders={orders} sort={address.sort} onSort={address.setSort} />}
        <span className="pt-toolbar-end">
          <ColumnChoice chosen={columns} />
          {toolbarEnd}
        </span>
      </div>
      {fault !== null && <FaultStrip title={list === undefined ? 'The list could not be read.' : 'The list could not be refreshed.'} fault={fault} onRetry={again} />}
      {isEmpty ? (
        <NoMatch title={noMatch} search={search} filters={on} onClearFilters={() => address.set(noFilters)} onClearAll={() => address.set({ ...noFilters, q: null })} />
      ) : (
        <DataTable label={label} columns={columns.shown} rows={fault !== null && list === undefined ? [] : list?.nodes} keyOf={keyOf} stale={stale} sort={address.sort} onSort={address.setSort} openKey={openKey} place={[JSON.stringify(address.page), writeSort(address.sort), search, ...on].join(' ')} {...(actions && { actions })} {...(selection && { selection })} />
      )}
      <ListFooter address={address} facts={list} rows={fault === null && !stale ? (list?.nodes.length ?? 0) : 0} onwards={onwards}>
        {selectionBar}
      </ListFooter>
    </>
  );
}
