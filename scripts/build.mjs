// Builds what the server runs and serves; leaves alone what is fresh. `pnpm build`
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { filesBelow, isStarted, root, run } from './steps.mjs';

/** The web apps, with the file their build writes last. The learner pages are built for the server too, which writes them. */
const WEB_APPS = [
  { name: 'admin-web', last: 'index.html', forServer: false },
  { name: 'learner-web', last: 'server/pages.js', forServer: true },
];
const packageFolder = (name) => join(root, 'packages', name);

/** The compiler never removes what it once wrote: without its source a file in dist would still be found and run. */
function dropStaleOutput(name) {
  const dist = join(packageFolder(name), 'dist');
  const hasSource = (file) => ['.ts', '.tsx'].some((ending) => existsSync(join(packageFolder(name), 'src', relative(dist, file).replace(/\.js$/, ending))));
  const orphan = filesBelow(dist).some((file) => file.endsWith('.js') && !hasSource(file));
  if (orphan) rmSync(dist, { recursive: true });
}

/** Compiles shared and api (its dependency first); the compiler itself skips what has not changed. Gives the exit code. */
export function buildServer() {
  for (const name of ['shared', 'api']) dropStaleOutput(name);
  return run('tsc', ['-b', 'packages/api/tsconfig.build.json']);
}

function fingerprint(name) {
  const folder = packageFolder(name);
  const own = ['index.html', 'package.json', 'vite.config.ts', 'tsconfig.json'].map((file) => join(folder, file));
  const files = [...own, ...filesBelow(join(folder, 'src')), ...filesBelow(join(folder, 'public')), ...filesBelow(join(packageFolder('shared'), 'src')), join(root, 'pnpm-lock.yaml')];
  const hash = createHash('sha256');
  for (const file of files.filter(existsSync)) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Whoever builds, tests too: Vite would take their NODE_ENV for its own and make what developers run, a fifth larger. */
const PRODUCTION = { NODE_ENV: 'production' };

const bundle = (name, ...parameters) =>
  run('vite', ['build', '--logLevel', 'warn', ...parameters], { cwd: packageFolder(name), binFolder: join(packageFolder(name), 'node_modules/.bin'), env: PRODUCTION });

/** Bundles one web app unless its dist was made from exactly these sources. Gives the exit code. */
async function buildWebApp({ name, last, forServer }) {
  const mark = join(root, 'node_modules/.cache/portico', `${name}.built`);
  const wanted = fingerprint(name);
  const fresh = existsSync(join(packageFolder(name), 'dist', last)) && existsSync(mark) && readFileSync(mark, 'utf8') === wanted;
  if (fresh) return 0;
  rmSync(join(packageFolder(name), 'dist'), { recursive: true, force: true });
  const code = (await bundle(name)) || (forServer ? await bundle(name, '--ssr') : 0);
  if (code === 0) {
    mkdirSync(dirname(mark), { recursive: true });
    writeFileSync(mark, wanted);
  }
  return code;
}

/** Bundles both web apps. Needs shared compiled. Gives the first exit code that is not 0. */
export async function buildWeb() {
  const codes = await Promise.all(WEB_APPS.map(buildWebApp));
  return codes.find((code) => code !== 0) ?? 0;
}

/** Everything `pnpm start` needs. Gives the exit code. */
export async function build() {
  return (await buildServer()) || (await buildWeb());
}

if (isStarted(import.meta.url)) process.exitCode = await build();
