/** The three ends an access may have, as ISO times; null: none. */
export interface Ends {
  readonly client: string | null;
  readonly sublicense: string | null;
  readonly own: string | null;
}

/** Which end comes first and so decides; of equal ones the client's before the sublicense's. Null where there is none. */
export function decidingEnd(ends: Ends): keyof Ends | null {
  const known = (['client', 'sublicense', 'own'] as const).flatMap((key) => {
    const at = ends[key];
    return at === null ? [] : [{ key, at: Date.parse(at) }];
  });
  return known.toSorted((one, other) => one.at - other.at)[0]?.key ?? null;
}
