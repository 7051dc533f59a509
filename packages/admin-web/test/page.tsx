import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { makeServer } from '../src/server/client.js';
import { theme } from '../src/ui/theme/theme.js';

interface PageProps {
  /** The address of the page. */
  readonly at?: string;
  readonly children: ReactNode;
}

/** What stands around every component: look, server, address. Nothing moves. */
export function Page({ at = '/', children }: PageProps) {
  const [{ client }] = useState(makeServer);
  return (
    <MantineProvider theme={theme} env="test">
      <ApolloProvider client={client}>
        <MemoryRouter initialEntries={[at]}>
          <main id="main">{children}</main>
        </MemoryRouter>
      </ApolloProvider>
    </MantineProvider>
  );
}
