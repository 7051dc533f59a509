import 'reflect-metadata';
import { openDatabase } from '../../../src/platform/database/open-database.js';
import { rows, run } from '../../../src/kernel/sql.js';
import { Counter, counterMigration } from '../counters.js';

/** Adds one to both counters as often as it is told: reads, and writes what it read plus one. */
const database = await openDatabase({ url: process.argv[2]!, entities: [Counter], migrations: [counterMigration] });
for (let done = 0; done < Number(process.argv[3]); done += 1) {
  await database.inTransaction(async (tx) => {
    for (const name of ['a', 'b']) {
      await run(tx, 'UPDATE counter SET balance = balance WHERE name = ?', [name]);
      const [counter] = await rows<Counter>(tx, 'SELECT balance FROM counter WHERE name = ?', [name]);
      await run(tx, 'UPDATE counter SET balance = ? WHERE name = ?', [counter!.balance + 1, name]);
    }
  });
}
await database.close();
