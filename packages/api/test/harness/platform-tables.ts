import { PLATFORM } from '../../src/migrations/0001-foundation.js';
import { sessionIds } from '../../src/migrations/0008-session-ids.js';
import { createTable } from '../../src/platform/database/migration-tables.js';
import type { Migration } from '../../src/platform/database/migrations.js';

/** The tables of sessions and guess budgets alone, for specs that need no more. */
export const platformTables: Migration = {
  name: '0001-platform-tables',
  up: async (runner) => {
    for (const table of PLATFORM) await createTable(runner, table);
    await sessionIds.up(runner);
  },
};
