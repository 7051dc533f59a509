import { Column, Entity, Index } from 'typeorm';
import { IdColumn, LongTextColumn, RefColumn, TextColumn, TimeColumn } from '../../kernel/columns.js';
import type { JobId, StaffId } from '../../kernel/ids.js';
import type { JobStatus } from '../../kernel/jobs.js';

/** Long work, chunk by chunk, under a lease with a fencing number. */
@Entity('job')
@Index('ix_job_due', ['state', 'dueAt'])
@Index('ix_job_started_by', ['startedBy', 'id'])
@Index('ix_job_settled', ['settledAt'])
export class JobRow {
  @IdColumn('job')
  id!: JobId;

  @Column({ type: 'varchar', length: 30, name: 'kind' })
  kind!: string;

  @Column({ type: 'varchar', length: 10, name: 'state' })
  state!: JobStatus;

  /** No foreign key: what somebody started stays to be read when they are gone. */
  @RefColumn('stf', 'started_by')
  startedBy!: StaffId;

  @Column({ type: 'varchar', length: 64, name: 'request_id', nullable: true })
  requestId!: string | null;

  /** What there is to do, as JSON. */
  @LongTextColumn('input')
  input!: string;

  /** Where the next chunk begins, as JSON. */
  @LongTextColumn('reached')
  reached!: string;

  @Column({ type: 'int', name: 'done' })
  done!: number;

  @Column({ type: 'int', name: 'total' })
  total!: number;

  @Column({ type: 'int', name: 'problems' })
  problems!: number;

  /** The fencing number: who took the job last has the highest, and only they may write. */
  @Column({ type: 'int', name: 'fence' })
  fence!: number;

  /** How many chunks are done: whoever lost the answer to a COMMIT knows its own by it. */
  @Column({ type: 'int', name: 'step' })
  step!: number;

  /** How often it was taken since its last chunk. */
  @Column({ type: 'int', name: 'tries' })
  tries!: number;

  /** Not before this time; while somebody has it, the time at which they count as dead. */
  @TimeColumn('due_at')
  dueAt!: Date;

  @Column({ type: 'boolean', name: 'has_results' })
  hasResults!: boolean;

  @Column({ type: 'varchar', length: 30, name: 'undo_kind', nullable: true })
  undoKind!: string | null;

  /** The job this one undoes. */
  @RefColumn('job', 'undoes', { nullable: true })
  undoes!: JobId | null;

  /** The job that undoes this one. */
  @RefColumn('job', 'undone_by', { nullable: true })
  undoneBy!: JobId | null;

  @TextColumn('failure', 500, { nullable: true })
  failure!: string | null;

  @TimeColumn('created_at')
  createdAt!: Date;

  @TimeColumn('settled_at', { nullable: true })
  settledAt!: Date | null;
}
