import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useCardOpening } from '../overlay/card-opening.js';
import { DetailsCard } from '../overlay/DetailsCard.js';
import type { Column, Sort } from './column.js';
import { DataRow } from './DataRow.js';
import { HeadCell } from './HeadCell.js';
import { neededWidth, Widths } from './Widths.js';
import { useRowsInSight } from './rows-in-sight.js';
import { SkeletonBody } from './SkeletonBody.js';
import { toggled, type Selection } from './selection.js';
import { SelectAll } from './SelectBoxes.js';
import { useSlots } from './slots.js';
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
  /** Another word for each other page, order and search: the table then begins at its top again. */
  readonly place?: string;
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

/** Milliseconds an answer may take before the rows that wait for it dim. */
const SLOW_MS = 200;

/** Whether other rows have been on their way for a while. */
function useSlow(stale: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!stale) return undefined;
    const timer = window.setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      window.clearTimeout(timer);
      setSlow(false);
    };
  }, [stale]);
  return stale && slow;
}

/** What holds the table; scrolled back to its first row when other rows are asked for. */
function useTopOf(place: string | undefined) {
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef(place);
  useLayoutEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    box.current?.scrollTo?.(0, 0);
    // On a phone the page itself is scrolled, and what was pressed stands below the cards.
    if (window.scrollY > 0) box.current?.scrollIntoView({ block: 'start' });
  }, [place]);
  return box;
}

type BodyProps<Row> = Pick<DataTableProps<Row>, 'columns' | 'keyOf' | 'actions' | 'selection' | 'openKey'> & { readonly rows: readonly Row[] };

/** The rows, and the card about one of them. */
function Body<Row>({ columns, rows: wanted, keyOf, actions, selection, openKey }: BodyProps<Row>) {
  const onToggle = useToggle(selection);
  const body = useRef<HTMLTableSectionElement>(null);
  const rows = useRowsInSight(wanted, keyOf, body);
  const slots = useSlots(rows.map(keyOf));
  const details = columns.find((column) => column.details !== undefined)?.details;
  const rowOf = (key: string) => rows.find((row) => keyOf(row) === key);
  const { opened, close, area, card } = useCardOpening((key) => {
    const row = rowOf(key);
    if (row !== undefined) details?.onAboutToOpen(row);
  });
  const told = opened === null ? undefined : rowOf(opened.key);
  useEffect(() => {
    if (opened !== null && told === undefined) close();
  });
  return (
    <>
      <tbody ref={body} role="rowgroup" {...area}>
        {rows.map((row) => {
          const key = keyOf(row);
          const box = selection && { boxName: selection.nameOf(row), chosen: selection.keys.has(key), onToggle };
          return <DataRow key={slots.get(key)} row={row} rowKey={key} columns={columns} isOpen={openKey === key} {...box} {...(actions && { actions })} />;
        })}
      </tbody>
      {opened !== null && told !== undefined && (
        <DetailsCard anchor={opened.anchor} {...card}>
          {details?.about(told)}
        </DetailsCard>
      )}
    </>
  );
}

/** The one table: real column headers, rows that stay while others load, and cards on a narrow screen. */
export function DataTable<Row>({ label, columns, rows, keyOf, stale = false, sort = null, onSort = nothing, actions, selection, openKey, place }: DataTableProps<Row>) {
  const box = useTopOf(place);
  const slow = useSlow(stale);
  const parts = { columns, boxes: selection !== undefined, actions: actions !== undefined };
  // A card is no table cell to a browser any more, so every role is said.
  return (
    <div ref={box} className="pt-scroll">
      <table className="pt-table" role="table" style={neededWidth(parts)} aria-label={label} aria-busy={stale || rows === undefined} data-stale={stale || undefined} data-slow={slow || undefined}>
        <Widths {...parts} />
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
        {rows === undefined ? <SkeletonBody {...parts} /> : <Body columns={columns} rows={rows} keyOf={keyOf} openKey={openKey ?? null} {...(actions && { actions })} {...(selection && { selection })} />}
      </table>
    </div>
  );
}
