// The servers that tests and proofs need beside them, each private to one run: found on this machine or
// installed, started in a temporary folder on a free port, and stopped by the process that started it.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { accessSync, closeSync, constants, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * A program from outside npm: the executables it consists of (each a list of accepted names), and the Debian
 * packages that bring them. The `-core` package has no init script, so installing it starts no system service.
 */
export const PROGRAMS = {
  mariadb: {
    title: 'MariaDB 10.11 or newer',
    executables: [['mariadbd', 'mysqld'], ['mariadb-install-db', 'mysql_install_db']],
    debianPackages: ['mariadb-server-core', 'mariadb-client-core'],
  },
  chromium: { title: 'Chromium', executables: [['chromium', 'chromium-browser', 'google-chrome']], debianPackages: ['chromium'] },
};

const isRoot = () => process.getuid?.() === 0;

function findExecutable(names) {
  // A normal account's PATH often lacks /usr/sbin, where Debian keeps servers.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/local/bin'].filter(Boolean);
  for (const name of names) {
    for (const folder of folders) {
      const candidate = join(folder, name);
      try {
        accessSync(candidate, constants.X_OK);
        return candidate;
      } catch {
        // Not in this folder: look in the next.
      }
    }
  }
  return undefined;
}

function locate(program) {
  const found = program.executables.map(findExecutable);
  return found.every((path) => path !== undefined) ? found : undefined;
}

function aptGet(...parameters) {
  const answer = spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2', ...parameters], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { ok: answer.status === 0, output: `${answer.stdout ?? ''}${answer.stderr ?? ''}` };
}

/**
 * The executables of a program, in the order PROGRAMS names them; installed first if missing and this is root
 * on Debian. Throws an Error with a sentence for a person where it cannot be had.
 */
export function need(name) {
  const program = PROGRAMS[name];
  const found = locate(program);
  if (found) return found;
  const packages = program.debianPackages.join(' ');
  if (!isRoot() || !findExecutable(['apt-get'])) {
    throw new Error(`${program.title} is needed and was not found on PATH or in /usr/sbin. Install it (Debian, Ubuntu: apt-get install ${packages}) and run this again.`);
  }
  console.log(`${program.title} not found: installing ${packages}`);
  aptGet('update');
  const installed = aptGet('install', '-y', '--no-install-recommends', ...program.debianPackages);
  const now = locate(program);
  if (!now) throw new Error(`${program.title} could not be installed (${packages}):\n${installed.output.slice(-2000)}`);
  return now;
}

/** A TCP port of 127.0.0.1 that nothing listens on at this moment. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Whether something listens on a TCP port of 127.0.0.1. */
export const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

async function untilListening(server, port, logFile) {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    if (server.exitCode !== null) break;
    if (await answers(port)) return;
    await delay(50);
  }
  throw new Error(`MariaDB did not start:\n${existsSync(logFile) ? readFileSync(logFile, 'utf8').slice(-2000) : 'no log'}`);
}

function makeDataFolder(installer, dataFolder) {
  const parameters = ['--no-defaults', `--datadir=${dataFolder}`, '--auth-root-authentication-method=normal', '--skip-test-db',
    '--innodb-log-file-size=8M', '--innodb-doublewrite=0', '--innodb-flush-method=nosync'];
  // As root the server insists on being told which account to run as.
  if (isRoot()) parameters.push('--user=root');
  execFileSync(installer, parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** What makes the test server quick: nothing it holds has to outlive the run. `durable` keeps every commit safe. */
function serverParameters({ folder, port, durable, settings }) {
  // A server that starts deletes the temporary tables of every other that shares its folder for them: each has its own.
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const parameters = ['--no-defaults', `--datadir=${join(folder, 'data')}`, `--tmpdir=${temporary}`, `--socket=${join(folder, 's.sock')}`, `--port=${port}`,
    '--bind-address=127.0.0.1', `--pid-file=${join(folder, 'server.pid')}`, `--log-error=${join(folder, 'server.log')}`,
    '--skip-log-bin', '--skip-name-resolve', '--max-connections=500', '--character-set-server=utf8mb4', '--performance-schema=OFF', ...settings];
  if (isRoot()) parameters.push('--user=root');
  if (durable) return [...parameters, '--innodb-flush-log-at-trx-commit=1'];
  return [...parameters, '--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=0', '--innodb-flush-method=nosync'];
}

/** Ends a child process gently, and after `millis` at once. */
export async function stopProcess(child, millis = 15_000) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), millis);
  await ended;
  clearTimeout(patience);
}

/**
 * Starts an empty MariaDB nobody else uses. Returns its `url` (root, no password, no database chosen), its `pid` and
 * `stop`, which ends it and removes its folder. It also ends when this process exits, whatever the reason short of
 * SIGKILL. `durable`: every commit outlives a crash; `settings`: further parameters of the server; `keptIn`: the folder
 * its data is in and stays in, instead of one of its own.
 */
export async function startMariadb({ durable = false, settings = [], keptIn } = {}) {
  const [server, installer] = need('mariadb');
  const folder = keptIn ?? mkdtempSync(join(tmpdir(), 'portico-mariadb-'));
  const port = await freePort();
  const removeFolder = () => keptIn === undefined && rmSync(folder, { recursive: true, force: true });
  try {
    if (!existsSync(join(folder, 'data'))) makeDataFolder(installer, join(folder, 'data'));
  } catch (error) {
    removeFolder();
    throw new Error(`The MariaDB data folder could not be made: ${error.stderr ?? error}`, { cause: error });
  }
  const out = openSync(join(folder, 'output.log'), 'w');
  const child = spawn(server, serverParameters({ folder, port, durable, settings }), { stdio: ['ignore', out, out] });
  closeSync(out);
  const endNow = () => {
    child.kill(keptIn === undefined ? 'SIGKILL' : 'SIGTERM');
    removeFolder();
  };
  process.once('exit', endNow);
  const stop = async () => {
    await stopProcess(child, keptIn === undefined ? undefined : 300_000);
    process.off('exit', endNow);
    removeFolder();
  };
  try {
    await untilListening(child, port, join(folder, 'server.log'));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `mysql://root@127.0.0.1:${port}/`, pid: child.pid, stop };
}
