import { ApolloProvider } from '@apollo/client/react';
import { useState } from 'react';
import { makeServer } from '../server/client.js';
import { Look } from '../ui/Look.js';
import { Guard } from './Guard.js';

/** The admin app. */
export function App() {
  const [{ client, signedOut }] = useState(makeServer);
  return (
    <Look>
      <ApolloProvider client={client}>
        <Guard signedOut={signedOut} />
      </ApolloProvider>
    </Look>
  );
}
