import { Icon } from '../marks/Icon.js';
import type { Column, Sort } from './column.js';

interface HeadCellProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort) => void;
}

/** A head that stays a column header: the button to sort by it is inside, and `aria-sort` says how it stands. */
export function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const { sort: by, title, numeric } = column;
  if (by === undefined) {
    return (
      <th scope="col" role="columnheader" data-numeric={numeric || undefined}>
        {title}
      </th>
    );
  }
  const current = sort?.by === by ? sort : null;
  const direction = current?.descending === true ? 'descending' : 'ascending';
  return (
    <th scope="col" role="columnheader" data-numeric={numeric || undefined} aria-sort={current === null ? 'none' : direction}>
      <button type="button" className="pt-sort" data-current={current !== null || undefined} onClick={() => onSort({ by, descending: current !== null && !current.descending })}>
        {title}
        <span className="pt-sort-arrow">
          <Icon name={direction === 'descending' ? 'arrowDown' : 'arrowUp'} size={12} />
        </span>
      </button>
    </th>
  );
}
