import { addColumns } from '../platform/database/migration-changes.js';
import { int } from '../platform/database/migration-columns.js';
import type { Migration } from '../platform/database/migrations.js';

/** Where whoever changes a client takes turns, so that the time of its last change is only that. */
export const clientTurn: Migration = {
  name: '0009-client-turn',
  up: (runner) => addColumns(runner, 'client', [{ column: int('turn'), fill: '0' }]),
};
