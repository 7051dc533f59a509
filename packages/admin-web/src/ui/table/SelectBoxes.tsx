import { Checkbox } from '@mantine/core';
import type { Selection } from './selection.js';

interface SelectAllProps<Row> {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly selection: Selection<Row>;
}

/** The box in the head: all rows of this page, or none. */
export function SelectAll<Row>({ rows, keyOf, selection }: SelectAllProps<Row>) {
  const chosen = rows.filter((row) => selection.keys.has(keyOf(row))).length;
  const all = rows.length > 0 && chosen === rows.length;
  return (
    <th scope="col" role="columnheader" className="pt-box">
      <Checkbox aria-label="Select all rows of this page" checked={all} indeterminate={chosen > 0 && !all} onChange={() => selection.change(new Set(all ? [] : rows.map(keyOf)))} />
    </th>
  );
}

interface SelectRowProps {
  readonly name: string;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}

/** The box of one row. */
export function SelectRow({ name, chosen, onToggle }: SelectRowProps) {
  return (
    <td role="cell" className="pt-box" data-card="box">
      <Checkbox aria-label={`Select ${name}`} checked={chosen} onChange={onToggle} />
    </td>
  );
}
