// The import law: who may know whom. scripts/check-planted.mjs breaks every rule of it once and sees it caught.
import { fileURLToPath } from 'node:url';

/** The slices of the api, lowest first. A slice sees those of earlier rows only; slices of one row do not know each other. */
const SLICE_ROWS = [
  ['allowances', 'history'],
  ['staff', 'settings', 'content', 'uploads', 'jobs'],
  ['clients'],
  ['sublicenses'],
  ['mails'],
  ['learners'],
  ['invites', 'imports', 'codes', 'sso', 'sign-in'],
  ['learner-actions', 'staffing', 'redemption-codes'],
  ['sample'],
];

const API = '^packages/api/src';
const ALL_SLICES = SLICE_ROWS.flat();
const anyOf = (names) => `(${names.join('|')})`;
/** Tests may know everything. */
const TESTS = '\\.(spec|story|proof)\\.tsx?$|/test/';

const upwardRules = SLICE_ROWS.flatMap((row, at) =>
  row.flatMap((slice) => {
    const others = SLICE_ROWS.slice(at).flat().filter((other) => other !== slice);
    // Nothing is above or beside the highest.
    if (others.length === 0) return [];
    return {
      name: `${slice}-looks-down-only`,
      comment: `${slice} may import only slices below it: ${SLICE_ROWS.slice(0, at).flat().join(', ') || 'none'}.`,
      severity: 'error',
      from: { path: `${API}/${slice}/`, pathNot: TESTS },
      to: { path: `${API}/${anyOf(others)}/` },
    };
  }),
);

const apiRules = [
  ...upwardRules,
  {
    name: 'slice-through-its-api',
    comment: 'A slice is imported from outside only through its <slice>.api.ts.',
    severity: 'error',
    from: { path: `${API}/([^/]+)/`, pathNot: TESTS },
    to: { path: `${API}/${anyOf(ALL_SLICES)}/`, pathNot: [`${API}/$1/`, `${API}/([^/]+)/\\1\\.api\\.ts$`] },
  },
  {
    name: 'kernel-knows-nobody',
    comment: 'The kernel holds the words every slice speaks; it imports no slice and no platform.',
    severity: 'error',
    from: { path: `${API}/kernel/`, pathNot: TESTS },
    to: { path: `${API}/(?!kernel/)` },
  },
  {
    name: 'platform-knows-the-kernel-only',
    comment: 'What is not about provisioning imports nothing that is.',
    severity: 'error',
    from: { path: `${API}/platform/`, pathNot: TESTS },
    to: { path: `${API}/(?!(kernel|platform)/)` },
  },
  {
    name: 'slices-get-ports-not-platform',
    comment: 'A slice declares or uses a port of the kernel; composition.ts hands it the platform behind it.',
    severity: 'error',
    from: { path: `${API}/${anyOf(ALL_SLICES)}/`, pathNot: TESTS },
    to: { path: `${API}/platform/` },
  },
  {
    name: 'composition-is-the-top',
    comment: 'composition.ts, main.ts and their neighbours import everything and are imported by nothing below.',
    severity: 'error',
    from: { path: `${API}/[^/]+/`, pathNot: TESTS },
    to: { path: `${API}/[^/]+\\.ts$` },
  },
  {
    name: 'every-folder-has-a-place',
    comment: 'A new folder of the api takes its place in SLICE_ROWS first.',
    severity: 'error',
    from: { path: `${API}/(?!${anyOf([...ALL_SLICES, 'kernel', 'platform', 'migrations'])}/)[^/]+/` },
    to: {},
  },
  {
    name: 'entities-never-touch-the-database',
    comment: 'An entity holds columns and predicates; reading and writing belongs to services and read models.',
    severity: 'error',
    from: { path: '\\.entity\\.ts$' },
    to: { path: ['/kernel/(database|connection|sql)\\.ts$', '\\.(service|read-model)\\.ts$', '/platform/database/', '/node_modules/(mysql2|@photostructure)/'] },
  },
];

const WEB = '^packages/(admin-web|learner-web)/src';
const webRules = [
  {
    name: 'web-ui-knows-no-slice',
    comment: 'server ← ui ← slice ← app: what is common to slices may send operations, and knows no slice.',
    severity: 'error',
    from: { path: `${WEB}/ui/`, pathNot: TESTS },
    to: { path: `${WEB}/`, pathNot: '^packages/$1/src/(ui|server)/' },
  },
  {
    name: 'web-server-stands-alone',
    comment: 'server/ sends operations and knows nothing of pages.',
    severity: 'error',
    from: { path: `${WEB}/server/`, pathNot: TESTS },
    to: { path: `${WEB}/`, pathNot: '^packages/$1/src/server/' },
  },
  {
    name: 'web-slices-stand-alone',
    comment: 'A slice of a web app imports ui/, server/ and itself, no other slice and not app/.',
    severity: 'error',
    from: { path: `${WEB}/(?!app/|ui/|server/)([^/]+)/`, pathNot: TESTS },
    to: { path: `${WEB}/`, pathNot: [`${WEB}/(ui|server)/`, '^packages/$1/src/$2/'] },
  },
];

/** A package of types without any code, so that nothing can be resolved. */
const TYPES_ONLY = '@graphql-typed-document-node/core';

const packageRules = [
  {
    name: 'packages-share-only-shared',
    comment: 'admin-web, learner-web and api import shared and no other package.',
    severity: 'error',
    from: { path: '^packages/([^/]+)/' },
    to: { path: '^packages/', pathNot: ['^packages/$1/', '^packages/shared/'] },
  },
  {
    name: 'shared-by-name',
    comment: 'shared is imported by its name, not by a path into it.',
    severity: 'error',
    from: { path: '^(packages/(?!shared/)[^/]+/(src|test)|e2e)/' },
    to: { path: '^packages/shared/', dependencyTypes: ['local'] },
  },
  {
    name: 'journeys-stand-outside',
    comment: 'Journeys know the product as its users do; of its code they may use shared alone, by name.',
    severity: 'error',
    from: { path: '^e2e/' },
    to: { path: '^packages/(?!shared/)' },
  },
  {
    name: 'shared-is-pure',
    comment: 'shared imports nothing at run time: no package, no Node, no React.',
    severity: 'error',
    from: { path: '^packages/shared/src/', pathNot: TESTS },
    to: { pathNot: ['^packages/shared/src/', TYPES_ONLY] },
  },
  { name: 'no-cycles', comment: 'No import leads back to where it started.', severity: 'error', from: {}, to: { circular: true } },
  { name: 'resolvable', comment: 'Every import leads somewhere.', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: TYPES_ONLY } },
];

export default {
  forbidden: [...apiRules, ...webRules, ...packageRules],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^packages/[^/]+/dist/' },
    moduleSystems: ['es6'],
    tsPreCompilationDeps: true,
    tsConfig: { fileName: fileURLToPath(new URL('tsconfig.base.json', import.meta.url)) },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'node', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.d.ts'] },
  },
};
