import 'reflect-metadata';
import { openDatabase } from '../../../src/platform/database/open-database.js';
import { Counter, counterMigration } from '../counters.js';

/** Writes pairs of counters, one transaction a pair, and prints how many pairs were acknowledged. */
const database = await openDatabase({ url: process.argv[2]!, entities: [Counter], migrations: [counterMigration] });
for (let pair = 1; ; pair += 1) {
  await database.inTransaction(async (tx) => {
    await tx.insert(Counter, { name: `left-${pair}`, balance: 1 });
    await new Promise(setImmediate);
    await tx.insert(Counter, { name: `right-${pair}`, balance: 1 });
  });
  process.stdout.write(`${pair}\n`);
}
