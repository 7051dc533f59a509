import { ascii, bool, id, int, ref, text, time } from '../platform/database/migration-columns.js';
import type { TableDefinition } from '../platform/database/migration-tables.js';

const nullable = { nullable: true } as const;

/** People, what they may reach and why. */
export const LEARNERS: readonly TableDefinition[] = [
  {
    name: 'learner',
    columns: [
      id(),
      text('email', 254),
      ascii('email_key', 254),
      text('first_name', 100),
      text('last_name', 100),
      text('password_hash', 255, nullable),
      time('email_proven_at', nullable),
      int('turn'),
      time('created_at'),
      time('last_seen_at', nullable),
    ],
    primary: ['id'],
    uniques: [{ name: 'uq_learner_email', columns: ['email_key'] }],
  },
  { name: 'learner_turn', columns: [int('id'), int('turn')], primary: ['id'] },
  {
    name: 'membership',
    columns: [
      id(),
      ref('client_id'),
      ref('learner_id'),
      ascii('status', 20),
      ascii('joined_through', 20),
      time('joined_at'),
      time('disabled_at', nullable),
    ],
    primary: ['id'],
    uniques: [{ name: 'uq_membership', columns: ['client_id', 'learner_id'] }],
    indexes: [{ name: 'ix_membership_learner', columns: ['learner_id'] }],
    foreignKeys: [
      { name: 'fk_membership_client', columns: ['client_id'], references: ['client', ['id']] },
      { name: 'fk_membership_learner', columns: ['learner_id'], references: ['learner', ['id']] },
    ],
  },
  {
    name: 'access',
    columns: [
      id(),
      ref('membership_id'),
      ref('sublicense_id'),
      ascii('status', 20),
      time('granted_at'),
      time('own_ends_at', nullable),
      time('ended_at', nullable),
      time('revoked_at', nullable),
      ascii('disabled_from', 20, nullable),
    ],
    primary: ['id'],
    uniques: [{ name: 'uq_access', columns: ['membership_id', 'sublicense_id'] }],
    indexes: [
      { name: 'ix_access_sublicense', columns: ['sublicense_id', 'status', 'own_ends_at'] },
      { name: 'ix_access_own_end', columns: ['status', 'own_ends_at'] },
    ],
    foreignKeys: [
      { name: 'fk_access_membership', columns: ['membership_id'], references: ['membership', ['id']] },
      { name: 'fk_access_sublicense', columns: ['sublicense_id'], references: ['sublicense', ['id']] },
    ],
  },
  {
    name: 'access_ground',
    columns: [id(), ref('access_id'), ascii('door', 20), ref('source_id'), time('since'), time('withdrawn_at', nullable)],
    primary: ['id'],
    uniques: [{ name: 'uq_access_ground', columns: ['access_id', 'door', 'source_id'] }],
    indexes: [{ name: 'ix_access_ground_source', columns: ['source_id', 'door'] }],
    foreignKeys: [{ name: 'fk_access_ground_access', columns: ['access_id'], references: ['access', ['id']] }],
  },
];

/** Codes and who used them. */
export const CODES: readonly TableDefinition[] = [
  {
    name: 'code',
    columns: [
      id(),
      ref('client_id'),
      ascii('kind', 20),
      text('label', 120),
      text('code', 60),
      ascii('folded_key', 40),
      ascii('generated_key', 40, nullable),
      bool('enabled'),
      ref('use_allowance_id'),
      time('starts_at', nullable),
      time('expires_at', nullable),
      time('created_at'),
      ref('created_by'),
    ],
    primary: ['id'],
    uniques: [
      { name: 'uq_code_folded', columns: ['folded_key', 'client_id'] },
      { name: 'uq_code_generated', columns: ['generated_key'] },
    ],
    indexes: [
      { name: 'ix_code_client', columns: ['client_id'] },
      { name: 'ix_code_created_by', columns: ['created_by'] },
    ],
    foreignKeys: [
      { name: 'fk_code_client', columns: ['client_id'], references: ['client', ['id']] },
      { name: 'fk_code_created_by', columns: ['created_by'], references: ['staff', ['id']] },
    ],
  },
  {
    name: 'retired_code',
    columns: [ascii('folded_key', 40), ref('client_id'), time('retired_at')],
    primary: ['folded_key', 'client_id'],
    indexes: [{ name: 'ix_retired_code_client', columns: ['client_id'] }],
    foreignKeys: [{ name: 'fk_retired_code_client', columns: ['client_id'], references: ['client', ['id']] }],
  },
  {
    name: 'code_sublicense',
    columns: [ref('code_id'), ref('sublicense_id')],
    primary: ['code_id', 'sublicense_id'],
    indexes: [{ name: 'ix_code_sublicense_sublicense', columns: ['sublicense_id'] }],
    foreignKeys: [
      { name: 'fk_code_sublicense_code', columns: ['code_id'], references: ['code', ['id']] },
      { name: 'fk_code_sublicense_sublicense', columns: ['sublicense_id'], references: ['sublicense', ['id']] },
    ],
  },
  {
    name: 'redemption',
    columns: [id(), ref('code_id'), ref('learner_id'), time('redeemed_at')],
    primary: ['id'],
    uniques: [{ name: 'uq_redemption', columns: ['code_id', 'learner_id'] }],
    indexes: [{ name: 'ix_redemption_learner', columns: ['learner_id'] }],
    foreignKeys: [
      { name: 'fk_redemption_code', columns: ['code_id'], references: ['code', ['id']] },
      { name: 'fk_redemption_learner', columns: ['learner_id'], references: ['learner', ['id']] },
    ],
  },
];
