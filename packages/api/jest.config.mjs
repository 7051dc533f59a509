import { readFileSync } from 'node:fs';
import { jestBase } from '../../jest.base.mjs';

const swc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

export default {
  ...jestBase(swc),
  displayName: 'api',
  setupFiles: ['reflect-metadata'],
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.{spec,story}.ts', '<rootDir>/test/proofs/*.proof.ts'],
};
