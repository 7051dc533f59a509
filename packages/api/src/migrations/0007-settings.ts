import type { QueryRunner } from 'typeorm';
import { bool, id, int, text, time } from '../platform/database/migration-columns.js';
import { createTable } from '../platform/database/migration-tables.js';
import type { Migration } from '../platform/database/migrations.js';

const nullable = { nullable: true } as const;

async function up(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'settings',
    columns: [
      id(),
      text('site_name', 120),
      text('terms_url', 2000, nullable),
      text('privacy_url', 2000, nullable),
      int('invite_days'),
      bool('mail_paused'),
      text('mail_from', 400, nullable),
      bool('introspection'),
      int('turn'),
      time('updated_at', nullable),
    ],
    primary: ['id'],
  });
  const there = (await runner.query('SELECT 1 AS one FROM settings')) as unknown[];
  if (there.length > 0) return;
  await runner.query(
    `INSERT INTO settings (id, site_name, terms_url, privacy_url, invite_days, mail_paused, mail_from, introspection, turn, updated_at)
      VALUES (?, 'Portico', NULL, NULL, 14, 0, NULL, 1, 0, NULL)`,
    [Buffer.alloc(16)],
  );
}

/** The settings of the whole site: one row, with what holds until an owner says otherwise. */
export const settings: Migration = { name: '0007-settings', up };
