// `pnpm start`: builds what is not fresh and runs the server with this terminal, this folder and these signals.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root, SERVER_OPTIONS } from './steps.mjs';

const code = await build();
if (code !== 0) {
  console.error('Portico could not be built; see above.');
  process.exit(code);
}

const server = spawn(process.execPath, [...SERVER_OPTIONS, join(root, 'packages/api/dist/main.js'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
// Ctrl-C reaches the server by itself: the terminal sends it to every process in the foreground. Twice would be "at once".
const forwarded = process.stdin.isTTY ? ['SIGTERM'] : ['SIGTERM', 'SIGINT', 'SIGHUP'];
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  process.on(signal, () => {
    if (forwarded.includes(signal)) server.kill(signal);
  });
}
server.once('exit', (exitCode, signal) => process.exit(exitCode ?? 128 + constants.signals[signal]));
