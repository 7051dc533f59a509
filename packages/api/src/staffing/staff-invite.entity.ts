import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { HashColumn, RefColumn, TimeColumn } from '../kernel/columns.js';
import type { OutboxId, StaffId } from '../kernel/ids.js';

/** How a link ended, as long as its person is there. */
export type InviteEnd = 'ACCEPTED' | 'REPLACED' | 'CANCELLED';

/** A link by which somebody joins the staff. */
@Entity('staff_invite')
@Index('ix_staff_invite_staff', ['staffId'])
export class StaffInvite {
  /** SHA-256 of the token, which is nowhere kept as it is. */
  @HashColumn('token_hash', { primary: true })
  tokenHash!: Buffer;

  @ForeignKey('staff', { name: 'fk_staff_invite_staff' })
  @RefColumn('stf', 'staff_id')
  staffId!: StaffId;

  /** The mail, which may still be waiting. */
  @RefColumn('out', 'mail_id')
  mailId!: OutboxId;

  @TimeColumn('expires_at')
  expiresAt!: Date;

  /** Null: it is open, or expired. */
  @Column({ type: 'varchar', length: 12, name: 'ended_as', nullable: true })
  endedAs!: InviteEnd | null;

  @TimeColumn('ended_at', { nullable: true })
  endedAt!: Date | null;

  @TimeColumn('created_at')
  createdAt!: Date;
}
