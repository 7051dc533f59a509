import type { QueryRunner } from 'typeorm';
import { ascii, hash, ref, text, time } from '../platform/database/migration-columns.js';
import { createTable } from '../platform/database/migration-tables.js';
import type { Migration } from '../platform/database/migrations.js';

const nullable = { nullable: true } as const;

async function up(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'mailed_link',
    columns: [
      hash('token_hash'),
      ascii('purpose', 3),
      ref('learner_id', nullable),
      ref('staff_id', nullable),
      hash('address_hash'),
      text('new_email', 254, nullable),
      ref('mail_id'),
      time('expires_at'),
      time('closed_at', nullable),
      time('created_at'),
    ],
    primary: ['token_hash'],
    indexes: [
      { name: 'ix_mailed_link_learner', columns: ['learner_id', 'created_at'] },
      { name: 'ix_mailed_link_staff', columns: ['staff_id', 'created_at'] },
      { name: 'ix_mailed_link_expires', columns: ['expires_at'] },
    ],
  });
}

/** Links into accounts that were mailed to their addresses. */
export const mailedLinks: Migration = { name: '0012-mailed-links', up };
