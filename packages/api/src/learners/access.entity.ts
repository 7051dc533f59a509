import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { IdColumn, RefColumn, TimeColumn } from '../kernel/columns.js';
import type { AccessId, GroundId, MembershipId, SublicenseId } from '../kernel/ids.js';
import type { Door } from '../kernel/door.js';

/** How an access stands in the database. RESERVED and ACTIVE hold a seat. */
export const AccessState = { RESERVED: 'RESERVED', ACTIVE: 'ACTIVE', ENDED: 'ENDED', REVOKED: 'REVOKED' } as const;
export type AccessState = (typeof AccessState)[keyof typeof AccessState];

/** True for the states in which an access holds a seat of its sublicense and its client. */
export function holdsSeat(state: AccessState): boolean {
  return state === 'ACTIVE' || state === 'RESERVED';
}

/** One learner holding one seat of one sublicense. Only the gate and its way back write here. */
@Entity('access')
@Unique('uq_access', ['membershipId', 'sublicenseId'])
@Index('ix_access_sublicense', ['sublicenseId', 'status', 'ownEndsAt'])
@Index('ix_access_own_end', ['status', 'ownEndsAt'])
@Index('ix_access_reserved', ['reservedUntil'])
export class Access {
  @IdColumn('acc')
  id!: AccessId;

  @ForeignKey('membership', { name: 'fk_access_membership' })
  @RefColumn('mem', 'membership_id')
  membershipId!: MembershipId;

  @ForeignKey('sublicense', { name: 'fk_access_sublicense' })
  @RefColumn('sub', 'sublicense_id')
  sublicenseId!: SublicenseId;

  @Column({ type: 'varchar', length: 20, name: 'status' })
  status!: AccessState;

  @TimeColumn('granted_at')
  grantedAt!: Date;

  /** The access's own end; the sublicense's and the client's are read through the join. */
  @TimeColumn('own_ends_at', { nullable: true })
  ownEndsAt!: Date | null;

  /** When a reserved seat comes free unless it was taken up; means nothing in any other state. */
  @TimeColumn('reserved_until', { nullable: true })
  reservedUntil!: Date | null;

  @TimeColumn('ended_at', { nullable: true })
  endedAt!: Date | null;

  @TimeColumn('revoked_at', { nullable: true })
  revokedAt!: Date | null;

  /** What it was when disabling the membership ended it: enabling brings back these and no others. */
  @Column({ type: 'varchar', length: 20, name: 'disabled_from', nullable: true })
  disabledFrom!: 'ACTIVE' | 'RESERVED' | null;
}

/** Why an access is there: a door and its source. Withdrawn one by one; the access ends with its last. */
@Entity('access_ground')
@Unique('uq_access_ground', ['accessId', 'door', 'sourceId'])
@Index('ix_access_ground_source', ['sourceId', 'door'])
export class AccessGround {
  @IdColumn('gnd')
  id!: GroundId;

  @ForeignKey('access', { name: 'fk_access_ground_access' })
  @RefColumn('acc', 'access_id')
  accessId!: AccessId;

  @Column({ type: 'varchar', length: 20, name: 'door' })
  door!: Door;

  /** The invite, import, code, connection or member of the staff behind it: 16 bytes whose type the door tells. */
  @Column({ type: 'binary', length: 16, name: 'source_id' })
  sourceId!: Buffer;

  @TimeColumn('since')
  since!: Date;

  @TimeColumn('withdrawn_at', { nullable: true })
  withdrawnAt!: Date | null;
}
