import { hash, longText, time } from '../platform/database/migration-columns.js';
import { createTable } from '../platform/database/migration-tables.js';
import type { Migration } from '../platform/database/migrations.js';

/** Calls made with an idempotency key. */
export const idempotency: Migration = {
  name: '0003-idempotency',
  up: (runner) =>
    createTable(runner, {
      name: 'idempotency_key',
      columns: [hash('call_key'), hash('input_hash'), longText('kept', { nullable: true }), time('made_at')],
      primary: ['call_key'],
      indexes: [{ name: 'ix_idempotency_key_made', columns: ['made_at'] }],
    }),
};
