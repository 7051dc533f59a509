import type { QueryRunner } from 'typeorm';
import { addColumns } from '../platform/database/migration-changes.js';
import { ascii, hash, ref, time } from '../platform/database/migration-columns.js';
import { createTable } from '../platform/database/migration-tables.js';
import type { Migration } from '../platform/database/migrations.js';

const nullable = { nullable: true } as const;

async function up(runner: QueryRunner): Promise<void> {
  await addColumns(runner, 'staff', [
    { column: time('joined_at', nullable), fill: 'NULL' },
    { column: time('removed_at', nullable), fill: 'NULL' },
  ]);
  // Until now nobody was asked in: whoever is there works here.
  await runner.query('UPDATE staff SET joined_at = created_at WHERE joined_at IS NULL AND removed_at IS NULL');
  await createTable(runner, {
    name: 'staff_invite',
    columns: [hash('token_hash'), ref('staff_id'), ref('mail_id'), time('expires_at'), ascii('ended_as', 12, nullable), time('ended_at', nullable), time('created_at')],
    primary: ['token_hash'],
    indexes: [{ name: 'ix_staff_invite_staff', columns: ['staff_id'] }],
    foreignKeys: [{ name: 'fk_staff_invite_staff', columns: ['staff_id'], references: ['staff', ['id']] }],
  });
}

/** Staff are asked in by a mailed link; whoever leaves stays as the name behind what they did. */
export const staffInvites: Migration = { name: '0019-staff-invites', up };
