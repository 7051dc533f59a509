import type { QueryRunner } from 'typeorm';
import { addColumns, addIndexes } from '../platform/database/migration-changes.js';
import { ascii, bool, hash, id, int, ref, text, time } from '../platform/database/migration-columns.js';
import { createTable, type TableDefinition } from '../platform/database/migration-tables.js';
import type { Migration } from '../platform/database/migrations.js';

const nullable = { nullable: true } as const;

const TABLES: readonly TableDefinition[] = [
  {
    name: 'invite',
    columns: [
      id(),
      ref('client_id'),
      ref('learner_id'),
      text('email', 254),
      text('first_name', 100),
      text('last_name', 100),
      text('message', 2000, nullable),
      ascii('state', 10),
      hash('token_hash'),
      bool('by_mail'),
      ref('mail_id', nullable),
      time('sent_at', nullable),
      text('failure', 500, nullable),
      int('reminders'),
      time('expires_at'),
      time('accepted_at', nullable),
      time('cancelled_at', nullable),
      ref('invited_by'),
      time('created_at'),
    ],
    primary: ['id'],
    uniques: [{ name: 'uq_invite_token', columns: ['token_hash'] }],
    indexes: [
      { name: 'ix_invite_client', columns: ['client_id', 'id'] },
      { name: 'ix_invite_learner', columns: ['learner_id', 'client_id'] },
      { name: 'ix_invite_open', columns: ['state', 'expires_at'] },
      { name: 'ix_invite_invited_by', columns: ['invited_by'] },
    ],
    foreignKeys: [
      { name: 'fk_invite_client', columns: ['client_id'], references: ['client', ['id']] },
      { name: 'fk_invite_learner', columns: ['learner_id'], references: ['learner', ['id']] },
      { name: 'fk_invite_invited_by', columns: ['invited_by'], references: ['staff', ['id']] },
    ],
  },
  {
    name: 'invite_sublicense',
    columns: [ref('invite_id'), ref('sublicense_id')],
    primary: ['invite_id', 'sublicense_id'],
    indexes: [{ name: 'ix_invite_sublicense_sublicense', columns: ['sublicense_id'] }],
    foreignKeys: [
      { name: 'fk_invite_sublicense_invite', columns: ['invite_id'], references: ['invite', ['id']] },
      { name: 'fk_invite_sublicense_sublicense', columns: ['sublicense_id'], references: ['sublicense', ['id']] },
    ],
  },
  {
    name: 'invite_word',
    columns: [ref('invite_id'), ascii('word', 64), ref('client_id')],
    primary: ['invite_id', 'word'],
    indexes: [
      { name: 'ix_invite_word', columns: ['word', 'invite_id'] },
      { name: 'ix_invite_word_client', columns: ['client_id', 'word', 'invite_id'] },
    ],
    foreignKeys: [{ name: 'fk_invite_word_invite', columns: ['invite_id'], references: ['invite', ['id']] }],
  },
  {
    name: 'earlier_invite_link',
    columns: [hash('token_hash'), ref('invite_id'), bool('works')],
    primary: ['token_hash'],
    indexes: [{ name: 'ix_earlier_invite_link_invite', columns: ['invite_id'] }],
    foreignKeys: [{ name: 'fk_earlier_invite_link_invite', columns: ['invite_id'], references: ['invite', ['id']] }],
  },
];

async function up(runner: QueryRunner): Promise<void> {
  await addColumns(runner, 'access', [{ column: time('reserved_until', nullable), fill: 'NULL' }]);
  await addIndexes(runner, 'access', [{ name: 'ix_access_reserved', columns: ['reserved_until'] }]);
  await addColumns(runner, 'membership', ['invited_first_name', 'invited_last_name'].map((name) => ({ column: text(name, 100, nullable), fill: 'NULL' })));
  for (const table of TABLES) await createTable(runner, table);
}

/** Invites, and the seats they hold. */
export const invites: Migration = { name: '0011-invites', up };
