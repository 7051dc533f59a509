// What scripts/check-planted.mjs plants: one breach of every rule, and some imports that look alike and are lawful.
import { readFileSync } from 'node:fs';

const SRC = 'packages/api/src';
const upward = (slice, other) => [`${slice}-looks-down-only`, `${SRC}/${slice}/up.ts`, `../${other}/${other}.api.js`];

/** The rule, the file that breaks it, what that file imports. */
export const UNLAWFUL_IMPORTS = [
  upward('allowances', 'staff'),
  upward('staff', 'clients'),
  upward('history', 'clients'),
  upward('settings', 'staff'),
  upward('content', 'clients'),
  upward('uploads', 'clients'),
  upward('clients', 'sublicenses'),
  upward('sublicenses', 'learners'),
  upward('learners', 'codes'),
  upward('mails', 'invites'),
  upward('invites', 'codes'),
  upward('imports', 'sso'),
  upward('codes', 'imports'),
  upward('sso', 'invites'),
  upward('sign-in', 'sample'),
  upward('jobs', 'clients'),
  upward('learner-actions', 'sample'),
  upward('staffing', 'sample'),
  upward('redemption-codes', 'sample'),
  ['slice-through-its-api', `${SRC}/codes/around.ts`, '../learners/admit-learners.js'],
  ['kernel-knows-nobody', `${SRC}/kernel/slice.ts`, '../clients/clients.api.js'],
  ['platform-knows-the-kernel-only', `${SRC}/platform/http/slice.ts`, '../../clients/clients.api.js'],
  ['slices-get-ports-not-platform', `${SRC}/clients/platform.ts`, '../platform/http/server.js'],
  ['composition-is-the-top', `${SRC}/clients/top.ts`, '../composition.js'],
  ['every-folder-has-a-place', `${SRC}/utils/anything.ts`, '../kernel/clock.js'],
  ['entities-never-touch-the-database', `${SRC}/clients/client.entity.ts`, '../kernel/database.js'],
  ['web-ui-knows-no-slice', 'packages/admin-web/src/ui/Button.ts', '../clients/List.js'],
  ['web-server-stands-alone', 'packages/admin-web/src/server/Answer.ts', '../ui/Button.js'],
  ['web-slices-stand-alone', 'packages/learner-web/src/landing/Page.ts', '../dashboard/Page.js'],
  ['packages-share-only-shared', 'packages/admin-web/src/app/reach.ts', '../../../api/src/kernel/clock.js'],
  ['shared-by-name', 'packages/learner-web/src/app/path.ts', '../../../shared/src/code-rules.js'],
  ['journeys-stand-outside', 'e2e/inside.journey.ts', '../packages/api/src/kernel/clock.js'],
  ['shared-is-pure', 'packages/shared/src/impure.ts', 'node:fs'],
  ['no-cycles', `${SRC}/codes/one.ts`, './other.js'],
  ['no-cycles', `${SRC}/codes/other.ts`, './one.js'],
  ['resolvable', `${SRC}/codes/lost.ts`, './nowhere.js'],
];

/** The file and what it imports, which is right. */
export const LAWFUL_IMPORTS = [
  [`${SRC}/codes/codes.service.ts`, '../learners/learners.api.js'],
  [`${SRC}/codes/codes.service.ts`, '../kernel/clock.js'],
  [`${SRC}/codes/codes.resolver.ts`, './codes.service.js'],
  [`${SRC}/platform/http/routes.ts`, '../../kernel/clock.js'],
  [`${SRC}/composition.ts`, './codes/codes.service.js'],
  [`${SRC}/composition.ts`, './platform/http/routes.js'],
  [`${SRC}/learners/learners.spec.ts`, '../codes/codes.service.js'],
  ['packages/api/test/harness/server.ts', '../../src/composition.js'],
  ['e2e/outside.journey.ts', './harness/site.js'],
  ['packages/admin-web/src/app/Routes.ts', '../clients/Edit.js'],
  ['packages/admin-web/src/clients/Edit.ts', '../ui/Field.js'],
  ['packages/admin-web/src/clients/Edit.ts', '../server/ask.js'],
];

/** The rule and code that breaks it. */
export const LINT_ERRORS = [
  ['typescript/no-floating-promises', 'export function start(work: () => Promise<void>): void {\n  work();\n}\n'],
  ['typescript/no-misused-promises', 'export function each(list: string[], send: (one: string) => Promise<void>): void {\n  list.forEach(send);\n  if (send("")) list.pop();\n}\n'],
  ['typescript/no-explicit-any', 'export function first(list: any): unknown {\n  return list;\n}\n'],
  ['typescript/await-thenable', 'export async function wait(value: number): Promise<number> {\n  return await value;\n}\n'],
  ['typescript/no-unnecessary-type-assertion', 'export function same(value: string): string {\n  return value as string;\n}\n'],
  ['import/no-default-export', 'export default function start(): void {\n  return;\n}\n'],
  ['eslint/eqeqeq', 'export function same(one: string, other: string): boolean {\n  return one == other;\n}\n'],
  ['eslint/no-console', 'export function say(): void {\n  console.log("said");\n}\n'],
  ['eslint/max-lines', `${Array.from({ length: 301 }, (_, at) => `export const value${at} = ${at};`).join('\n')}\n`],
  ['eslint/max-lines-per-function', `export function long(): number {\n  let sum = 0;\n${'  sum += 1;\n'.repeat(40)}  return sum;\n}\n`],
];

/** A package tree with the repository's own configuration, an export nobody uses and a file nobody imports. */
export const DEAD_CODE = {
  files: {
    'knip.json': readFileSync(new URL('../knip.json', import.meta.url), 'utf8'),
    'package.json': '{ "name": "planted", "private": true, "type": "module" }',
    'pnpm-workspace.yaml': 'packages: ["packages/*"]\n',
    'packages/api/package.json': '{ "name": "@portico/api", "private": true, "type": "module" }',
    'packages/api/src/main.ts': "import { used } from './part.js';\n\nused();\n",
    'packages/api/src/part.ts': 'export function used(): void {}\n\nexport function neverUsed(): void {}\n',
    'packages/api/src/orphan.ts': 'export const nobody = 1;\n',
  },
  mustName: ['neverUsed', 'orphan.ts'],
};
