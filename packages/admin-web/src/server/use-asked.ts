import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { afterPaint } from './after-paint.js';
import { faultOf, type FaultWords } from './fault.js';

/** What is known of something asked for. */
export interface Asked<Data> {
  /** The answer, or as long as another is on its way the one before; undefined before the first. */
  readonly data: Data | undefined;
  /** True while what is shown is not yet what was asked for. */
  readonly stale: boolean;
  readonly fault: FaultWords | null;
  readonly again: () => void;
}

interface AskOptions {
  /** False for answers that are large and never asked for again. */
  readonly kept?: boolean;
}

/** Asks again for what was known already, once it is on the screen. */
function useRefreshed(asked: string | false, isKnown: boolean, refetch: () => Promise<unknown>): void {
  const latest = useRef({ isKnown, refetch });
  useLayoutEffect(() => {
    latest.current = { isKnown, refetch };
  });
  useEffect(() => {
    if (asked === false || !latest.current.isKnown) return undefined;
    // What fails is told by the query itself.
    return afterPaint(() => void latest.current.refetch().catch(() => undefined));
  }, [asked]);
}

/** Asks for what a page shows: what is known at once, then what is true now. The answer before stays until the next is there. */
export function useAsked<Data, Variables extends OperationVariables>(document: TypedDocumentNode<Data, Variables>, variables: Variables, { kept = true }: AskOptions = {}): Asked<Data> {
  const { data, previousData, error, networkStatus, refetch } = useQuery<Data>(document, { variables, fetchPolicy: kept ? 'cache-first' : 'no-cache', notifyOnNetworkStatusChange: true });
  useRefreshed(kept && JSON.stringify(variables), data !== undefined, refetch);
  const known = data ?? previousData;
  const stale = known !== undefined && data === undefined && networkStatus !== NetworkStatus.error;
  return { data: known, stale, fault: error === undefined ? null : faultOf(error), again: () => void refetch().catch(() => undefined) };
}
