// One run over every package: `node scripts/jest.mjs [jest options]`. Each package says the rest in its own file.
import { testTimeout } from './jest.base.mjs';

export default {
  projects: ['<rootDir>/packages/shared', '<rootDir>/packages/api', '<rootDir>/packages/admin-web', '<rootDir>/packages/learner-web', '<rootDir>/e2e'],
  testTimeout,
  maxWorkers: 3,
  testSequencer: '<rootDir>/jest.sequencer.mjs',
  // Modules of one test file stay in a worker's memory after it; a worker that has grown this far is replaced.
  workerIdleMemoryLimit: '1.5GB',
  errorOnDeprecated: true,
};
