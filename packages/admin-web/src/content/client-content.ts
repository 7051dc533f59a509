/** What can be had by itself or by one of its tags. */
export interface Tagged {
  readonly id: string;
  readonly tags: readonly string[];
}

/** Whether two tags are one: case does not matter. */
export function isSameTag(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** The tags by which an item comes, in the words of the item; none: it was chosen by itself. */
export function tagsThatBring(item: Tagged, tags: readonly string[]): string[] {
  return item.tags.filter((tag) => tags.some((other) => isSameTag(tag, other)));
}

/** The items that no tag brings, so that somebody chose them. */
export function chosenOf<Item extends Tagged>(items: readonly Item[], tags: readonly string[]): Item[] {
  return items.filter((item) => tagsThatBring(item, tags).length === 0);
}

/** The items that come by this tag and by nothing else: they go with it. */
export function goneWith<Item extends Tagged>(items: readonly Item[], tags: readonly string[], tag: string): Item[] {
  const left = tags.filter((other) => !isSameTag(tag, other));
  return items.filter((item) => tagsThatBring(item, tags).length > 0 && tagsThatBring(item, left).length === 0);
}

/** Tags with another at the end, unless it is there already or empty. */
export function withTag(tags: readonly string[], typed: string): readonly string[] {
  const tag = typed.trim();
  return tag === '' || tags.some((other) => isSameTag(tag, other)) ? tags : [...tags, tag];
}
