// Servers under measurement, each a process of its own: the compiled product, and the bare ones beside it.
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { answers, freePort } from '../scripts/services.mjs';
import { SERVER_OPTIONS } from '../scripts/steps.mjs';
import { SERVER } from './product.mjs';

/** The owner the product makes when it first starts on an empty database. */
export const OWNER = { PORTICO_OWNER_EMAIL: 'owner@portico.example', PORTICO_OWNER_PASSWORD: 'a lantern over the gate' };

/** A filled site may have to be brought up to date first. */
const PATIENCE = 900_000;

async function untilListening(child, port, output) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end && child.exitCode === null) {
    if (await answers(port)) return;
    await delay(30);
  }
  throw new Error(`A server did not start:\n${readFileSync(output, 'utf8').slice(-3000)}`);
}

async function start(script, { port, env, profile }) {
  const folder = mkdtempSync(join(tmpdir(), 'portico-bench-'));
  const output = join(folder, 'output.log');
  const out = openSync(output, 'w');
  const options = [...SERVER_OPTIONS, ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`])];
  const given = { ...process.env, NODE_ENV: 'production', PORT: String(port), PORTICO_DATA_DIR: folder, ...env };
  const child = spawn(process.execPath, [...options, script], { stdio: ['ignore', out, out], env: given });
  closeSync(out);
  const endNow = () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', endNow);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    process.off('exit', endNow);
    rmSync(folder, { recursive: true, force: true });
  };
  await untilListening(child, port, output);
  return { port, pid: child.pid, stop };
}

/** Starts the product on a database; resolves when it answers. `profile`: a folder for its CPU profile. */
export async function startProduct(databaseUrl, { profile, env = {}, script = SERVER } = {}) {
  const port = await freePort();
  const settings = {
    ...OWNER,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: databaseUrl,
    PORTICO_SECRET_KEY: 'only for benches: thirty-two letters',
    // Every learner of a bench calls from an address of their own, which a proxy tells.
    TRUSTED_PROXIES: '127.0.0.1/32',
    ...env,
  };
  return start(script, { port, env: settings, profile });
}

/** Starts one of the bare servers in `bench/servers` on a database. */
export async function startBare(name, databaseUrl) {
  const port = await freePort();
  return start(fileURLToPath(new URL(`servers/${name}.mjs`, import.meta.url)), { port, env: { DATABASE_URL: databaseUrl } });
}
