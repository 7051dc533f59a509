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
  /** The clients that were given to them whole; `cli_1` when left out. */
  readonly clients?: readonly string[];
  readonly children: ReactNode;
}

/** What stands around every component: look, server, address. Nothing moves. */
export function Page({ at = '/', staffRole = 'OWNER', clients = ['cli_1'], children }: PageProps) {
  const [{ client }] = useState(makeServer);
  return (
    <MantineProvider theme={theme} env="test">
      <ApolloProvider client={client}>
        <RightsContext value={rightsOf({ role: staffRole, clients: clients.map((id) => ({ id })), sublicenses: [] })}>
          <MemoryRouter initialEntries={[at]}>
            <main id="main">{children}</main>
          </MemoryRouter>
        </RightsContext>
      </ApolloProvider>
    </MantineProvider>
  );
}
