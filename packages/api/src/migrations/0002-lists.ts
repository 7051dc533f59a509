import type { QueryRunner } from 'typeorm';
import { addColumns, addIndexes, type NewColumn } from '../platform/database/migration-changes.js';
import { ascii, id, ref, time } from '../platform/database/migration-columns.js';
import { createTable, type Key, type TableDefinition } from '../platform/database/migration-tables.js';
import type { Migration } from '../platform/database/migrations.js';
import { fillLists } from './0002-fill-lists.js';

/** Before every time and after every time: what stands for "never" in a key. */
const NEVER_YET = "'1000-01-01 00:00:00.000'";
const NEVER_ENDS = "'9999-12-31 23:59:59.999'";
const NO_ID = "x'00000000000000000000000000000000'";

const text = (name: string, length: number): NewColumn => ({ column: ascii(name, length), fill: "''" });

const COLUMNS: Readonly<Record<string, readonly NewColumn[]>> = {
  client: [{ column: time('expires_key'), fill: NEVER_ENDS }],
  learner: [text('last_name_key', 100), text('first_name_key', 100)],
  membership: [
    text('last_name_key', 100),
    text('first_name_key', 100),
    text('email_key', 254),
    { column: time('last_seen_key'), fill: NEVER_YET },
  ],
  allowance: [text('counts', 20), { column: ref('owner_id'), fill: NO_ID }, { column: ref('client_id'), fill: NO_ID }],
};

const TABLES: readonly TableDefinition[] = [
  {
    name: 'client_word',
    columns: [ref('client_id'), ascii('word', 64)],
    primary: ['client_id', 'word'],
    indexes: [{ name: 'ix_client_word', columns: ['word', 'client_id'] }],
    foreignKeys: [{ name: 'fk_client_word_client', columns: ['client_id'], references: ['client', ['id']] }],
  },
  {
    name: 'learner_word',
    columns: [ref('learner_id'), ascii('word', 64)],
    primary: ['learner_id', 'word'],
    indexes: [{ name: 'ix_learner_word', columns: ['word', 'learner_id'] }],
    foreignKeys: [{ name: 'fk_learner_word_learner', columns: ['learner_id'], references: ['learner', ['id']] }],
  },
  {
    name: 'registration_code_listing',
    columns: [id('code_id'), ref('client_id'), ascii('label_key', 120), time('created_at'), time('expires_key'), ref('use_allowance_id')],
    primary: ['code_id'],
    indexes: [
      { name: 'ix_code_listing_label', columns: ['label_key', 'code_id'] },
      { name: 'ix_code_listing_created', columns: ['created_at', 'code_id'] },
      { name: 'ix_code_listing_expires', columns: ['expires_key', 'code_id'] },
      { name: 'ix_code_listing_client_label', columns: ['client_id', 'label_key', 'code_id'] },
      { name: 'ix_code_listing_client_created', columns: ['client_id', 'created_at', 'code_id'] },
      { name: 'ix_code_listing_client_expires', columns: ['client_id', 'expires_key', 'code_id'] },
    ],
    foreignKeys: [{ name: 'fk_code_listing_code', columns: ['code_id'], references: ['code', ['id']] }],
  },
  {
    name: 'registration_code_word',
    columns: [ref('code_id'), ascii('word', 64), ref('client_id')],
    primary: ['code_id', 'word'],
    indexes: [
      { name: 'ix_code_word', columns: ['word', 'code_id'] },
      { name: 'ix_code_word_client', columns: ['client_id', 'word', 'code_id'] },
    ],
    foreignKeys: [{ name: 'fk_code_word_code', columns: ['code_id'], references: ['code', ['id']] }],
  },
];

const INDEXES: Readonly<Record<string, readonly Key[]>> = {
  client: [
    { name: 'ix_client_created', columns: ['created_at', 'id'] },
    { name: 'ix_client_expires', columns: ['expires_key', 'id'] },
  ],
  membership: [
    { name: 'ix_membership_name', columns: ['last_name_key', 'first_name_key', 'id'] },
    { name: 'ix_membership_email', columns: ['email_key', 'id'] },
    { name: 'ix_membership_joined', columns: ['joined_at', 'id'] },
    { name: 'ix_membership_seen', columns: ['last_seen_key', 'id'] },
    { name: 'ix_membership_client_name', columns: ['client_id', 'last_name_key', 'first_name_key', 'id'] },
    { name: 'ix_membership_client_email', columns: ['client_id', 'email_key', 'id'] },
    { name: 'ix_membership_client_joined', columns: ['client_id', 'joined_at', 'id'] },
    { name: 'ix_membership_client_seen', columns: ['client_id', 'last_seen_key', 'id'] },
    { name: 'ix_membership_standing', columns: ['status', 'joined_through', 'client_id'] },
  ],
  redemption: [{ name: 'ix_redemption_code', columns: ['code_id', 'id'] }],
  allowance: [
    { name: 'ix_allowance_taken', columns: ['counts', 'taken', 'owner_id'] },
    { name: 'ix_allowance_client_taken', columns: ['client_id', 'counts', 'taken', 'owner_id'] },
  ],
};

async function up(runner: QueryRunner): Promise<void> {
  for (const table of TABLES) await createTable(runner, table);
  for (const [table, columns] of Object.entries(COLUMNS)) await addColumns(runner, table, columns);
  await fillLists(runner);
  // Indexes last: filling them row by row would cost more than building them.
  for (const [table, indexes] of Object.entries(INDEXES)) await addIndexes(runner, table, indexes);
}

/** Sort and search keys: every list of clients, learners and registration codes is a range of one index. */
export const lists: Migration = { name: '0002-lists', up };
