// `pnpm test`: everything a change has to pass. Gets what it needs by itself; its last line is `N passed, N failed`.
// `pnpm test <Jest options>` runs Jest alone, with the same databases beside it.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer, buildWeb } from './build.mjs';
import { checkDeadCode, checkImportLaw, checkLint } from './check-planted.mjs';
import { schemaIsCurrent, staleTypes } from './gen.mjs';
import { runJest } from './jest.mjs';
import { need, startMariadb } from './services.mjs';
import { run } from './steps.mjs';

const JEST_MINUTES = 40;
const count = { passed: 0, failed: 0 };
const failed = [];

function heading(title) {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 76 - title.length))}`);
}

/** Runs one check under its heading. `work` gives what is wrong in words; none means passed. Never throws. */
async function check(title, work) {
  heading(title);
  const started = performance.now();
  const problems = await work().catch((error) => [error.message]);
  for (const problem of problems) console.error(problem);
  const took = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  if (problems.length === 0) count.passed += 1;
  else {
    count.failed += 1;
    failed.push(title);
  }
  console.log(problems.length === 0 ? `ok, ${took}` : `FAILED, ${took}`);
}

const tool = (name, ...parameters) => async () => ((await run(name, parameters)) === 0 ? [] : [`${name} reported the above.`]);
const code = (exitCode, sentence) => (exitCode === 0 ? [] : [sentence]);

async function checkStatically() {
  await check('Compile shared and api', async () => code(await buildServer(), 'The compiler reported the above.'));
  for (const name of ['shared', 'api', 'admin-web', 'learner-web']) await check(`Types of ${name}, tests included`, tool('tsc', '-p', `packages/${name}`));
  await check('Types of e2e', tool('tsc', '-p', 'e2e'));
  await check('Bundle admin-web and learner-web', async () => code(await buildWeb(), 'The bundler reported the above.'));
  await check('Lint', tool('oxlint', '--deny-warnings'));
  await check('Import law', tool('depcruise', '--config', '.dependency-cruiser.mjs', 'packages', 'e2e'));
  await check('Dead code', tool('knip', '--no-progress', '--no-config-hints'));
  await check('Planted breaches of the import law are caught', async () => checkImportLaw());
  await check('Planted lint errors are caught', async () => checkLint());
  await check('Planted dead code is caught', async () => checkDeadCode());
  await check('packages/shared/schema.graphql is what the api emits', async () => ((await schemaIsCurrent()) ? [] : ['It is not: run `pnpm gen` and look at the difference.']));
  await check('Generated types are current', async () => (await staleTypes()).map((file) => `${file} is not: run \`pnpm gen\`.`));
}

/** Adds a Jest run to the count. A file that could not be run, and a skipped test, count as failed. */
function addJestResults(file, exitCode) {
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  const broken = report === undefined ? 1 : report.numRuntimeErrorTestSuites + report.numPendingTests + report.numTodoTests;
  const failures = (report?.numFailedTests ?? 0) + broken;
  count.passed += report?.numPassedTests ?? 0;
  // Jest may object for another reason than a test: a threshold, a handle left open, its time being up.
  count.failed += failures === 0 && exitCode !== 0 ? 1 : failures;
  if (failures > 0 || exitCode !== 0) failed.push('Jest');
}

/** Where journeys find their browser. A run of chosen tests looks for it only when journeys are among them. */
const chromium = () => process.env.PORTICO_TEST_CHROMIUM || need('chromium')[0];

async function test(parameters) {
  heading('Jest');
  const folder = mkdtempSync(join(tmpdir(), 'portico-test-'));
  const report = join(folder, 'jest.json');
  let mariadb;
  try {
    mariadb = await startMariadb();
    const env = { PORTICO_TEST_MARIADB_URL: mariadb.url, ...(parameters.length === 0 && { PORTICO_TEST_CHROMIUM: chromium() }) };
    addJestResults(report, await runJest(['--ci', '--json', `--outputFile=${report}`, ...parameters], { env, timeout: JEST_MINUTES * 60_000 }));
  } catch (error) {
    console.error(error.message);
    count.failed += 1;
    failed.push('Jest');
  } finally {
    await mariadb?.stop();
    rmSync(folder, { recursive: true });
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

const parameters = process.argv.slice(2);
if (parameters.length === 0) await checkStatically();
await test(parameters);
if (failed.length > 0) console.log(`\nFailed: ${failed.join('; ')}`);
console.log(`\n${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;
