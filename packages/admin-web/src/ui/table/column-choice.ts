import { useMemo, useState } from 'react';
import type { Column } from './column.js';

/** Which columns of a table are shown, and how to change that. */
export interface ColumnChosen<Row> {
  readonly all: readonly Column<Row>[];
  readonly shown: readonly Column<Row>[];
  readonly isShown: (key: string) => boolean;
  readonly toggle: (key: string) => void;
}

function read(place: string): readonly string[] | null {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(place) ?? 'null');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : null;
  } catch {
    return null;
  }
}

function keep(place: string, keys: readonly string[]): void {
  try {
    window.localStorage.setItem(place, JSON.stringify(keys));
  } catch {
    // Storage is off: the choice lasts until the page is left.
  }
}

/** The columns of the table called `name`; what is hidden is remembered in this browser. */
export function useColumns<Row>(name: string, all: readonly Column<Row>[]): ColumnChosen<Row> {
  const place = `portico-hidden-columns-${name}`;
  const [hidden, setHidden] = useState<readonly string[]>(() => read(place) ?? all.filter(({ hiddenAtFirst }) => hiddenAtFirst).map(({ key }) => key));
  // The same object as long as nothing is chosen anew, so that nothing is rendered for it.
  return useMemo(() => {
    const isShown = (key: string) => !hidden.includes(key);
    const toggle = (key: string) => {
      const next = isShown(key) ? [...hidden, key] : hidden.filter((one) => one !== key);
      setHidden(next);
      keep(place, next);
    };
    return { all, shown: all.filter(({ hideable, key }) => hideable === false || isShown(key)), isShown, toggle };
  }, [all, hidden, place]);
}
