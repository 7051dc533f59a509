import 'reflect-metadata';
import { openDatabase } from '../../../src/platform/database/open-database.js';
import { Counter, counterMigration } from '../counters.js';

/** Migrates the database it is given, and prints what it ran. */
const database = await openDatabase({ url: process.argv[2]!, entities: [Counter], migrations: [counterMigration] });
process.stdout.write(`${(await database.migrate()).join('\n')}\n`);
await database.close();
