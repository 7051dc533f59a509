import { NotFound } from './faults.js';
import { ID_TYPES, parseId, type Id, type IdType } from './ids.js';

/** The id in a text from outside. What is no id of the type answers as an unknown one. @throws NotFound */
export function idFrom<T extends IdType>(type: T, text: string): Id<T> {
  const id = parseId(type, text);
  if (id === undefined) throw new NotFound(ID_TYPES[type]);
  return id;
}

/** As {@link idFrom} for a list; each id once, in the order given. */
export function idsFrom<T extends IdType>(type: T, texts: readonly string[]): Id<T>[] {
  return [...new Set(texts.map((text) => idFrom(type, text)))];
}
