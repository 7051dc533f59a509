import { jestBase } from '../jest.base.mjs';

export default {
  ...jestBase({ jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }),
  displayName: 'e2e',
  globalSetup: '<rootDir>/harness/prepare.mjs',
  testMatch: ['<rootDir>/*.journey.ts'],
};
