import { Column, Entity, Index } from 'typeorm';
import { HashColumn, RefColumn, TextColumn, TimeColumn } from '../../kernel/columns.js';
import type { LearnerId, SessionId, StaffId } from '../../kernel/ids.js';
import type { SessionHolder } from '../../kernel/sessions.js';

/** Somebody signed in on one device. Whoever holds the secret behind `tokenHash` is them. */
@Entity('session')
@Index('ix_session_staff', ['staffId'])
@Index('ix_session_learner', ['learnerId'])
@Index('ix_session_expires', ['expiresAt'])
export class Session {
  /** SHA-256 of the cookie's secret. */
  @HashColumn('token_hash', { primary: true })
  tokenHash!: Buffer;

  /** What its holder knows it by; the hash above is never shown. */
  @RefColumn('ses', 'id')
  id!: SessionId;

  @Column({ type: 'varchar', length: 10, name: 'kind' })
  kind!: SessionHolder['kind'];

  @RefColumn('stf', 'staff_id', { nullable: true })
  staffId!: StaffId | null;

  @RefColumn('lrn', 'learner_id', { nullable: true })
  learnerId!: LearnerId | null;

  /** The User-Agent it was started with, cut to 200 characters. */
  @TextColumn('device', 200)
  device!: string;

  @TimeColumn('created_at')
  createdAt!: Date;

  /** Written at most once a minute. */
  @TimeColumn('last_seen_at')
  lastSeenAt!: Date;

  /** When it ends if nobody comes back before: its idle time after the last visit, never past its longest life. */
  @TimeColumn('expires_at')
  expiresAt!: Date;
}
