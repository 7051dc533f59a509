import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
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

/** Asks for what a page shows: what is known at once, then what is true now. The answer before stays until the next is there. */
export function useAsked<Data, Variables extends OperationVariables>(document: TypedDocumentNode<Data, Variables>, variables: Variables, { kept = true }: AskOptions = {}): Asked<Data> {
  const { data, previousData, error, networkStatus, refetch } = useQuery<Data>(document, { variables, fetchPolicy: kept ? 'cache-and-network' : 'no-cache', notifyOnNetworkStatusChange: true });
  const known = data ?? previousData;
  const stale = known !== undefined && data === undefined && networkStatus !== NetworkStatus.error;
  return { data: known, stale, fault: error === undefined ? null : faultOf(error), again: () => void refetch().catch(() => undefined) };
}
