import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import './theme/mantine.css';
import './theme/fonts.css';
import './theme/look.css';
import { cssVariables } from './theme/css-variables.js';
import { theme } from './theme/theme.js';

/** Nothing is said before something is done: they need not be there for the first paint. */
const Notices = lazy(async () => ({ default: (await import('./notices/Notices.js')).Notices }));

/** The same key as in public/color-scheme.js, which reads it before the first paint. */
const schemes = localStorageColorSchemeManager({ key: 'portico-color-scheme' });

/** Theme, colours and notices around everything. */
export function Look({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={schemes} defaultColorScheme="auto">
      {children}
      <Suspense>
        <Notices />
      </Suspense>
    </MantineProvider>
  );
}
