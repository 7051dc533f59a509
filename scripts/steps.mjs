// How the scripts of this folder run programs and say what they do.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * How Node runs the server. An answer of lists makes many small objects that live a moment: with room for them (megabytes)
 * the collector works a third less (`npx pnpm bench code-list`).
 */
export const SERVER_OPTIONS = ['--enable-source-maps', '--max-semi-space-size=32'];

/** A child process that ends with this one, whatever ends it; resolves with its exit code. */
export function follow(child) {
  const endIt = () => child.kill('SIGTERM');
  process.once('exit', endIt);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      process.off('exit', endIt);
      resolve(code ?? 1);
    });
  });
}

/** Runs a program of node_modules/.bin in `cwd` (default: the root) with this terminal; gives its exit code. */
export function run(name, parameters, { cwd = root, env = {}, binFolder = join(root, 'node_modules/.bin') } = {}) {
  return follow(spawn(join(binFolder, name), parameters, { cwd, stdio: 'inherit', env: { ...process.env, ...env } }));
}

/** Runs a script of ours with Node; gives its exit code and what it printed. */
export async function capture(script, parameters, { cwd = root, env = {} } = {}) {
  const child = spawn(process.execPath, [script, ...parameters], { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  const closed = new Promise((resolve) => child.once('close', resolve));
  const code = await follow(child);
  await closed;
  return { code, output };
}

/** All files below a folder, sorted; none when it is not there. */
export function filesBelow(folder) {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name)).toSorted();
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Whether this module is the script that was started, and not one imported by it. */
export function isStarted(moduleUrl) {
  return process.argv[1] === fileURLToPath(moduleUrl);
}
