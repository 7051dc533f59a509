import { jestBase } from '../../jest.base.mjs';

const base = jestBase({
  jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic', importSource: 'preact' } } },
  module: { type: 'es6' },
});

export default {
  ...base,
  displayName: 'learner-web',
  testEnvironment: 'jsdom',
  setupFilesAfterEnv: ['<rootDir>/test/patience.ts'],
  moduleNameMapper: { ...base.moduleNameMapper, '\\.css$': '<rootDir>/../../jest.empty.mjs' },
  testMatch: ['<rootDir>/src/**/*.spec.tsx', '<rootDir>/src/**/*.spec.ts'],
};
