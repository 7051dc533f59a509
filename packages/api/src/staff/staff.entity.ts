import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { HashColumn, IdColumn, KeyColumn, RefColumn, TextColumn, TimeColumn } from '../kernel/columns.js';
import type { ClientId, StaffId, SublicenseId } from '../kernel/ids.js';
import type { StaffRole } from '../kernel/viewer.js';

/** Who works in the admin app. */
@Entity('staff')
@Unique('uq_staff_email', ['emailKey'])
export class StaffMember {
  @IdColumn('stf')
  id!: StaffId;

  @TextColumn('email', 254)
  email!: string;

  @KeyColumn('email_key', 254)
  emailKey!: string;

  @TextColumn('name', 120)
  name!: string;

  @Column({ type: 'varchar', length: 20, name: 'role' })
  role!: StaffRole;

  /** Sees the whole site: owners, and auditors who were given no clients. Said outright, because an empty list must never mean "all". */
  @Column({ type: 'boolean', name: 'sees_everything' })
  seesEverything!: boolean;

  /** Argon2id, PHC string; empty for whoever is not here yet, or not any more. */
  @TextColumn('password_hash', 255)
  passwordHash!: string;

  @TimeColumn('created_at')
  createdAt!: Date;

  @TimeColumn('last_seen_at', { nullable: true })
  lastSeenAt!: Date | null;

  /** Since when they work here; null: they are asked in and have not come, or were removed. Only who has joined signs in. */
  @TimeColumn('joined_at', { nullable: true })
  joinedAt!: Date | null;

  /** Of somebody who was removed: the row stays for the name behind what they did; their address is anybody's again. */
  @TimeColumn('removed_at', { nullable: true })
  removedAt!: Date | null;
}

/** A client given whole to a member of the staff. */
@Entity('staff_client')
@Index('ix_staff_client_client', ['clientId'])
export class StaffClient {
  @ForeignKey('staff', { name: 'fk_staff_client_staff' })
  @RefColumn('stf', 'staff_id', { primary: true })
  staffId!: StaffId;

  @ForeignKey('client', { name: 'fk_staff_client_client' })
  @RefColumn('cli', 'client_id', { primary: true })
  clientId!: ClientId;
}

/** A sublicense, with all below it, given to a member of the staff. */
@Entity('staff_sublicense')
@Index('ix_staff_sublicense_sublicense', ['sublicenseId'])
export class StaffSublicense {
  @ForeignKey('staff', { name: 'fk_staff_sublicense_staff' })
  @RefColumn('stf', 'staff_id', { primary: true })
  staffId!: StaffId;

  @ForeignKey('sublicense', { name: 'fk_staff_sublicense_sublicense' })
  @RefColumn('sub', 'sublicense_id', { primary: true })
  sublicenseId!: SublicenseId;
}

/** The one-time link that makes the first owner. One row, id 1. */
@Entity('staff_set_up')
export class StaffSetUp {
  @Column({ type: 'int', name: 'id', primary: true })
  id!: number;

  /** SHA-256 of the link's token. */
  @HashColumn('token_hash')
  tokenHash!: Buffer;

  @TimeColumn('made_at')
  madeAt!: Date;

  @TimeColumn('used_at', { nullable: true })
  usedAt!: Date | null;
}
