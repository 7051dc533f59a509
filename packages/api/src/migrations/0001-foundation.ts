import type { QueryRunner } from 'typeorm';
import { ascii, bigInt, bool, hash, id, int, json, ref, text, time } from '../platform/database/migration-columns.js';
import { createTable, type TableDefinition } from '../platform/database/migration-tables.js';
import type { Migration } from '../platform/database/migrations.js';
import { CODES, LEARNERS } from './0001-foundation.people-and-codes.js';

const nullable = { nullable: true } as const;

const PEOPLE_WHO_WORK: readonly TableDefinition[] = [
  { name: 'allowance', columns: [id(), int('max_taken', nullable), int('taken')], primary: ['id'] },
  {
    name: 'staff',
    columns: [
      id(),
      text('email', 254),
      ascii('email_key', 254),
      text('name', 120),
      ascii('role', 20),
      bool('sees_everything'),
      text('password_hash', 255),
      time('created_at'),
      time('last_seen_at', nullable),
    ],
    primary: ['id'],
    uniques: [{ name: 'uq_staff_email', columns: ['email_key'] }],
  },
  { name: 'staff_set_up', columns: [int('id'), hash('token_hash'), time('made_at'), time('used_at', nullable)], primary: ['id'] },
];

const CONTENT: readonly TableDefinition[] = [
  {
    name: 'content_item',
    columns: [id(), text('title', 200), ascii('title_key', 200), ascii('kind', 20), text('url', 2000), time('created_at'), time('updated_at')],
    primary: ['id'],
    indexes: [{ name: 'ix_content_item_title', columns: ['title_key', 'id'] }],
  },
  {
    name: 'content_item_tag',
    columns: [ref('content_item_id'), hash('tag_key'), text('tag', 60)],
    primary: ['content_item_id', 'tag_key'],
    indexes: [{ name: 'ix_content_item_tag_tag', columns: ['tag_key'] }],
    foreignKeys: [{ name: 'fk_content_item_tag_item', columns: ['content_item_id'], references: ['content_item', ['id']] }],
  },
];

const CLIENTS: readonly TableDefinition[] = [
  {
    name: 'client',
    columns: [
      id(),
      text('name', 120),
      ascii('name_key', 120),
      ascii('slug', 60),
      text('sku', 100, nullable),
      hash('sku_key', nullable),
      ascii('status', 20),
      time('disabled_at', nullable),
      ref('seat_allowance_id'),
      time('expires_at', nullable),
      text('time_zone', 60),
      ascii('language', 2),
      text('accent_color', 7),
      text('heading', 120, nullable),
      text('welcome_text', 2000, nullable),
      text('support_email', 254, nullable),
      text('sender_name', 120, nullable),
      text('invite_subject', 200, nullable),
      json('reference'),
      time('created_at'),
      time('updated_at'),
    ],
    primary: ['id'],
    uniques: [{ name: 'uq_client_sku', columns: ['sku_key'] }],
    indexes: [{ name: 'ix_client_name', columns: ['name_key', 'id'] }],
  },
  {
    name: 'client_slug',
    columns: [ascii('slug', 60), ref('client_id'), time('created_at')],
    primary: ['slug'],
    indexes: [{ name: 'ix_client_slug_client', columns: ['client_id'] }],
    foreignKeys: [{ name: 'fk_client_slug_client', columns: ['client_id'], references: ['client', ['id']] }],
  },
  {
    name: 'client_content',
    columns: [ref('client_id'), ref('content_item_id')],
    primary: ['client_id', 'content_item_id'],
    indexes: [{ name: 'ix_client_content_item', columns: ['content_item_id'] }],
    foreignKeys: [
      { name: 'fk_client_content_client', columns: ['client_id'], references: ['client', ['id']] },
      { name: 'fk_client_content_item', columns: ['content_item_id'], references: ['content_item', ['id']] },
    ],
  },
];

