import type { QueryRunner } from 'typeorm';
import { ascii, int, ref, text, time } from '../platform/database/migration-columns.js';
import { createTable } from '../platform/database/migration-tables.js';
import type { Migration } from '../platform/database/migrations.js';

const nullable = { nullable: true } as const;

function up(runner: QueryRunner): Promise<void> {
  return createTable(runner, {
    name: 'uploaded_code',
    columns: [ref('report_id'), int('line'), ref('client_id'), ref('staff_id'), text('code', 60), ascii('folded_key', 40, nullable), text('reason', 250, nullable), time('created_at')],
    primary: ['report_id', 'line'],
    indexes: [
      { name: 'ix_uploaded_code_folded', columns: ['report_id', 'folded_key', 'line'] },
      { name: 'ix_uploaded_code_client', columns: ['client_id'] },
      { name: 'ix_uploaded_code_created', columns: ['created_at'] },
    ],
  });
}

/** Lines of codes that are being uploaded, and what is wrong with those that cannot be codes. */
export const uploadedCodes: Migration = { name: '0018-uploaded-codes', up };
