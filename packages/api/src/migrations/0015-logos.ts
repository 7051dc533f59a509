import type { QueryRunner } from 'typeorm';
import { addColumns } from '../platform/database/migration-changes.js';
import { ascii, bool, bytes, hash, id, int, ref, time } from '../platform/database/migration-columns.js';
import { createTable } from '../platform/database/migration-tables.js';
import type { Migration } from '../platform/database/migrations.js';

const nullable = { nullable: true } as const;

async function up(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'upload',
    columns: [id(), ascii('purpose', 10), ref('client_id'), ref('staff_id'), ascii('state', 10), time('created_at')],
    primary: ['id'],
    indexes: [
      { name: 'ix_upload_client', columns: ['client_id'] },
      { name: 'ix_upload_created', columns: ['created_at'] },
    ],
  });
  await createTable(runner, { name: 'upload_part', columns: [ref('upload_id'), int('number'), bytes('content')], primary: ['upload_id', 'number'] });
  const logo = [hash('logo_hash', nullable), int('logo_width', nullable), int('logo_height', nullable), bool('logo_plate', nullable)];
  await addColumns(runner, 'client', logo.map((column) => ({ column, fill: 'NULL' })));
  await createTable(runner, {
    name: 'client_logo',
    columns: [ref('client_id'), hash('hash'), bytes('content'), time('dropped_at', nullable)],
    primary: ['client_id', 'hash'],
    indexes: [
      { name: 'ix_client_logo_hash', columns: ['hash'] },
      { name: 'ix_client_logo_dropped', columns: ['dropped_at'] },
    ],
    foreignKeys: [{ name: 'fk_client_logo_client', columns: ['client_id'], references: ['client', ['id']] }],
  });
}

/** Files on their way in, and the logos of clients. */
export const logos: Migration = { name: '0015-logos', up };
