import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useAsked, type Asked } from '../../server/use-asked.js';
import { whenIdle } from '../page/when-idle.js';
import type { PageFacts } from './ListFooter.js';
import type { ListAddress } from './list-address.js';

interface ListQuery<Data, Variables, List> {
  readonly address: ListAddress;
  /** What the server is asked for when the list stands like this. */
  readonly variablesOf: (address: ListAddress) => Variables;
  readonly listOf: (data: Data) => List;
}

/** Milliseconds after which the pages beside are asked for at the latest: a browser at rest may not come to call back by itself. */
const AHEAD_WITHIN = 300;

/** What is known of a list asked for. */
export type AskedList<List> = Omit<Asked<unknown>, 'data'> & { readonly list: List | undefined };

/**
 * Asks for the page of a list its address tells; and for the pages on both sides of it while the browser has nothing else to
 * do, so that a step shows its rows at once and asks again behind them.
 */
export function useAskedList<Data, Variables extends OperationVariables, List extends PageFacts>(document: TypedDocumentNode<Data, Variables>, { address, variablesOf, listOf }: ListQuery<Data, Variables, List>): AskedList<List> {
  const server = useApolloClient();
  const { data, stale, fault, again } = useAsked(document, variablesOf(address));
  const list = data === undefined ? undefined : listOf(data);
  const ends = stale || fault !== null ? undefined : list?.pageInfo;
  const latest = useRef(variablesOf);
  useLayoutEffect(() => {
    latest.current = variablesOf;
  });
  useEffect(() => {
    // Without a network only what is wanted is tried.
    if (ends === undefined || !navigator.onLine) return undefined;
    const others = address.beside(ends).map((page) => latest.current({ ...address, page }));
    // What fails now fails again, and is told, when it is wanted.
    return whenIdle(() => others.forEach((variables) => void server.query({ query: document, variables }).catch(() => undefined)), AHEAD_WITHIN);
  }, [ends, address, server, document]);
  return { list, stale, fault, again };
}
