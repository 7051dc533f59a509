import { id, int, time } from '../platform/database/migration-columns.js';
import { createTable } from '../platform/database/migration-tables.js';
import type { Migration } from '../platform/database/migrations.js';

/** Which seats staff were told are running out. */
export const seatAlerts: Migration = {
  name: '0013-seat-alerts',
  up: (runner) =>
    createTable(runner, {
      name: 'seat_alert',
      columns: [id('allowance_id'), int('level'), time('told_at')],
      primary: ['allowance_id'],
    }),
};