const SUBLICENSES: readonly TableDefinition[] = [
  {
    name: 'sublicense',
    columns: [
      id(),
      ref('client_id'),
      ref('parent_id', nullable),
      ref('main_of', nullable),
      text('name', 120),
      ascii('name_key', 120),
      hash('sibling_key'),
      text('sku', 100, nullable),
      hash('sku_key', nullable),
      ref('seat_allowance_id'),
      time('expires_at', nullable),
      int('access_days', nullable),
      time('created_at'),
      time('updated_at'),
    ],
    primary: ['id'],
    uniques: [
      { name: 'uq_sublicense_main', columns: ['main_of'] },
      { name: 'uq_sublicense_sibling', columns: ['sibling_key'] },
      { name: 'uq_sublicense_sku', columns: ['client_id', 'sku_key'] },
    ],
    indexes: [
      { name: 'ix_sublicense_client', columns: ['client_id', 'name_key'] },
      { name: 'ix_sublicense_parent', columns: ['parent_id'] },
    ],
    foreignKeys: [
      { name: 'fk_sublicense_client', columns: ['client_id'], references: ['client', ['id']] },
      { name: 'fk_sublicense_parent', columns: ['parent_id'], references: ['sublicense', ['id']] },
    ],
  },
  {
    name: 'sublicense_content',
    columns: [ref('sublicense_id'), ref('content_item_id')],
    primary: ['sublicense_id', 'content_item_id'],
    indexes: [{ name: 'ix_sublicense_content_item', columns: ['content_item_id'] }],
    foreignKeys: [
      { name: 'fk_sublicense_content_sublicense', columns: ['sublicense_id'], references: ['sublicense', ['id']] },
      { name: 'fk_sublicense_content_item', columns: ['content_item_id'], references: ['content_item', ['id']] },
    ],
  },
];

const STAFF_SCOPE: readonly TableDefinition[] = [
  {
    name: 'staff_client',
    columns: [ref('staff_id'), ref('client_id')],
    primary: ['staff_id', 'client_id'],
    indexes: [{ name: 'ix_staff_client_client', columns: ['client_id'] }],
    foreignKeys: [
      { name: 'fk_staff_client_staff', columns: ['staff_id'], references: ['staff', ['id']] },
      { name: 'fk_staff_client_client', columns: ['client_id'], references: ['client', ['id']] },
    ],
  },
  {
    name: 'staff_sublicense',
    columns: [ref('staff_id'), ref('sublicense_id')],
    primary: ['staff_id', 'sublicense_id'],
    indexes: [{ name: 'ix_staff_sublicense_sublicense', columns: ['sublicense_id'] }],
    foreignKeys: [
      { name: 'fk_staff_sublicense_staff', columns: ['staff_id'], references: ['staff', ['id']] },
      { name: 'fk_staff_sublicense_sublicense', columns: ['sublicense_id'], references: ['sublicense', ['id']] },
    ],
  },
];

/** Sessions and guess budgets. */
export const PLATFORM: readonly TableDefinition[] = [
  {
    name: 'session',
    columns: [
      hash('token_hash'),
      ascii('kind', 10),
      ref('staff_id', nullable),
      ref('learner_id', nullable),
      text('device', 200),
      time('created_at'),
      time('last_seen_at'),
      time('expires_at'),
    ],
    primary: ['token_hash'],
    indexes: [
      { name: 'ix_session_staff', columns: ['staff_id'] },
      { name: 'ix_session_learner', columns: ['learner_id'] },
      { name: 'ix_session_expires', columns: ['expires_at'] },
    ],
  },
  { name: 'guess_budget', columns: [ascii('bucket', 80), bigInt('settles_at')], primary: ['bucket'] },
];

/** Rows by which people who make accounts take turns; see the README of the learners slice. */
const LEARNER_TURNS = 256;

async function makeTurns(runner: QueryRunner): Promise<void> {
  const [{ n }] = (await runner.query('SELECT COUNT(*) AS n FROM learner_turn')) as [{ n: number | string }];
  if (Number(n) > 0) return;
  const turns = Array.from({ length: LEARNER_TURNS }, (_, at) => `(${at}, 0)`).join(', ');
  await runner.query(`INSERT INTO learner_turn (id, turn) VALUES ${turns}`);
}

/** Clients, sublicenses, learners, codes, staff: everything the first release stands on. */
export const foundation: Migration = {
  name: '0001-foundation',
  up: async (runner) => {
    for (const table of [...PEOPLE_WHO_WORK, ...CONTENT, ...CLIENTS, ...SUBLICENSES, ...STAFF_SCOPE, ...LEARNERS, ...CODES, ...PLATFORM]) {
      await createTable(runner, table);
    }
    await makeTurns(runner);
  },
};
