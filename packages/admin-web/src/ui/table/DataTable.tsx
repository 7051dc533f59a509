import { useCallback, useLayoutEffect, useRef, type ReactNode } from 'react';
import type { Column, Sort } from './column.js';
import { DataRow } from './DataRow.js';
import { HeadCell } from './HeadCell.js';
import { SkeletonRows } from './SkeletonRows.js';
import { toggled, type Selection } from './selection.js';
import { SelectAll } from './SelectBoxes.js';
import './table.css';

interface DataTableProps<Row> {
  /** What the table holds, for whoever does not see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** Undefined as long as the first rows are on their way. */
  readonly rows: readonly Row[] | undefined;
  readonly keyOf: (row: Row) => string;
  /** True while other rows are on their way: these stay, dimmed. */
  readonly stale?: boolean;
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort) => void;
  /** The menu of a row. */
  readonly actions?: (row: Row) => ReactNode;
  readonly selection?: Selection<Row>;
  /** The key of the row that is open beside the table. */
  readonly openKey?: string | null;
}

const nothing = () => undefined;

/** Puts a row into the selection or takes it out; the same function in every rendering, so that no row is rendered for it. */
function useToggle<Row>(selection: Selection<Row> | undefined): (key: string) => void {
  const latest = useRef(selection);
  useLayoutEffect(() => {
    latest.current = selection;
  });
  return useCallback((key) => latest.current?.change(toggled(latest.current.keys, key)), []);
}

/** The one table: real column headers, rows that stay while others load, and cards on a narrow screen. */
export function DataTable<Row>({ label, columns, rows, keyOf, stale = false, sort = null, onSort = nothing, actions, selection, openKey }: DataTableProps<Row>) {
  const onToggle = useToggle(selection);
  // A card is no table cell to a browser any more, so every role is said.
  return (
    <div className="pt-scroll">
      <table className="pt-table" role="table" aria-label={label} aria-busy={stale || rows === undefined} data-stale={stale || undefined}>
        <thead role="rowgroup">
          <tr role="row">
            {selection !== undefined && <SelectAll rows={rows ?? []} keyOf={keyOf} selection={selection} />}
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
            {actions !== undefined && (
              <th scope="col" role="columnheader" className="pt-actions">
                Actions
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows === undefined && <SkeletonRows columns={columns} boxes={selection !== undefined} actions={actions !== undefined} />}
          {rows?.map((row) => {
            const key = keyOf(row);
            const box = selection && { boxName: selection.nameOf(row), chosen: selection.keys.has(key), onToggle };
            return <DataRow key={key} row={row} rowKey={key} columns={columns} isOpen={openKey === key} {...box} {...(actions && { actions })} />;
          })}
        </tbody>
      </table>
    </div>
  );
}
