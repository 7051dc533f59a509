/** A value of a CSV file. */
export type CsvValue = string | number | null;

/**
 * What makes a spreadsheet take a cell for a formula (OWASP, CSV Injection), with the full-width twins some of them read
 * the same.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const QUOTED = /[",\r\n]|^\s|\s$/;

/**
 * A line of a CSV file (RFC 4180) with its end. What a spreadsheet would take for a formula gets a `'` before it, which
 * imports take away again.
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

function cell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const isFormula = FORMULA.test(value);
  const plain = isFormula ? `'${value}` : value;
  return isFormula || QUOTED.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
