import { ascii, id, json, ref, text, time } from '../platform/database/migration-columns.js';
import { createTable } from '../platform/database/migration-tables.js';
import type { Migration } from '../platform/database/migrations.js';

/** What was done, by whom, and when. */
export const history: Migration = {
  name: '0004-history',
  up: (runner) =>
    createTable(runner, {
      name: 'history_entry',
      columns: [
        id(),
        time('at'),
        ref('client_id', { nullable: true }),
        ref('subject_id'),
        ascii('subject_type', 3),
        ref('sublicense_id', { nullable: true }),
        ascii('actor_kind', 10),
        ref('actor_id', { nullable: true }),
        ascii('action', 40),
        ascii('door', 20, { nullable: true }),
        text('summary', 500),
        json('changes', { nullable: true }),
        ascii('request_id', 64, { nullable: true }),
      ],
      primary: ['id'],
      indexes: [
        { name: 'ix_history_entry_client', columns: ['client_id', 'id'] },
        { name: 'ix_history_entry_subject', columns: ['subject_id', 'id'] },
      ],
    }),
};
