import { createBrowserRouter, redirect, type RouteObject } from 'react-router';
import { Frame } from './Frame.js';
import { Lost } from './Lost.js';

/** Every page of the app. Each is loaded when it is first opened. */
export const ROUTES: RouteObject[] = [
  {
    path: '/',
    Component: Frame,
    HydrateFallback: () => null,
    ErrorBoundary: Lost,
    children: [
      { index: true, loader: () => redirect('/clients') },
      { path: 'clients', lazy: async () => ({ Component: (await import('./routes/ClientsRoute.js')).ClientsRoute }) },
      {
        path: 'clients/:slug',
        lazy: async () => ({ Component: (await import('./routes/ClientRoute.js')).ClientRoute }),
        children: [
          { index: true, lazy: async () => ({ Component: (await import('./routes/OverviewRoute.js')).OverviewRoute }) },
          { path: 'learners', lazy: async () => ({ Component: (await import('./routes/ClientLearnersRoute.js')).ClientLearnersRoute }) },
          { path: 'invites', lazy: async () => ({ Component: (await import('./routes/ClientInvitesRoute.js')).ClientInvitesRoute }) },
          { path: 'codes', lazy: async () => ({ Component: (await import('./routes/ClientCodesRoute.js')).ClientCodesRoute }) },
          { path: 'redemption-codes', lazy: async () => ({ Component: (await import('./routes/ClientRedemptionCodesRoute.js')).ClientRedemptionCodesRoute }) },
          { path: 'redemption-codes/:batch', lazy: async () => ({ Component: (await import('./routes/BatchRoute.js')).BatchRoute }) },
          { path: 'sublicenses', lazy: async () => ({ Component: (await import('./routes/SublicensesRoute.js')).SublicensesRoute }) },
          { path: 'content', lazy: async () => ({ Component: (await import('./routes/ClientContentRoute.js')).ClientContentRoute }) },
          { path: 'design', lazy: async () => ({ Component: (await import('./routes/ClientDesignRoute.js')).ClientDesignRoute }) },
          { path: 'settings', lazy: async () => ({ Component: (await import('./routes/ClientSettingsRoute.js')).ClientSettingsRoute }) },
          { path: 'history', lazy: async () => ({ Component: (await import('./routes/ClientHistoryRoute.js')).ClientHistoryRoute }) },
        ],
      },
      { path: 'learners', lazy: async () => ({ Component: (await import('./routes/LearnersRoute.js')).LearnersRoute }) },
      { path: 'codes', lazy: async () => ({ Component: (await import('./routes/CodesRoute.js')).CodesRoute }) },
      { path: 'redemption-codes', lazy: async () => ({ Component: (await import('./routes/RedemptionCodesRoute.js')).RedemptionCodesRoute }) },
      { path: 'content', lazy: async () => ({ Component: (await import('./routes/ContentRoute.js')).ContentRoute }) },
      { path: 'mailbox', lazy: async () => ({ Component: (await import('./routes/MailboxRoute.js')).MailboxRoute }) },
      { path: 'settings', lazy: async () => ({ Component: (await import('./routes/SettingsRoute.js')).SettingsRoute }) },
      { path: 'settings/staff', lazy: async () => ({ Component: (await import('./routes/StaffRoute.js')).StaffRoute }) },
      { path: 'profile', lazy: async () => ({ Component: (await import('./routes/ProfileRoute.js')).ProfileRoute }) },
      { path: '*', Component: Lost },
    ],
  },
];

/** The pages, by the address of the browser. */
export function makeRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter(ROUTES, { basename: '/admin' });
}
