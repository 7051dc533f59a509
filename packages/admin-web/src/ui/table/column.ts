import type { ReactNode } from 'react';

/** Where a cell stands once a row has become a card on a narrow screen; without a place it is left out there. */
export type CardPlace = 'title' | 'second' | 'third' | 'meter' | 'start' | 'end';

/** What a cell says more of its row on hover, focus and tap; its target is the one button in the cell. */
export interface CellDetails<Row> {
  /** Text alone, since Tab never enters it. */
  readonly about: (row: Row) => ReactNode;
  /** Called when it is likely to be shown: time to ask for what it needs. */
  readonly onAboutToOpen: (row: Row) => void;
}

/** One column of a table. */
export interface Column<Row> {
  /** Unique in its table; also what the browser remembers hidden columns by. */
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Pixels it needs. It keeps them whatever its rows say; what the table has beyond is given out in the same proportions. */
  readonly width: number;
  /** At most one column of a table has them. */
  readonly details?: CellDetails<Row>;
  /** The word for this column in the address, when the server can sort by it. */
  readonly sort?: string;
  /** Counts end at the right edge, so that they line up. */
  readonly numeric?: boolean;
  readonly card?: CardPlace;
  /** False for what a row cannot do without. */
  readonly hideable?: boolean;
  /** True for what most can do without: hidden until somebody chooses it. */
  readonly hiddenAtFirst?: boolean;
  /** How wide its placeholder is while the first rows load, in pixels. */
  readonly skeleton?: number;
}

/** What a list is ordered by: a column's word, and which end comes first. */
export interface Sort {
  readonly by: string;
  readonly descending: boolean;
}

/** Reads `name` or `-name`. */
export function readSort(text: string): Sort {
  return text.startsWith('-') ? { by: text.slice(1), descending: true } : { by: text, descending: false };
}

/** Writes what {@link readSort} reads. */
export function writeSort({ by, descending }: Sort): string {
  return descending ? `-${by}` : by;
}
