/**
 * What no client's slug may be: every first path segment the server answers itself, those that browsers and crawlers
 * ask for, and names that would pass for the site's own pages.
 */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  // Answered by the server.
  'admin', 'assets', 'exports', 'graphql', 'imports', 'livez', 'logos', 'metrics', 'readyz', 'redeem', 'sso', 'uploads',
  // Asked for by browsers, crawlers and proxies whether they exist or not.
  'apple-touch-icon.png', 'favicon.ico', 'favicon.svg', 'health', 'healthz', 'manifest.json', 'robots.txt', 'security.txt', 'sitemap.xml', 'well-known', '.well-known',
  // Kept free for pages of the site itself.
  'about', 'account', 'accounts', 'api', 'app', 'auth', 'confirm', 'dashboard', 'docs', 'download', 'downloads', 'files', 'help', 'home', 'invite',
  'learner', 'learners', 'legal', 'login', 'logout', 'mail', 'mailbox', 'password', 'portico', 'privacy', 'profile', 'public', 'register', 'reset-password',
  'root', 'scim', 'search', 'settings', 'setup', 'sign-in', 'sign-out', 'sign-up', 'signin', 'signout', 'signup', 'staff', 'static', 'status', 'support',
  'system', 'terms', 'webhooks', 'welcome', 'www',
]);
