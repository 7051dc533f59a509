import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { readSort, writeSort, type Sort } from '../table/column.js';

/** Rows on a page. */
export const PAGE_SIZE = 25;

/** Where a page lies: what a connection of the API is asked for. */
export type PageVariables = { readonly first: number; readonly after?: string } | { readonly last: number; readonly before: string };

/** Where a page of a list begins and ends, and whether there is more on either side, as the API says it. */
export interface PageEnds {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** Where a list stands, all of it in the address: filters, search, order and page. */
export interface ListAddress {
  /** The value of a filter; null when it is not set. */
  readonly get: (name: string) => string | null;
  /** Sets filters, or with null takes them away, and goes back to the first page. The same function as long as the list is on the page. */
  readonly set: (changes: Readonly<Record<string, string | null>>, how?: { readonly replace?: boolean }) => void;
  /** Opens or closes what stands over the list, which stays where it is. The same function as long as the list is on the page. */
  readonly show: (changes: Readonly<Record<string, string | null>>) => void;
  readonly sort: Sort;
  readonly setSort: (sort: Sort) => void;
  readonly page: PageVariables;
  /** The number of the first row of this page, counted from 1. */
  readonly firstRow: number;
  readonly goNext: (endCursor: string | null | undefined) => void;
  readonly goBack: (startCursor: string | null | undefined) => void;
  /** The pages one step away from a page that ends like this, as goNext and goBack ask for them. */
  readonly beside: (ends: PageEnds) => readonly PageVariables[];
}

function pageOf(params: URLSearchParams): PageVariables {
  const before = params.get('before');
  if (before !== null) return { last: PAGE_SIZE, before };
  const after = params.get('after');
  return after === null ? { first: PAGE_SIZE } : { first: PAGE_SIZE, after };
}

function firstRowOf(params: URLSearchParams): number {
  const row = Number(params.get('row') ?? '1');
  return Number.isInteger(row) && row > 0 ? row : 1;
}

function withChanges(params: URLSearchParams, changes: Readonly<Record<string, string | null>>): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}

const FIRST_PAGE = { after: null, before: null, row: null };

const EMPTY = new URLSearchParams();

/** The page before one that begins like this. */
function backFrom(firstRow: number, startCursor: string | null | undefined): Readonly<Record<string, string | null>> {
  // The first page has no cursor: it begins with whatever is first by then.
  const row = firstRow - PAGE_SIZE;
  return row <= 1 ? FIRST_PAGE : { ...FIRST_PAGE, before: startCursor ?? null, row: String(row) };
}

/**
 * Reads and writes where a list stands.
 *
 * @param usual the order when the address says none; it is left out of the address
 */
export function useListAddress(usual: string): ListAddress {
  const [params, setParams] = useSearchParams();
  const latest = useRef(setParams);
  useLayoutEffect(() => {
    latest.current = setParams;
  });
  // What a row calls stays the same, so that rows are rendered again only when they are others.
  const change = useCallback((changes: Readonly<Record<string, string | null>>, replace = false) => latest.current((now) => withChanges(now, changes), { replace, preventScrollReset: true }), []);
  const show = useCallback((changes: Readonly<Record<string, string | null>>) => change(changes), [change]);
  const set = useCallback((changes: Readonly<Record<string, string | null>>, how?: { readonly replace?: boolean }) => change({ ...FIRST_PAGE, ...changes }, how?.replace), [change]);
  return useMemo(() => {
    const firstRow = firstRowOf(params);
    return {
      get: (name) => params.get(name),
      set,
      show,
      sort: readSort(params.get('sort') ?? usual),
      setSort: (sort) => change({ ...FIRST_PAGE, sort: writeSort(sort) === usual ? null : writeSort(sort) }),
      page: pageOf(params),
      firstRow,
      goNext: (endCursor) => change({ ...FIRST_PAGE, after: endCursor ?? null, row: String(firstRow + PAGE_SIZE) }),
      goBack: (startCursor) => change(backFrom(firstRow, startCursor)),
      beside: ({ hasNextPage, hasPreviousPage, endCursor, startCursor }) => [
        ...(hasNextPage ? [pageOf(withChanges(EMPTY, { after: endCursor }))] : []),
        ...(hasPreviousPage ? [pageOf(withChanges(EMPTY, backFrom(firstRow, startCursor)))] : []),
      ],
    };
  }, [params, change, set, show, usual]);
}

