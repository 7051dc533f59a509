import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { makeServer } from '../src/server/client.js';
import { RightsContext, rightsOf } from '../src/server/rights.js';
import { theme } from '../src/ui/theme/theme.js';

interface PageProps {
  /** The address of the page. */
  readonly at?: string;
  /** Who is signed in. */
  readonly staffRole?: 'OWNER' | 'CLIENT_ADMIN' | 'CLIENT_MANAGER' | 'AUDITOR';
  readonly children: ReactNode;
}

/** What stands around every component: look, server, address. Nothing moves. */
export function Page({ at = '/', staffRole = 'OWNER', children }: PageProps) {
  const [{ client }] = useState(makeServer);
  return (
    <MantineProvider theme={theme} env="test">
      <ApolloProvider client={client}>
        <RightsContext value={rightsOf(staffRole)}>
          <MemoryRouter initialEntries={[at]}>
            <main id="main">{children}</main>
          </MemoryRouter>
        </RightsContext>
      </ApolloProvider>
    </MantineProvider>
  );
}
