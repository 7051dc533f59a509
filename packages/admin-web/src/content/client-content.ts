/** What can be had by itself or by one of its tags. */
export interface Tagged {
  readonly id: string;
  readonly tags: readonly string[];
}

/** By what somebody has items: one by one, and by tags. */
export interface Chosen {
  readonly chosenContent: readonly { readonly id: string }[];
  readonly contentTags: readonly string[];
}

/** Whether two tags are one: case does not matter. */
export function isSameTag(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** The tags by which an item comes, in the words of the item; none: it was chosen by itself alone. */
export function tagsThatBring(item: Tagged, tags: readonly string[]): string[] {
  return item.tags.filter((tag) => tags.some((other) => isSameTag(tag, other)));
}

/** Why an item is there: chosen by itself, by tags, or both. */
export function hereBy(item: Tagged, { chosenContent, contentTags }: Chosen): string {
  const by = tagsThatBring(item, contentTags);
  const isChosen = chosenContent.some(({ id }) => id === item.id);
  return [...(isChosen ? ['choice'] : []), ...(by.length > 0 ? [`tag ${by.join(', ')}`] : [])].join(' and ');
}

/** The items that come by this tag and by nothing else: they go with it. */
export function goneWith<Item extends Tagged>(items: readonly Item[], { chosenContent, contentTags }: Chosen, tag: string): Item[] {
  const left = contentTags.filter((other) => !isSameTag(tag, other));
  return items.filter((item) => tagsThatBring(item, contentTags).length > 0 && tagsThatBring(item, left).length === 0 && !chosenContent.some(({ id }) => id === item.id));
}

/** Tags with another at the end, unless it is there already or empty. */
export function withTag(tags: readonly string[], typed: string): readonly string[] {
  const tag = typed.trim();
  return tag === '' || tags.some((other) => isSameTag(tag, other)) ? tags : [...tags, tag];
}

/** Whether these are the same tags in the same order. */
export function areSameTags(tags: readonly string[], others: readonly string[]): boolean {
  return tags.length === others.length && tags.every((tag, at) => tag === others[at]);
}
