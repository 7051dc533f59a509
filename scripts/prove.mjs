// `pnpm prove <suite>`: the long form of a proof. The suite itself writes its result to docs/proofs.
import { basename, join } from 'node:path';
import { runJest } from './jest.mjs';
import { startMariadb } from './services.mjs';
import { filesBelow, root } from './steps.mjs';

const FOLDER = 'packages/api/test/proofs';
const ENDING = '.proof.ts';

function suites() {
  const files = filesBelow(join(root, FOLDER)).filter((name) => name.endsWith(ENDING));
  return files.map((name) => basename(name, ENDING));
}

async function prove(suite, parameters) {
  const mariadb = await startMariadb();
  try {
    const env = { PORTICO_PROOF: 'long', PORTICO_TEST_MARIADB_URL: mariadb.url };
    return await runJest(['--ci', '--runInBand', '--verbose', '--selectProjects', 'api', '--runTestsByPath', `${FOLDER}/${suite}${ENDING}`, ...parameters], { env });
  } finally {
    await mariadb.stop();
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

const [suite, ...parameters] = process.argv.slice(2);
if (suites().includes(suite)) process.exitCode = await prove(suite, parameters);
else {
  console.error(`Which proof? pnpm prove <suite>, with one of: ${suites().join(', ')}`);
  process.exitCode = 1;
}
