import { ascii, bigInt, hash, ref, text, time } from '../../src/platform/database/migration-columns.js';
import { createTable } from '../../src/platform/database/migration-tables.js';
import type { Migration } from '../../src/platform/database/migrations.js';

/** The tables of sessions and guess budgets alone, for specs that need no more. */
export const platformTables: Migration = {
  name: '0001-platform-tables',
  up: async (runner) => {
    await createTable(runner, {
      name: 'session',
      columns: [
        hash('token_hash'),
        ascii('kind', 10),
        ref('staff_id', { nullable: true }),
        ref('learner_id', { nullable: true }),
        text('device', 200),
        time('created_at'),
        time('last_seen_at'),
        time('expires_at'),
      ],
      primary: ['token_hash'],
      indexes: [
        { name: 'ix_session_staff', columns: ['staff_id'] },
        { name: 'ix_session_learner', columns: ['learner_id'] },
        { name: 'ix_session_expires', columns: ['expires_at'] },
      ],
    });
    await createTable(runner, { name: 'guess_budget', columns: [ascii('bucket', 80), bigInt('settles_at')], primary: ['bucket'] });
  },
};
