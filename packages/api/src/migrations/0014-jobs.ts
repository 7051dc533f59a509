import type { QueryRunner } from 'typeorm';
import { ascii, bool, id, int, json, longText, ref, text, time } from '../platform/database/migration-columns.js';
import { createTable } from '../platform/database/migration-tables.js';
import type { Migration } from '../platform/database/migrations.js';

const nullable = { nullable: true } as const;

async function up(runner: QueryRunner): Promise<void> {
  await makeJobs(runner);
  await makeLearnerActionRows(runner);
}

function makeJobs(runner: QueryRunner): Promise<void> {
  return createTable(runner, {
    name: 'job',
    columns: [
      id(),
      ascii('kind', 30),
      ascii('state', 10),
      ref('started_by'),
      ascii('request_id', 64, nullable),
      longText('input'),
      longText('reached'),
      ...['done', 'total', 'problems', 'fence', 'step', 'tries'].map((name) => int(name)),
      time('due_at'),
      bool('has_results'),
      ascii('undo_kind', 30, nullable),
      ref('undoes', nullable),
      ref('undone_by', nullable),
      text('failure', 500, nullable),
      time('created_at'),
      time('settled_at', nullable),
    ],
    primary: ['id'],
    indexes: [
      { name: 'ix_job_due', columns: ['state', 'due_at'] },
      { name: 'ix_job_started_by', columns: ['started_by', 'id'] },
      { name: 'ix_job_settled', columns: ['settled_at'] },
    ],
  });
}

function makeLearnerActionRows(runner: QueryRunner): Promise<void> {
  return createTable(runner, {
    name: 'learner_action_row',
    columns: [
      ref('job_id'),
      int('line'),
      ref('membership_id'),
      ref('client_id'),
      ref('learner_id', nullable),
      text('email', 254, nullable),
      ascii('outcome', 10, nullable),
      text('message', 500, nullable),
      json('made', nullable),
    ],
    primary: ['job_id', 'line'],
    uniques: [{ name: 'uq_learner_action_row', columns: ['job_id', 'membership_id'] }],
    indexes: [
      { name: 'ix_learner_action_row_client', columns: ['client_id', 'job_id'] },
      { name: 'ix_learner_action_row_learner', columns: ['learner_id'] },
    ],
    foreignKeys: [{ name: 'fk_learner_action_row_job', columns: ['job_id'], references: ['job', ['id']] }],
  });
}

/** Long work, and what became of each learner of an action on many. */
export const jobs: Migration = { name: '0014-jobs', up };
