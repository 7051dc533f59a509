import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { JsonColumn, RefColumn, TextColumn } from '../kernel/columns.js';
import type { Kept } from '../kernel/idempotency.js';
import type { ClientId, JobId, LearnerId, MembershipId } from '../kernel/ids.js';

/** What became of a row. DONE: it was done. UNCHANGED: it stood so already. REFUSED: it could not be done. */
export const RowOutcome = { DONE: 'DONE', UNCHANGED: 'UNCHANGED', REFUSED: 'REFUSED' } as const;
export type RowOutcome = (typeof RowOutcome)[keyof typeof RowOutcome];

/** One learner of an action on many, and what became of them. */
@Entity('learner_action_row')
@Unique('uq_learner_action_row', ['jobId', 'membershipId'])
@Index('ix_learner_action_row_client', ['clientId', 'jobId'])
@Index('ix_learner_action_row_learner', ['learnerId'])
export class LearnerActionRow {
  @ForeignKey('job', { name: 'fk_learner_action_row_job' })
  @RefColumn('job', 'job_id', { primary: true })
  jobId!: JobId;

  /** From 1, in the order in which they have their turn. */
  @Column({ type: 'int', name: 'line', primary: true })
  line!: number;

  /** No foreign key: the action may remove it, and what became of it stays to be read. */
  @RefColumn('mem', 'membership_id')
  membershipId!: MembershipId;

  /** Of the membership. */
  @RefColumn('cli', 'client_id')
  clientId!: ClientId;

  /** Null once the person was forgotten. */
  @RefColumn('lrn', 'learner_id', { nullable: true })
  learnerId!: LearnerId | null;

  /** The address when the job was started; null once the person was forgotten. */
  @TextColumn('email', 254, { nullable: true })
  email!: string | null;

  /** Null: it had no turn yet. */
  @Column({ type: 'varchar', length: 10, name: 'outcome', nullable: true })
  outcome!: RowOutcome | null;

  /** What became of it in words; null before its turn. */
  @TextColumn('message', 500, { nullable: true })
  message!: string | null;

  /** What undoing has to know; null when there is nothing to undo. */
  @JsonColumn('made', { nullable: true })
  made!: Kept;
}
