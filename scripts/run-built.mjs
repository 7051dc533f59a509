// How `pnpm start` and `pnpm portico` run the product: build what is not fresh, then the program, with this terminal.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { root, SERVER_OPTIONS } from './steps.mjs';

/**
 * Builds, then runs a compiled program of the api with this terminal, the repository's folder, this process's parameters and
 * these signals, and ends as it does.
 *
 * @param build gives an exit code @param program a file of packages/api/dist
 */
export async function runBuilt(build, program) {
  const code = await build();
  if (code !== 0) {
    console.error('Portico could not be built; see above.');
    process.exit(code);
  }
  const child = spawn(process.execPath, [...SERVER_OPTIONS, join(root, 'packages/api/dist', program), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  // Ctrl-C reaches the program by itself: the terminal sends it to every process in the foreground. Twice would be "at once".
  const forwarded = process.stdin.isTTY ? ['SIGTERM'] : ['SIGTERM', 'SIGINT', 'SIGHUP'];
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => {
      if (forwarded.includes(signal)) child.kill(signal);
    });
  }
  child.once('exit', (exitCode, signal) => process.exit(exitCode ?? 128 + constants.signals[signal]));
}
