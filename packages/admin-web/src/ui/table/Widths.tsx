import type { CSSProperties } from 'react';
import type { Column } from './column.js';

/** What stands in each row of a table. */
export interface TableParts<Row> {
  readonly columns: readonly Column<Row>[];
  /** A box to choose the row by. */
  readonly boxes: boolean;
  /** A menu of what can be done with the row. */
  readonly actions: boolean;
}

/** Pixels of the column of boxes and of that of menus. */
const BOXES = 44;
const ACTIONS = 80;

/**
 * How wide each column is, before any row is there: nothing moves when rows come or others take their place, and a browser
 * need not look through all of them to place one.
 */
export function Widths<Row>({ columns, boxes, actions }: TableParts<Row>) {
  return (
    <colgroup>
      {boxes && <col style={{ width: BOXES }} />}
      {columns.map(({ key, width }) => (
        <col key={key} style={{ width }} />
      ))}
      {actions && <col style={{ width: ACTIONS }} />}
    </colgroup>
  );
}

/** Tells the table's styles, as `--pt-needed`, how wide it is at least: where the page has less, it is scrolled sideways. */
export function neededWidth<Row>({ columns, boxes, actions }: TableParts<Row>): CSSProperties {
  const needed = columns.reduce((sum, { width }) => sum + width, 0) + (boxes ? BOXES : 0) + (actions ? ACTIONS : 0);
  // The type knows the properties of CSS alone, not those of ours.
  return { '--pt-needed': `${needed}px` } as CSSProperties;
}
