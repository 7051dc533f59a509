import type { QueryRunner } from 'typeorm';
import { ascii, bytes, id, int, longText, ref, text, time } from '../platform/database/migration-columns.js';
import { createTable } from '../platform/database/migration-tables.js';
import type { Migration } from '../platform/database/migrations.js';

const nullable = { nullable: true } as const;

async function up(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'outbox_message',
    columns: [
      id(),
      ascii('topic', 20),
      ascii('state', 10),
      longText('body'),
      bytes('sealed', nullable),
      ref('about_id', nullable),
      int('tries'),
      time('due_at'),
      time('first_try_at', nullable),
      time('created_at'),
      time('settled_at', nullable),
      text('failure', 500, nullable),
    ],
    primary: ['id'],
    indexes: [
      { name: 'ix_outbox_due', columns: ['state', 'topic', 'due_at'] },
      { name: 'ix_outbox_settled', columns: ['settled_at'] },
      { name: 'ix_outbox_about', columns: ['about_id'] },
    ],
  });
  await createTable(runner, {
    name: 'mailbox_mail',
    columns: [id(), ascii('kind', 30), text('to_address', 254), text('subject', 300), bytes('sealed'), ref('about_id', nullable), time('at')],
    primary: ['id'],
    indexes: [{ name: 'ix_mailbox_about', columns: ['about_id'] }],
  });
}

/** What leaves the site after COMMIT, and the mails that are kept where no server takes them. */
export const outbox: Migration = { name: '0010-outbox', up };
