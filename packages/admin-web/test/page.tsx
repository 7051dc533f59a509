import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { createMemoryRouter, MemoryRouter, RouterProvider } from 'react-router';
import { makeServer } from '../src/server/client.js';
import { RightsContext, rightsOf } from '../src/server/rights.js';
import { theme } from '../src/ui/theme/theme.js';

interface AroundProps {
  /** Who is signed in. */
  readonly staffRole?: 'OWNER' | 'CLIENT_ADMIN' | 'CLIENT_MANAGER' | 'AUDITOR';
  /** The clients that were given to them whole; `cli_1` when left out. */
  readonly clients?: readonly string[];
  readonly children: ReactNode;
}

/** Look and server. Nothing moves. */
function Around({ staffRole = 'OWNER', clients = ['cli_1'], children }: AroundProps) {
  const [{ client }] = useState(makeServer);
  return (
    <MantineProvider theme={theme} env="test">
      <ApolloProvider client={client}>
        <RightsContext value={rightsOf({ role: staffRole, clients: clients.map((id) => ({ id })), sublicenses: [] })}>{children}</RightsContext>
      </ApolloProvider>
    </MantineProvider>
  );
}

interface PageProps extends AroundProps {
  /** The address of the page. */
  readonly at?: string;
}

/** What stands around every component: look, server, address. */
export function Page({ at = '/', children, ...around }: PageProps) {
  return (
    <Around {...around}>
      <MemoryRouter initialEntries={[at]}>
        <main id="main">{children}</main>
      </MemoryRouter>
    </Around>
  );
}

/** As {@link Page}, for what may keep somebody from leaving: only the app's own kind of router lets it. */
export function LeavablePage({ at = '/', children, ...around }: PageProps) {
  const [router] = useState(() => createMemoryRouter([{ path: '*', element: <main id="main">{children}</main> }], { initialEntries: [at] }));
  return (
    <Around {...around}>
      <RouterProvider router={router} />
    </Around>
  );
}
