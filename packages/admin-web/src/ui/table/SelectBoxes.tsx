import '../marks/plain-controls.css';
import type { Selection } from './selection.js';

interface BoxProps {
  readonly label: string;
  readonly checked: boolean;
  /** Some are chosen, not all. */
  readonly some?: boolean;
  readonly disabled?: boolean;
  readonly onChange: () => void;
}

/** A box of the browser's own, which looks like those of the forms: a page has one for each row. */
function Box({ label, checked, some = false, disabled = false, onChange }: BoxProps) {
  const mark = (input: HTMLInputElement | null) => {
    if (input !== null) input.indeterminate = some;
  };
  return (
    <label className="pt-check-area">
      <input ref={mark} type="checkbox" className="pt-check" aria-label={label} checked={checked} disabled={disabled} onChange={onChange} />
    </label>
  );
}

interface SelectAllProps<Row> {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly selection: Selection<Row>;
}

/** The box in the head: all rows of this page, or none. */
export function SelectAll<Row>({ rows, keyOf, selection }: SelectAllProps<Row>) {
  const chosen = rows.filter((row) => selection.keys.has(keyOf(row))).length;
  const all = rows.length > 0 && chosen === rows.length;
  // Rows of other pages stay as they are.
  const others = [...selection.keys].filter((key) => !rows.some((row) => keyOf(row) === key));
  return (
    <th scope="col" role="columnheader" className="pt-box">
      <Box label="Select all rows of this page" checked={all} some={chosen > 0 && !all} disabled={rows.length === 0} onChange={() => selection.change(new Set(all ? others : [...others, ...rows.map(keyOf)]))} />
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
      <Box label={`Select ${name}`} checked={chosen} onChange={onToggle} />
    </td>
  );
}
