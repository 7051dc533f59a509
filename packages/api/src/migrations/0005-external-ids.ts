import { TableColumn, TableIndex, type QueryRunner } from 'typeorm';
import { ascii, hash, json, ref, text } from '../platform/database/migration-columns.js';
import { createTable } from '../platform/database/migration-tables.js';
import type { Migration } from '../platform/database/migrations.js';

const COLUMNS = [text('external_id', 100, { nullable: true }), hash('external_id_key', { nullable: true }), json('reference', { nullable: true })];

async function up(runner: QueryRunner): Promise<void> {
  const { type } = runner.dataSource.options;
  const product = type === 'mariadb' || type === 'mysql' ? type : 'sqlite';
  const there = (await runner.getTable('membership'))!;
  const missing = COLUMNS.map((column) => new TableColumn(column(product))).filter(({ name }) => there.findColumnByName(name) === undefined);
  if (missing.length > 0) await runner.addColumns('membership', missing);
  if (!there.indices.some(({ name }) => name === 'uq_membership_external_id')) {
    await runner.createIndex('membership', new TableIndex({ name: 'uq_membership_external_id', columnNames: ['client_id', 'external_id_key'], isUnique: true }));
  }
  await createTable(runner, {
    name: 'membership_word',
    columns: [ref('membership_id'), ascii('word', 64), ref('client_id')],
    primary: ['membership_id', 'word'],
    indexes: [
      { name: 'ix_membership_word', columns: ['word', 'membership_id'] },
      { name: 'ix_membership_word_client', columns: ['client_id', 'word', 'membership_id'] },
    ],
    foreignKeys: [{ name: 'fk_membership_word_membership', columns: ['membership_id'], references: ['membership', ['id']] }],
  });
}

/** What clients call their members, and what is kept with them. */
export const externalIds: Migration = { name: '0005-external-ids', up };
