import { expect } from '@jest/globals';
import { sortKey } from '../../src/kernel/keys.js';
import { idBytes, type Id, type IdType } from '../../src/kernel/ids.js';
import type { PageOfIds } from '../../src/kernel/list-page.js';
import { pageRequest, type PageArgs, type PageRequest } from '../../src/kernel/paging.js';

/** What tests look at of a page. */
export type ListedPage = Pick<PageOfIds, 'ids' | 'pageInfo' | 'count'>;

/** Asks for one page of a list. */
export type AskPage = (page: PageRequest, args: PageArgs) => Promise<ListedPage>;

/** The page a connection was made of. */
export function pageOfConnection(connection: object): ListedPage {
  // `connectionOf` makes classes with these members, and tells the compiler of none.
  const { nodes, pageInfo, totalCount } = connection as { nodes: { id: Id<IdType> }[]; pageInfo: ListedPage['pageInfo']; totalCount: () => Promise<number> };
  return { ids: nodes.map(({ id }) => idBytes(id)), pageInfo, count: () => totalCount.call(connection) };
}

/** Every combination that takes one of the values of each name. */
export function combinations<Combination extends object>(values: { readonly [Name in keyof Combination]: readonly Combination[Name][] }): Combination[] {
  const names = Object.entries<readonly unknown[]>(values);
  const all = names.reduce<object[]>((made, [name, those]) => made.flatMap((one) => those.map((value) => ({ ...one, [name]: value }))), [{}]);
  // It has each of the names, with a value given for it.
  return all as Combination[];
}

/** The ids of every page from one end to the other, in the order of the list; what the pages say of themselves is held against it. */
export async function allPages(ask: AskPage, { size, backward }: { readonly size: number; readonly backward: boolean }, between: () => Promise<void> = async () => undefined): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const args: PageArgs = backward ? { last: size, before: cursor } : { first: size, after: cursor };
    const page = await ask(pageRequest(args), args);
    const found = page.ids.map((id) => id.toString('hex'));
    if (backward) ids.unshift(...found);
    else ids.push(...found);
    const [onward, back] = backward ? [page.pageInfo.hasPreviousPage, page.pageInfo.hasNextPage] : [page.pageInfo.hasNextPage, page.pageInfo.hasPreviousPage];
    if (cursor === null) expect(back).toBe(false);
    if (!onward) return ids;
    expect(found).toHaveLength(size);
    cursor = backward ? page.pageInfo.startCursor : page.pageInfo.endCursor;
    await between();
  }
}

/** Whether every word of a search begins some word of the texts: the plainest way to say it. @param email its last label is no word */
export function findsAll(search: string, texts: readonly string[], email = ''): boolean {
  const hay = [...texts, email].map((text) => sortKey(text, 2_000)).join(' ');
  const lastLabel = email === '' ? -1 : hay.lastIndexOf('.') + 1;
  const escaped = sortKey(search, 2_000).split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return escaped.every((word) => word === '' || [...hay.matchAll(new RegExp(`(?<![a-z0-9~])${word}`, 'g'))].some(({ index }) => index !== lastLabel));
}

/** Sorted by keys, then by id; both turned round for DESC. */
export function sorted<Row extends { readonly id: Buffer }>(rows: readonly Row[], keyOf: (row: Row) => readonly (string | number)[], direction: 'ASC' | 'DESC'): Row[] {
  const sign = direction === 'ASC' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [ours, theirs] = [keyOf(a), keyOf(b)];
    const at = ours.findIndex((key, n) => key !== theirs[n]);
    if (at === -1) return sign * Buffer.compare(a.id, b.id);
    return ours[at]! < theirs[at]! ? -sign : sign;
  });
}
