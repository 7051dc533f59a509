import { ApolloLink, Observable, type ApolloClient } from '@apollo/client';
import { OperationTypeNode } from 'graphql';

const known = new WeakMap<ApolloClient, UnderWay>();

/** Knows which queries the server has not answered yet. */
export class UnderWay {
  readonly #queries = new Set<Promise<void>>();

  /** Stands in front of the link that sends. */
  readonly link = new ApolloLink((operation, forward) => {
    if (operation.operationType !== OperationTypeNode.QUERY) return forward(operation);
    return new Observable((observer) => {
      const end = this.#begin();
      const answer = forward(operation).subscribe(observer);
      return () => {
        end();
        answer.unsubscribe();
      };
    });
  });

  /** The client whose queries these are. */
  of(client: ApolloClient): void {
    known.set(client, this);
  }

  /** Until what is under way now is answered, or given up. */
  async over(): Promise<void> {
    await Promise.all(this.#queries);
  }

  #begin(): () => void {
    let end = () => {};
    const query = new Promise<void>((resolve) => (end = resolve)).finally(() => this.#queries.delete(query));
    this.#queries.add(query);
    return end;
  }
}

/**
 * Asks anew for all that the page shows, after what is under way: a query that is being answered is not sent a second time, and
 * its answer may be of before a change.
 */
export async function askAgain(client: ApolloClient): Promise<void> {
  await known.get(client)?.over();
  await client.refetchQueries({ include: 'active' });
}
