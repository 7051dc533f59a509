import { useLayoutEffect, useRef } from 'react';

/**
 * Which line of the page each row gets: a row that stays keeps its own, with the focus in it; one that is new takes over the
 * line of one that has gone, which costs a browser far less than a line made anew.
 *
 * @param before the line of each row until now @param keys of the rows as they are to stand, each once
 * @returns the line of each, in the order of `keys`
 */
export function slotsFor(before: ReadonlyMap<string, number>, keys: readonly string[]): ReadonlyMap<string, number> {
  const taken = new Set(keys.flatMap((key) => before.get(key) ?? []));
  const free: number[] = [];
  for (let slot = 0; free.length + taken.size < keys.length; slot += 1) if (!taken.has(slot)) free.push(slot);
  let next = 0;
  return new Map(keys.map((key) => [key, before.get(key) ?? free[next++]!]));
}

/** {@link slotsFor} the rows of a table, from one rendering to the next. */
export function useSlots(keys: readonly string[]): ReadonlyMap<string, number> {
  const shown = useRef<ReadonlyMap<string, number>>(new Map());
  const slots = slotsFor(shown.current, keys);
  useLayoutEffect(() => {
    shown.current = slots;
  });
  return slots;
}
