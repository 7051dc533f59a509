import { memo, type ReactNode } from 'react';
import type { Column } from './column.js';
import { RowKey } from './row-key.js';
import { SelectRow } from './SelectBoxes.js';

interface DataRowProps<Row> {
  readonly row: Row;
  readonly rowKey: string;
  readonly columns: readonly Column<Row>[];
  /** It stands in full beside the table. */
  readonly isOpen: boolean;
  /** What its box is called; undefined: it has none. */
  readonly boxName?: string;
  readonly chosen?: boolean;
  readonly onToggle?: (key: string) => void;
  readonly actions?: (row: Row) => ReactNode;
}

function Cells<Row>({ row, rowKey, columns, isOpen, boxName, chosen = false, onToggle, actions }: DataRowProps<Row>) {
  return (
    <tr role="row" data-selected={chosen || isOpen || undefined}>
      {boxName !== undefined && <SelectRow name={boxName} chosen={chosen} onToggle={() => onToggle?.(rowKey)} />}
      {columns.map((column) => (
        <td key={column.key} role="cell" data-card={column.card} data-numeric={column.numeric || undefined} data-details={column.details === undefined ? undefined : rowKey}>
          {column.cell(row)}
        </td>
      ))}
      {actions !== undefined && (
        <td role="cell" data-card="actions" className="pt-actions">
          <RowKey value={rowKey}>{actions(row)}</RowKey>
        </td>
      )}
    </tr>
  );
}

/** One row. It is rendered again only for another row, other columns or another menu: give it the same functions. */
// `memo` forgets that its component is generic.
export const DataRow = memo(Cells) as typeof Cells;
