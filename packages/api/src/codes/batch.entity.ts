import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, KeyColumn, RefColumn, TextColumn, TimeColumn } from '../kernel/columns.js';
import type { AllowanceId, BatchId, ClientId, CodeId, JobId, StaffId, SublicenseId } from '../kernel/ids.js';
import type { CodeOrigin } from './batch.types.js';

/** MAKING: its codes are still being written, and none of them lets anybody in. */
export type BatchState = 'MAKING' | 'MADE';

/** A batch of redemption codes: all that its codes share. How many there are is the limit of its allowance. */
@Entity('redemption_code_batch')
@Index('ix_batch_label', ['labelKey', 'id'])
@Index('ix_batch_created', ['createdAt', 'id'])
@Index('ix_batch_expires', ['expiresKey', 'id'])
@Index('ix_batch_client_label', ['clientId', 'labelKey', 'id'])
@Index('ix_batch_client_created', ['clientId', 'createdAt', 'id'])
@Index('ix_batch_client_expires', ['clientId', 'expiresKey', 'id'])
@Index('ix_batch_created_by', ['createdBy'])
@Index('ix_batch_length', ['length', 'id'])
@Index('ix_batch_state', ['state', 'id'])
export class RedemptionCodeBatchRow {
  @IdColumn('bat')
  id!: BatchId;

  @ForeignKey('client', { name: 'fk_batch_client' })
  @RefColumn('cli', 'client_id')
  clientId!: ClientId;

  @TextColumn('label', 120)
  label!: string;

  @KeyColumn('label_key', 120)
  labelKey!: string;

  @TextColumn('purchase_reference', 120, { nullable: true })
  purchaseReference!: string | null;

  @Column({ type: 'varchar', length: 10, name: 'origin' })
  origin!: CodeOrigin;

  /** What its generated codes begin with, in capitals; null: nothing. */
  @KeyColumn('prefix', 8, { nullable: true })
  prefix!: string | null;

  /** Symbols of a generated code behind its prefix, the check symbol among them; null for uploaded ones. */
  @Column({ type: 'int', name: 'length', nullable: true })
  length!: number | null;

  @Column({ type: 'varchar', length: 10, name: 'state' })
  state!: BatchState;

  @Column({ type: 'boolean', name: 'enabled' })
  enabled!: boolean;

  /** Its limit is how many codes there are, and what is taken how many are redeemed. */
  @RefColumn('alw', 'use_allowance_id')
  useAllowanceId!: AllowanceId;

  @TimeColumn('starts_at', { nullable: true })
  startsAt!: Date | null;

  @TimeColumn('expires_at', { nullable: true })
  expiresAt!: Date | null;

  /** The end; the last moment of the year 9999 where there is none. */
  @TimeColumn('expires_key')
  expiresKey!: Date;

  /** Days an access by one of its codes lasts; null: as long as the sublicense says. */
  @Column({ type: 'int', name: 'access_days', nullable: true })
  accessDays!: number | null;

  /** The job that makes its codes, or made the last of them; null where none was needed. */
  @RefColumn('job', 'job_id', { nullable: true })
  jobId!: JobId | null;

  @TimeColumn('created_at')
  createdAt!: Date;

  @ForeignKey('staff', { name: 'fk_batch_created_by' })
  @RefColumn('stf', 'created_by')
  createdBy!: StaffId;
}

/** A word a batch is found by: of its label or its purchase reference. */
@Entity('redemption_code_batch_word')
@Index('ix_batch_word', ['word', 'batchId'])
@Index('ix_batch_word_client', ['clientId', 'word', 'batchId'])
export class RedemptionCodeBatchWord {
  @ForeignKey('redemption_code_batch', { name: 'fk_batch_word_batch' })
  @RefColumn('bat', 'batch_id', { primary: true })
  batchId!: BatchId;

  @KeyColumn('word', 64, { primary: true })
  word!: string;

  @RefColumn('cli', 'client_id')
  clientId!: ClientId;
}

/** A sublicense the codes of a batch open. */
@Entity('redemption_code_batch_sublicense')
@Index('ix_batch_sublicense_sublicense', ['sublicenseId'])
export class RedemptionCodeBatchSublicense {
  @ForeignKey('redemption_code_batch', { name: 'fk_batch_sublicense_batch' })
  @RefColumn('bat', 'batch_id', { primary: true })
  batchId!: BatchId;

  @ForeignKey('sublicense', { name: 'fk_batch_sublicense_sublicense' })
  @RefColumn('sub', 'sublicense_id', { primary: true })
  sublicenseId!: SublicenseId;
}

/** To whom a redemption code was handed, as staff noted it. A row of its own, so that a million codes carry no room for it. */
@Entity('handed_code')
@Index('ix_handed_code_batch', ['batchId', 'handedKey', 'codeId'])
@Index('ix_handed_code_key', ['handedKey'])
export class HandedCode {
  @ForeignKey('code', { name: 'fk_handed_code_code' })
  @RefColumn('cod', 'code_id', { primary: true })
  codeId!: CodeId;

  @RefColumn('bat', 'batch_id')
  batchId!: BatchId;

  @TextColumn('handed_to', 254)
  handedTo!: string;

  /** What it is found by, and forgotten with the person of that address. */
  @KeyColumn('handed_key', 254)
  handedKey!: string;

  @TimeColumn('handed_at')
  handedAt!: Date;
}
