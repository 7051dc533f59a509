// Runs Jest with ES modules. Options are Jest's own: `node scripts/jest.mjs packages/api/src/codes`.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { follow, isStarted, root } from './steps.mjs';

const bin = createRequire(import.meta.url).resolve('jest/bin/jest');

/** Runs Jest from the repository root and gives its exit code. `env` is added to this process's; `timeout` in ms ends it. */
export function runJest(parameters, { env = {}, timeout } = {}) {
  // Its notice that ES modules are experimental would stand before every test file.
  const options = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
  return follow(spawn(process.execPath, [bin, ...parameters], { cwd: root, stdio: 'inherit', timeout, env: { ...process.env, ...env, NODE_OPTIONS: options } }));
}

if (isStarted(import.meta.url)) process.exitCode = await runJest(process.argv.slice(2));
