import { jestBase } from '../../jest.base.mjs';

export default {
  ...jestBase({ jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }),
  displayName: 'shared',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
};
