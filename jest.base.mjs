import { fileURLToPath } from 'node:url';

/** Milliseconds a test may take: a guard against hanging, no bar. The long form of a proof may take a day. */
export const testTimeout = process.env.PORTICO_PROOF === 'long' ? 86_400_000 : 180_000;

/** What the Jest configurations of all packages have in common. `swc` is the content of an .swcrc. */
export function jestBase(swc) {
  return {
    testEnvironment: 'node',
    testTimeout,
    extensionsToTreatAsEsm: ['.ts', '.tsx'],
    transform: { '^.+\\.tsx?$': [fileURLToPath(import.meta.resolve('@swc/jest')), { ...swc, swcrc: false }] },
    transformIgnorePatterns: [],
    moduleNameMapper: {
      '^@portico/shared$': fileURLToPath(new URL('packages/shared/src/index.ts', import.meta.url)),
      '^@portico/shared/(admin|learner)$': fileURLToPath(new URL('packages/shared/src/generated/$1.ts', import.meta.url)),
      '^(\\.{1,2}/.*)\\.js$': '$1',
    },
  };
}
