import 'reflect-metadata';
import { composition } from '../../../src/composition.js';
import { openDatabase } from '../../../src/platform/database/open-database.js';
import { createLog } from '../../../src/platform/log/log.js';
import { runSite } from '../../../src/platform/site/site.js';
import { TEST_CONFIG } from '../site-settings.js';
import { TestClock } from '../test-clock.js';

/** A worker on the database it is given, with the mail server it is given, at the time it is given. Prints that it delivered all that was due, and ends. */
const [, , databaseUrl, smtpUrl, time] = process.argv;
const { entities, migrations } = composition;
const database = await openDatabase({ url: databaseUrl!, entities, migrations });
const clock = new TestClock();
clock.time = new Date(time!);
const site = await runSite(database, {
  config: { ...TEST_CONFIG, roles: [], databaseUrl: databaseUrl!, smtpUrl: smtpUrl! },
  composition,
  log: createLog('error', { write: (line) => void process.stderr.write(line) }),
  webApps: { admin: '', learner: { files: '', pages: null } },
  clock,
});
await site.runTask('deliver the outbox');
process.stdout.write('delivered\n');
await site.stop();
process.exit();
