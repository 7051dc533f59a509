/** Which rows are chosen, by key. */
export interface Selection<Row> {
  readonly keys: ReadonlySet<string>;
  readonly change: (keys: ReadonlySet<string>) => void;
  /** What a row is called: `Acme Corp`. */
  readonly nameOf: (row: Row) => string;
}

/** The keys with one put in, or taken out when it was there. */
export function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
