import type { QueryRunner } from 'typeorm';
import { addColumns, addIndexes } from '../platform/database/migration-changes.js';
import { ascii, bool, id, int, ref, text, time } from '../platform/database/migration-columns.js';
import { createTable, type TableDefinition } from '../platform/database/migration-tables.js';
import type { Migration } from '../platform/database/migrations.js';

const nullable = { nullable: true } as const;

const TABLES: readonly TableDefinition[] = [
  {
    name: 'redemption_code_batch',
    columns: [
      id(),
      ref('client_id'),
      text('label', 120),
      ascii('label_key', 120),
      text('purchase_reference', 120, nullable),
      ascii('origin', 10),
      ascii('prefix', 8, nullable),
      int('length', nullable),
      ascii('state', 10),
      bool('enabled'),
      ref('use_allowance_id'),
      time('starts_at', nullable),
      time('expires_at', nullable),
      time('expires_key'),
      int('access_days', nullable),
      ref('job_id', nullable),
      time('created_at'),
      ref('created_by'),
    ],
    primary: ['id'],
    indexes: [
      { name: 'ix_batch_label', columns: ['label_key', 'id'] },
      { name: 'ix_batch_created', columns: ['created_at', 'id'] },
      { name: 'ix_batch_expires', columns: ['expires_key', 'id'] },
      { name: 'ix_batch_client_label', columns: ['client_id', 'label_key', 'id'] },
      { name: 'ix_batch_client_created', columns: ['client_id', 'created_at', 'id'] },
      { name: 'ix_batch_client_expires', columns: ['client_id', 'expires_key', 'id'] },
      { name: 'ix_batch_created_by', columns: ['created_by'] },
      { name: 'ix_batch_length', columns: ['length', 'id'] },
      { name: 'ix_batch_state', columns: ['state', 'id'] },
    ],
    foreignKeys: [
      { name: 'fk_batch_client', columns: ['client_id'], references: ['client', ['id']] },
      { name: 'fk_batch_created_by', columns: ['created_by'], references: ['staff', ['id']] },
    ],
  },
  {
    name: 'redemption_code_batch_word',
    columns: [ref('batch_id'), ascii('word', 64), ref('client_id')],
    primary: ['batch_id', 'word'],
    indexes: [
      { name: 'ix_batch_word', columns: ['word', 'batch_id'] },
      { name: 'ix_batch_word_client', columns: ['client_id', 'word', 'batch_id'] },
    ],
    foreignKeys: [{ name: 'fk_batch_word_batch', columns: ['batch_id'], references: ['redemption_code_batch', ['id']] }],
  },
  {
    name: 'redemption_code_batch_sublicense',
    columns: [ref('batch_id'), ref('sublicense_id')],
    primary: ['batch_id', 'sublicense_id'],
    indexes: [{ name: 'ix_batch_sublicense_sublicense', columns: ['sublicense_id'] }],
    foreignKeys: [
      { name: 'fk_batch_sublicense_batch', columns: ['batch_id'], references: ['redemption_code_batch', ['id']] },
      { name: 'fk_batch_sublicense_sublicense', columns: ['sublicense_id'], references: ['sublicense', ['id']] },
    ],
  },
  {
    name: 'handed_code',
    columns: [ref('code_id'), ref('batch_id'), text('handed_to', 254), ascii('handed_key', 254), time('handed_at')],
    primary: ['code_id'],
    indexes: [
      { name: 'ix_handed_code_batch', columns: ['batch_id', 'handed_key', 'code_id'] },
      { name: 'ix_handed_code_key', columns: ['handed_key'] },
    ],
    foreignKeys: [{ name: 'fk_handed_code_code', columns: ['code_id'], references: ['code', ['id']] }],
  },
];

async function up(runner: QueryRunner): Promise<void> {
  for (const table of TABLES) await createTable(runner, table);
  await addColumns(runner, 'code', [
    { column: ref('batch_id', nullable), fill: 'NULL' },
    { column: int('standing', nullable), fill: 'NULL' },
  ]);
  await addIndexes(runner, 'code', [{ name: 'ix_code_batch', columns: ['batch_id', 'standing', 'id'] }]);
}

/** Batches of redemption codes, what they open, and to whom single codes were handed. */
export const redemptionCodes: Migration = { name: '0017-redemption-codes', up };
