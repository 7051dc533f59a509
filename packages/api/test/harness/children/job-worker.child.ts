import 'reflect-metadata';
import { composition } from '../../../src/composition.js';
import { openDatabase } from '../../../src/platform/database/open-database.js';
import type { SendsStatements } from '../../../src/platform/database/statement-sender.js';
import { createLog } from '../../../src/platform/log/log.js';
import { runSite } from '../../../src/platform/site/site.js';
import { TEST_CONFIG } from '../site-settings.js';
import { TestClock } from '../test-clock.js';

/**
 * A worker on the database it is given, at the time it is given, that does the jobs which wait. It kills itself at a chunk
 * whose number it is given (0: at none), before its COMMIT is sent or once that is done. Prints that it did all, and ends.
 */
const [, , databaseUrl, time, moment, at] = process.argv;
const { entities, migrations } = composition;
const opened = await openDatabase({ url: databaseUrl!, entities, migrations });
/** The last thing the transaction of a chunk writes. */
const CHUNK = /^UPDATE job SET reached/;
let chunks = 0;
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('It is dead.');
};
const database: typeof opened = {
  ...opened,
  inTransaction: async (work) => {
    let isChunk = false;
    const value = await opened.inTransaction((tx) => {
      isChunk = false;
      // Our runners all send through `send`.
      const runner = tx.queryRunner as unknown as SendsStatements;
      const send = runner.send.bind(runner);
      runner.send = (sql, parameters) => {
        isChunk ||= CHUNK.test(sql);
        if (isChunk && sql === 'COMMIT' && moment === 'before' && chunks + 1 === Number(at)) die();
        return send(sql, parameters);
      };
      return work(tx);
    });
    if (isChunk) chunks += 1;
    if (isChunk && moment === 'after' && chunks === Number(at)) die();
    return value;
  },
};
const clock = new TestClock();
clock.time = new Date(time!);
const site = await runSite(database, {
  config: { ...TEST_CONFIG, roles: [], databaseUrl: databaseUrl! },
  composition,
  log: createLog('error', { write: (line) => void process.stderr.write(line) }),
  webApps: { admin: '', learner: { files: '', pages: null } },
  clock,
});
await site.runTask('do the jobs');
process.stdout.write('done\n');
await site.stop();
process.exit();
