import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { IdColumn, JsonColumn, KeyColumn, RefColumn, TextColumn, TimeColumn } from '../kernel/columns.js';
import type { AllowanceId, BatchId, ClientId, CodeId, LearnerId, RedemptionId, StaffId, SublicenseId } from '../kernel/ids.js';

/** One table of codes for every kind, so that a folded key is unique per client over all of them. */
export type CodeKind = 'REGISTRATION' | 'REDEMPTION';

/** A code: one word that lets learners in. */
@Entity('code')
@Unique('uq_code_folded', ['foldedKey', 'clientId'])
@Index('ix_code_client', ['clientId'])
@Index('ix_code_created_by', ['createdBy'])
@Index('ix_code_batch', ['batchId', 'standing', 'id'])
@Unique('uq_code_generated', ['generatedKey'])
export class Code {
  @IdColumn('cod')
  id!: CodeId;

  @ForeignKey('client', { name: 'fk_code_client' })
  @RefColumn('cli', 'client_id')
  clientId!: ClientId;

  @Column({ type: 'varchar', length: 20, name: 'kind' })
  kind!: CodeKind;

  /** Empty for a redemption code: its batch has one. */
  @TextColumn('label', 120)
  label!: string;

  /** As it was entered, or generated in groups of four. Readable on purpose: staff hand codes out. */
  @TextColumn('code', 60)
  code!: string;

  /** What is compared: see `foldCode`. Unique per client, for ever, over all kinds. */
  @KeyColumn('folded_key', 40)
  foldedKey!: string;

  /** The folded key again if Portico generated the code: such codes are unique on the site and found without a client. */
  @KeyColumn('generated_key', 40, { nullable: true })
  generatedKey!: string | null;

  @Column({ type: 'boolean', name: 'enabled' })
  enabled!: boolean;

  /** Counts the uses: its own, or for a redemption code those of its batch. */
  @RefColumn('alw', 'use_allowance_id')
  useAllowanceId!: AllowanceId;

  @TimeColumn('starts_at', { nullable: true })
  startsAt!: Date | null;

  @TimeColumn('expires_at', { nullable: true })
  expiresAt!: Date | null;

  /** Lower-case ASCII; null: for everybody. */
  @JsonColumn('email_domains', { nullable: true })
  emailDomains!: string[] | null;

  @TimeColumn('created_at')
  createdAt!: Date;

  @ForeignKey('staff', { name: 'fk_code_created_by' })
  @RefColumn('stf', 'created_by')
  createdBy!: StaffId;

  /**
   * The batch of a redemption code. No foreign key: each of a million inserts would look the batch up again, and it goes after
   * its codes.
   */
  @RefColumn('bat', 'batch_id', { nullable: true })
  batchId!: BatchId | null;

  /** How a redemption code stands by itself: the sum of the marks of `code-standing.ts`. */
  @Column({ type: 'int', name: 'standing', nullable: true })
  standing!: number | null;
}

/** A code that was deleted before anybody redeemed it: its word is never given to another, because links with it may be about. */
@Entity('retired_code')
@Index('ix_retired_code_client', ['clientId'])
export class RetiredCode {
  @KeyColumn('folded_key', 40, { primary: true })
  foldedKey!: string;

  @ForeignKey('client', { name: 'fk_retired_code_client' })
  @RefColumn('cli', 'client_id', { primary: true })
  clientId!: ClientId;

  @TimeColumn('retired_at')
  retiredAt!: Date;
}

/** A sublicense a code opens. */
@Entity('code_sublicense')
@Index('ix_code_sublicense_sublicense', ['sublicenseId'])
export class CodeSublicense {
  @ForeignKey('code', { name: 'fk_code_sublicense_code' })
  @RefColumn('cod', 'code_id', { primary: true })
  codeId!: CodeId;

  @ForeignKey('sublicense', { name: 'fk_code_sublicense_sublicense' })
  @RefColumn('sub', 'sublicense_id', { primary: true })
  sublicenseId!: SublicenseId;
}

/** A learner having used a code. Unique: one use a learner. */
@Entity('redemption')
@Unique('uq_redemption', ['codeId', 'learnerId'])
@Index('ix_redemption_learner', ['learnerId'])
@Index('ix_redemption_code', ['codeId', 'id'])
export class Redemption {
  @IdColumn('red')
  id!: RedemptionId;

  @ForeignKey('code', { name: 'fk_redemption_code' })
  @RefColumn('cod', 'code_id')
  codeId!: CodeId;

  @ForeignKey('learner', { name: 'fk_redemption_learner' })
  @RefColumn('lrn', 'learner_id')
  learnerId!: LearnerId;

  @TimeColumn('redeemed_at')
  redeemedAt!: Date;
}
