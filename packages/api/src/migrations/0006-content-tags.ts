import type { QueryRunner } from 'typeorm';
import { dropForeignKey } from '../platform/database/migration-changes.js';
import { hash, ref, text } from '../platform/database/migration-columns.js';
import { createTable, type TableDefinition } from '../platform/database/migration-tables.js';
import type { Migration } from '../platform/database/migrations.js';

function tagsOf(owner: 'client' | 'sublicense'): TableDefinition {
  const column = `${owner}_id`;
  return {
    name: `${owner}_content_tag`,
    columns: [ref(column), hash('tag_key'), text('tag', 60)],
    primary: [column, 'tag_key'],
    foreignKeys: [{ name: `fk_${owner}_content_tag_${owner}`, columns: [column], references: [owner, ['id']] }],
  };
}

async function up(runner: QueryRunner): Promise<void> {
  await createTable(runner, tagsOf('client'));
  await createTable(runner, tagsOf('sublicense'));
  await dropForeignKey(runner, 'client_slug', 'fk_client_slug_client');
}

/** Content by tag; and slugs that stay taken when their client goes. */
export const contentTags: Migration = { name: '0006-content-tags', up };
