import { Entity, Index } from 'typeorm';
import { HashColumn, LongTextColumn, TimeColumn } from '../../kernel/columns.js';

/** A call that was made with an idempotency key, and what it kept of its result. Deleted after a day. */
@Entity('idempotency_key')
@Index('ix_idempotency_key_made', ['madeAt'])
export class IdempotencyKey {
  /** SHA-256 of caller, operation and key. */
  @HashColumn('call_key', { primary: true })
  callKey!: Buffer;

  /** Keyed hash of the input: it may hold a password, which a plain hash would lay open to guessing. */
  @HashColumn('input_hash')
  inputHash!: Buffer;

  /** What the call kept, as JSON; null only within its transaction. */
  @LongTextColumn('kept', { nullable: true })
  kept!: string | null;

  @TimeColumn('made_at')
  madeAt!: Date;
}
