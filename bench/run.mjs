// `pnpm bench <name> [--db mariadb|sqlite] [--rounds 3] [--size n] [--filled] [--keep folder] [--profile folder] [--dry]`: measures the
// built product against a baseline in the same run, prints both, and writes docs/bench/<name>.md. Large
// sites stay in the folder to keep, for the next run; `--filled` measures on one of 10,000,000 codes what is else measured on
// a small one, and writes docs/bench/<name>-filled.md. `pnpm bench admin-app` is of another kind: see admin-app.mjs.
import { parseArgs } from 'node:util';
import { build, buildServer } from '../scripts/build.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { db: { type: 'string' }, rounds: { type: 'string', default: '3' }, size: { type: 'string' }, keep: { type: 'string' }, filled: { type: 'boolean', default: false }, profile: { type: 'string' }, dry: { type: 'boolean', default: false } },
});

async function measure(bench, on, options) {
  const { openDatabase } = await import('./database.mjs');
  const { describeMachine } = await import('./machine.mjs');
  const machine = describeMachine('').slice(0, 1);
  const database = await openDatabase(on, values.keep);
  try {
    console.log(`\n${bench.id} on ${on}: ${bench.what}`);
    const result = await bench.run({ ...options, database });
    return { on: on === 'sqlite' ? 'SQLite' : 'MariaDB', ...result, machine: (told) => [...machine, ...describeMachine(told).slice(1)] };
  } finally {
    await database.stop();
  }
}

async function main() {
  if (positionals[0] === 'admin-app') {
    if ((await build()) !== 0) throw new Error('The product does not compile; see above.');
    return (await import('./admin-app.mjs')).measureAdminApp();
  }
  if ((await buildServer()) !== 0) throw new Error('The server does not compile; see above.');
  const { BENCHES } = await import('./benches.mjs');
  const bench = BENCHES.find(({ name }) => name === positionals[0]);
  if (bench === undefined) throw new Error(`Which bench? pnpm bench <name>, with one of: ${[...BENCHES.map(({ name }) => name), 'admin-app'].join(', ')}`);
  const { verdict, writePage } = await import('./report.mjs');
  const rounds = Number(values.rounds);
  const options = { rounds, size: values.size === undefined ? undefined : Number(values.size), profile: values.profile, filled: values.filled };
  const results = [];
  for (const on of values.db === undefined ? bench.databases : [values.db]) results.push(await measure(bench, on, options));
  for (const { on, figures } of results) {
    console.log(`${bench.id} on ${on}: ratio ${figures.ratio.toFixed(2)} (floor ${bench.floor}, goal ${bench.goal}): ${verdict(bench, figures.ratio)}`);
  }
  if (!values.dry) console.log(`written: ${writePage(bench, results, { rounds, filled: values.filled, date: new Date().toISOString().slice(0, 10) })}`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));
try {
  await main();
} catch (error) {
  console.error(error.stack);
  // What was started ends with this process.
  process.exit(1);
}
