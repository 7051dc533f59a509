// Breaks every rule that a tool of ours is to hold, each once, in a folder that is thrown away, and sees the tool
// catch it: a check that cannot fail is none.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import importLaw from '../.dependency-cruiser.mjs';
import { DEAD_CODE, LAWFUL_IMPORTS, LINT_ERRORS, UNLAWFUL_IMPORTS } from './planted.mjs';
import { isStarted, root } from './steps.mjs';

function plant(files) {
  const folder = mkdtempSync(join(tmpdir(), 'portico-planted-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** What a tool prints about planted files. */
function tryTool(name, parameters, files) {
  const folder = plant(files);
  try {
    // The linter looks for its type-aware half on PATH when it is started outside the repository.
    const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}` };
    const answer = spawnSync(join(root, 'node_modules/.bin', name), parameters, { cwd: folder, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    return { code: answer.status, output: `${answer.stdout}${answer.stderr}`, stdout: answer.stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function importFiles() {
  const cases = [...UNLAWFUL_IMPORTS.map(([, from, to]) => [from, to]), ...LAWFUL_IMPORTS];
  const files = {};
  for (const [from, to] of cases) {
    files[from] = `${files[from] ?? ''}import '${to}';\n`;
    // What is imported has to exist, or the import is only reported as leading nowhere.
    if (to.startsWith('.') && !to.endsWith('nowhere.js')) files[join(dirname(from), to).replace(/\.js$/, '.ts')] ??= '';
  }
  return files;
}

/** Every rule of the import law is broken by a planted import, and no lawful one is called a breach. */
export function checkImportLaw() {
  const { stdout, output } = tryTool('depcruise', ['--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', 'packages', 'e2e'], importFiles());
  const { violations } = JSON.parse(stdout || `{"summary":{"violations":[]}}`).summary;
  const failures = violations.length === 0 ? [`dependency-cruiser found nothing at all: ${output.slice(0, 500)}`] : [];
  for (const [rule, from] of UNLAWFUL_IMPORTS) {
    if (!violations.some((violation) => violation.rule.name === rule && (violation.from === from || violation.cycle?.some(({ name }) => name === from)))) failures.push(`${rule} is not tripped by ${from}`);
  }
  for (const { name } of importLaw.forbidden) {
    if (!UNLAWFUL_IMPORTS.some(([rule]) => rule === name)) failures.push(`${name} has no planted import in scripts/planted.mjs`);
  }
  for (const [from] of LAWFUL_IMPORTS) {
    for (const violation of violations) if (violation.from === from) failures.push(`${from} is lawful and was refused by ${violation.rule.name}`);
  }
  return failures;
}

/** Each planted slip is reported by the rule meant for it. */
export function checkLint() {
  // Its patterns count from where the configuration lies, so it is planted too.
  const files = { '.oxlintrc.json': readFileSync(join(root, '.oxlintrc.json'), 'utf8') };
  files['packages/api/tsconfig.json'] = '{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "es2022" }, "include": ["src"] }';
  for (const [rule, code] of LINT_ERRORS) files[`packages/api/src/${rule.replace(/[^a-z]+/g, '-')}.ts`] = code;
  const { output } = tryTool('oxlint', ['--format', 'unix'], files);
  return LINT_ERRORS.map(([rule]) => rule)
    .filter((rule) => !output.split('\n').some((line) => line.includes(rule.replace(/[^a-z]+/g, '-') + '.ts') && line.includes(`/${rule.replace('/', '(')})`)))
    .map((rule) => `the linter lets ${rule} pass: ${output.slice(-300)}`);
}

/** A dead export and a dead file are found. */
export function checkDeadCode() {
  const { output } = tryTool('knip', ['--no-progress', '--config', 'knip.json', '--reporter', 'compact'], DEAD_CODE.files);
  return DEAD_CODE.mustName.filter((name) => !output.includes(name)).map((name) => `dead code is not found: ${name}\n${output.slice(-500)}`);
}

/** All three, as what failed in words. */
export function checkPlanted() {
  return [...checkImportLaw(), ...checkLint(), ...checkDeadCode()];
}

if (isStarted(import.meta.url)) {
  const failures = checkPlanted();
  for (const failure of failures) console.error(failure);
  process.exitCode = failures.length === 0 ? 0 : 1;
}
