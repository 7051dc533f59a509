import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, Observable } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { possibleTypes } from '@portico/shared/admin';
import { faultOf } from './fault.js';
import { SignedOut } from './signed-out.js';
import { UnderWay } from './under-way.js';

/** Parts of things, without ids of their own: what is asked of them at different times is put together. */
const PARTS = ['Seats', 'CodeAccess', 'Design', 'Settings'] as const;

function makeCache(): InMemoryCache {
  return new InMemoryCache({ possibleTypes, typePolicies: Object.fromEntries(PARTS.map((name) => [name, { merge: true }])) });
}

/**
 * What an operation answered nobody for waits until somebody is signed in again, and is sent once more: what was being
 * saved is saved, and nothing typed is lost.
 */
function waitForSignIn(signedOut: SignedOut): ErrorLink {
  return new ErrorLink(({ error, operation, forward }) => {
    if (faultOf(error).code !== 'UNAUTHENTICATED') return undefined;
    return new Observable((observer) => {
      let answer: { unsubscribe: () => void } | undefined;
      let left = false;
      void signedOut.wait().then(() => {
        if (!left) answer = forward(operation).subscribe(observer);
      });
      return () => {
        left = true;
        answer?.unsubscribe();
      };
    });
  });
}

/** The way to the server, and word of a session that ended meanwhile. */
export interface Server {
  readonly client: ApolloClient;
  readonly signedOut: SignedOut;
}

/** Makes the client that sends operations and keeps their answers. */
export function makeServer(): Server {
  const signedOut = new SignedOut();
  const http = new HttpLink({ uri: '/graphql', credentials: 'same-origin', fetch: (address, options) => globalThis.fetch(address, options) });
  const underWay = new UnderWay();
  const client = new ApolloClient({ link: ApolloLink.from([underWay.link, waitForSignIn(signedOut), http]), cache: makeCache() });
  underWay.of(client);
  return { client, signedOut };
}
