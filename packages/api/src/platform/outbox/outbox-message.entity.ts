import { Column, Entity, Index } from 'typeorm';
import { BytesColumn, IdColumn, LongTextColumn, RefColumn, TextColumn, TimeColumn } from '../../kernel/columns.js';
import type { LearnerId, OutboxId } from '../../kernel/ids.js';

/** How a message stands. WAITING ones are due at `dueAt`; the others are kept for a while to be looked at. */
export const OutboxState = { WAITING: 'WAITING', DELIVERED: 'DELIVERED', FAILED: 'FAILED', WITHDRAWN: 'WITHDRAWN' } as const;
export type OutboxState = (typeof OutboxState)[keyof typeof OutboxState];

/** Something that leaves the site after COMMIT. */
@Entity('outbox_message')
@Index('ix_outbox_due', ['state', 'topic', 'dueAt'])
@Index('ix_outbox_settled', ['settledAt'])
@Index('ix_outbox_about', ['aboutId'])
export class OutboxRow {
  @IdColumn('out')
  id!: OutboxId;

  @Column({ type: 'varchar', length: 20, name: 'topic' })
  topic!: string;

  @Column({ type: 'varchar', length: 10, name: 'state' })
  state!: OutboxState;

  /** What the courier needs to know, as JSON. */
  @LongTextColumn('body')
  body!: string;

  /** The secret, sealed; null when there is none, and as soon as the message waits no more. */
  @BytesColumn('sealed', { nullable: true })
  sealed!: Buffer | null;

  /** No foreign key: whoever writes it must not wait for the person's turn. */
  @RefColumn('lrn', 'about_id', { nullable: true })
  aboutId!: LearnerId | null;

  /** How often it was taken to be delivered. Whoever notes an end was the last to take it. */
  @Column({ type: 'int', name: 'tries' })
  tries!: number;

  /** Not before this time; while somebody delivers it, the time at which they count as dead. */
  @TimeColumn('due_at')
  dueAt!: Date;

  /** From here its time runs: what waited while nothing was let out has all of it. */
  @TimeColumn('first_try_at', { nullable: true })
  firstTryAt!: Date | null;

  @TimeColumn('created_at')
  createdAt!: Date;

  @TimeColumn('settled_at', { nullable: true })
  settledAt!: Date | null;

  /** Why the last try did not do; null when there was none. */
  @TextColumn('failure', 500, { nullable: true })
  failure!: string | null;
}
