import { Column, Entity, Index } from 'typeorm';
import { HashColumn, RefColumn, TextColumn, TimeColumn } from '../kernel/columns.js';
import type { LearnerId, OutboxId, StaffId } from '../kernel/ids.js';

/** What a mailed link lets its reader do: sign in, choose a new password, prove an address. */
export type MailedPurpose = 'sgn' | 'pwr' | 'prf';

/** A link into an account, mailed to its address. No foreign keys: whoever writes it must not wait for the account's row. */
@Entity('mailed_link')
@Index('ix_mailed_link_learner', ['learnerId', 'createdAt'])
@Index('ix_mailed_link_staff', ['staffId', 'createdAt'])
@Index('ix_mailed_link_expires', ['expiresAt'])
export class MailedLink {
  /** SHA-256 of the token, which is nowhere kept as it is. */
  @HashColumn('token_hash', { primary: true })
  tokenHash!: Buffer;

  @Column({ type: 'varchar', length: 3, name: 'purpose' })
  purpose!: MailedPurpose;

  /** Whose account it leads to: a learner's or, if this is null, a member of the staff's. */
  @RefColumn('lrn', 'learner_id', { nullable: true })
  learnerId!: LearnerId | null;

  @RefColumn('stf', 'staff_id', { nullable: true })
  staffId!: StaffId | null;

  /** SHA-256 of the key of the address the account had: with another one the link is worth nothing. */
  @HashColumn('address_hash')
  addressHash!: Buffer;

  /** The address it was mailed to, where following it makes it the account's; null: it was mailed to the one the account has. */
  @TextColumn('new_email', 254, { nullable: true })
  newEmail!: string | null;

  /** The mail, which may still be waiting. */
  @RefColumn('out', 'mail_id')
  mailId!: OutboxId;

  @TimeColumn('expires_at')
  expiresAt!: Date;

  /** When it was followed, or a newer one or something else made it worthless. */
  @TimeColumn('closed_at', { nullable: true })
  closedAt!: Date | null;

  @TimeColumn('created_at')
  createdAt!: Date;
}
