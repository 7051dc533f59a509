import 'reflect-metadata';
import { createInterface } from 'node:readline';
import { composition } from '../../../src/composition.js';
import { openDatabase } from '../../../src/platform/database/open-database.js';
import { createLog } from '../../../src/platform/log/log.js';
import { runSite } from '../../../src/platform/site/site.js';
import { DyingDatabase, type Death } from '../dying-database.js';
import { TEST_CONFIG } from '../site-settings.js';
import { TestClock } from '../test-clock.js';

/** The whole product on the database it is given. Prints its address; told how to die (`after 7`), prints that it will. Ends with its parent. */
const { entities, migrations } = composition;
const database = await openDatabase({ url: process.argv[2]!, entities, migrations });
const dying = new DyingDatabase();
const site = await runSite(dying.of(database), {
  config: { ...TEST_CONFIG, databaseUrl: process.argv[2]! },
  composition,
  log: createLog('error', { write: (line) => void process.stderr.write(line) }),
  // What pages look like is not for the API's tests.
  webApps: { admin: '', learner: { files: '', pages: null } },
  clock: new TestClock(),
});
process.stdout.write(`${site.address}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const [moment, calls] = line.split(' ');
  // Its parent is one of our tests.
  dying.arm({ moment: moment as Death['moment'], calls: Number(calls) });
  process.stdout.write('armed\n');
}
process.exit();
