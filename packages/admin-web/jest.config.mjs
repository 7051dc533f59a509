import { jestBase } from '../../jest.base.mjs';

const base = jestBase({
  jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
  module: { type: 'es6' },
});

export default {
  ...base,
  displayName: 'admin-web',
  testEnvironment: 'jsdom',
  setupFiles: ['<rootDir>/test/browser.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/patience.ts'],
  moduleNameMapper: { ...base.moduleNameMapper, '\\.css$': '<rootDir>/../../jest.empty.mjs' },
  testMatch: ['<rootDir>/src/**/*.spec.tsx', '<rootDir>/src/**/*.spec.ts'],
};
