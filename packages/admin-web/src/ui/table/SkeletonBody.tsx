import type { TableParts } from './Widths.js';

const ROWS = [1, 0.94, 0.86, 0.76, 0.62, 0.46, 0.3, 0.16];
const WIDTHS = [110, 140, 96, 128];

/** Where the first rows will stand, fading downwards. Shows itself after 200 ms only: most answers are faster. */
export function SkeletonBody<Row>({ columns, boxes, actions }: TableParts<Row>) {
  return (
    <tbody role="rowgroup">
      {ROWS.map((opacity, at) => (
        <tr key={opacity} role="row" className="pt-skeleton" aria-hidden="true" style={{ opacity }}>
          {boxes && <td role="cell" className="pt-box" data-card="box" />}
          {columns.map((column, place) => (
            <td key={column.key} role="cell" data-card={column.card} data-numeric={column.numeric || undefined}>
              <span className="pt-bone" style={{ width: column.skeleton ?? WIDTHS[(at + place) % WIDTHS.length] }} />
            </td>
          ))}
          {actions && <td role="cell" data-card="actions" className="pt-actions" />}
        </tr>
      ))}
    </tbody>
  );
}
