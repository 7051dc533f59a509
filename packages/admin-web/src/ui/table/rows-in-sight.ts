import { useEffect, useState, type RefObject } from 'react';
import { afterPaint } from '../../server/after-paint.js';

/**
 * Other rows where they are seen, and below that still those before.
 *
 * @param rows as they are to stand @param before as they stood @param seen how many lines are in sight
 */
export function inSightFirst<Row>(rows: readonly Row[], before: readonly Row[], { seen, keyOf }: { readonly seen: number; readonly keyOf: (row: Row) => string }): readonly Row[] {
  const first = rows.slice(0, seen);
  if (first.length === rows.length) return rows;
  const keys = new Set(first.map(keyOf));
  return [...first, ...before.slice(seen).filter((row) => !keys.has(keyOf(row)))];
}

/** How many lines of a table can be seen, counted from the first; all that there are where nothing is scrolled. */
function linesSeen(body: HTMLTableSectionElement | null): number {
  const [box, line] = [body?.closest('.pt-scroll'), body?.rows[0]];
  if (box == null || line === undefined || line.offsetHeight === 0) return Infinity;
  return Math.ceil((box.scrollTop + box.clientHeight) / line.offsetHeight);
}

/**
 * The rows as they are to be rendered. When others take their place, those in sight come first and those that must be scrolled
 * to a frame later: a page then shows itself in little more than half the time.
 */
export function useRowsInSight<Row>(rows: readonly Row[], keyOf: (row: Row) => string, body: RefObject<HTMLTableSectionElement | null>): readonly Row[] {
  const [complete, setComplete] = useState(rows);
  useEffect(() => (complete === rows ? undefined : afterPaint(() => setComplete(rows))), [complete, rows]);
  // Read while it renders: what is seen then is what must be painted next, and nothing has been changed on the page yet.
  return complete === rows ? rows : inSightFirst(rows, complete, { seen: linesSeen(body.current), keyOf });
}
