import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { faultOf } from './fault.js';
import { Fault } from './use-send.js';

/** Asks once, when told to, and keeps nothing of the answer. Throws a {@link Fault} when there is none. */
export function useFetch<Data, Variables extends OperationVariables>(document: TypedDocumentNode<Data, Variables>): (variables: Variables) => Promise<Data> {
  const client = useApolloClient();
  return useCallback(
    async (variables: Variables) => {
      const { data } = await client.query<Data>({ query: document, variables, fetchPolicy: 'no-cache' }).catch((error: unknown) => {
        throw new Fault(faultOf(error).message);
      });
      if (data === undefined || data === null) throw new Fault('The server gave no answer that can be read. Try again in a moment.');
      return data;
    },
    [client, document],
  );
}
