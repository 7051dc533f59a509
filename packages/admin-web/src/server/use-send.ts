import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { faultOf } from './fault.js';
import { askAgain } from './under-way.js';

/** What kept a change from being answered, in words for whoever made it. */
export class Fault extends Error {}

interface SendOptions {
  /** False where nothing on the page changes by it. */
  readonly refresh?: boolean;
}

/**
 * Sends a change and gives its answer; what the page shows is asked for anew behind it. Throws a {@link Fault} when there
 * is no answer: with the id of the request where the server failed, for whoever looks into the logs.
 */
export function useSend<Data, Variables extends OperationVariables>(document: TypedDocumentNode<Data, Variables>, { refresh = true }: SendOptions = {}): (variables: Variables) => Promise<Data> {
  const client = useApolloClient();
  return useCallback(
    async (variables: Variables) => {
      const sent = await client.mutate<Data>({ mutation: document, variables }).catch((error: unknown) => {
        const { message, requestId, code } = faultOf(error);
        throw new Fault(code === 'INTERNAL_SERVER_ERROR' || requestId === null ? message : `${message} (Request ${requestId})`);
      });
      if (refresh) {
        client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'codeAccess' });
        void askAgain(client).catch(() => undefined);
      }
      if (sent.data === undefined || sent.data === null) throw new Fault('The server gave no answer that can be read. Try again in a moment.');
      return sent.data;
    },
    [client, document, refresh],
  );
}
