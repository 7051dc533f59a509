import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { invalid } from '../kernel/problem.js';
import type { Line } from './check-lines.js';

/** The most characters of one line; a longer one is no list of codes. */
const LONGEST_LINE = 10_000;
const DELIMITERS = [',', ';', '\t'];

/**
 * Reads the codes of a file, line by line as a spreadsheet counts them: memory does not grow with it. Commas, semicolons or tabs
 * part its columns; quoted values may have them, too (RFC 4180). Empty lines are none.
 *
 * @param column the title of the column in the first line; null: the file has one column and no titles
 * @throws Refusal InvalidInput for a file that is none, or has no such column
 */
export async function* linesOfFile(bytes: AsyncIterable<Uint8Array>, column: string | null): AsyncGenerator<Line> {
  const records = Readable.from(bytes, { objectMode: false }).pipe(
    parse({ bom: true, delimiter: DELIMITERS, info: true, relax_column_count: true, relax_quotes: true, max_record_size: LONGEST_LINE }),
  ) as AsyncIterable<Parsed>;
  let index = column === null ? 0 : null;
  try {
    for await (const { info, record } of records) {
      if (index === null) {
        index = placeOf(column!, record);
        continue;
      }
      const text = record[index] ?? '';
      // One column: what stands beside it belongs to the line, and is told as such.
      const whole = column === null && record.length > 1 ? record.join(', ') : text;
      if (whole.trim() !== '') yield { line: info.lines, text: whole };
    }
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('CSV_')) throw invalid('uploadId', 'This is no list of codes: a line of it cannot be read as text.');
    throw thrown;
  }
  if (index === null) throw invalid('uploadId', 'The file is empty.');
}

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

function placeOf(column: string, titles: readonly string[]): number {
  const plain = (title: string) => title.trim().toLowerCase();
  const at = titles.findIndex((title) => plain(title) === plain(column));
  if (at >= 0) return at;
  const there = titles.slice(0, 20).map((title) => title.trim().slice(0, 40)).join(', ');
  throw invalid('column', `There is no such column. The first line of the file has: ${there}.`);
}
