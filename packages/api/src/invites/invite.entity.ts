import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { HashColumn, IdColumn, KeyColumn, RefColumn, TextColumn, TimeColumn } from '../kernel/columns.js';
import type { ClientId, InviteId, LearnerId, OutboxId, StaffId, SublicenseId } from '../kernel/ids.js';

/** What became of an invite. Whether an open one has expired, left or bounced is read from its times. */
export const InviteState = { OPEN: 'OPEN', ACCEPTED: 'ACCEPTED', CANCELLED: 'CANCELLED' } as const;
export type InviteState = (typeof InviteState)[keyof typeof InviteState];

/** A named person asked in. As long as it is open its accesses are reserved. */
@Entity('invite')
@Unique('uq_invite_token', ['tokenHash'])
@Index('ix_invite_client', ['clientId', 'id'])
@Index('ix_invite_learner', ['learnerId', 'clientId'])
@Index('ix_invite_open', ['state', 'expiresAt'])
@Index('ix_invite_invited_by', ['invitedBy'])
export class Invite {
  @IdColumn('inv')
  id!: InviteId;

  @ForeignKey('client', { name: 'fk_invite_client' })
  @RefColumn('cli', 'client_id')
  clientId!: ClientId;

  /** The account of the address at the time: whoever has another account cannot take it up. */
  @ForeignKey('learner', { name: 'fk_invite_learner' })
  @RefColumn('lrn', 'learner_id')
  learnerId!: LearnerId;

  /** As staff entered it. */
  @TextColumn('email', 254)
  email!: string;

  @TextColumn('first_name', 100)
  firstName!: string;

  @TextColumn('last_name', 100)
  lastName!: string;

  @TextColumn('message', 2000, { nullable: true })
  message!: string | null;

  @Column({ type: 'varchar', length: 10, name: 'state' })
  state!: InviteState;

  /** Of the latest link. */
  @HashColumn('token_hash')
  tokenHash!: Buffer;

  /** False when the link was handed to staff: following it proves no address. */
  @Column({ type: 'boolean', name: 'by_mail' })
  byMail!: boolean;

  /** The last mail about it; null when there was none. No foreign key: mails are forgotten sooner. */
  @RefColumn('out', 'mail_id', { nullable: true })
  mailId!: OutboxId | null;

  @TimeColumn('sent_at', { nullable: true })
  sentAt!: Date | null;

  /** Why the last mail did not arrive; null when it did or is on its way. */
  @TextColumn('failure', 500, { nullable: true })
  failure!: string | null;

  /** How many reminders were written. */
  @Column({ type: 'int', name: 'reminders' })
  reminders!: number;

  @TimeColumn('expires_at')
  expiresAt!: Date;

  @TimeColumn('accepted_at', { nullable: true })
  acceptedAt!: Date | null;

  @TimeColumn('cancelled_at', { nullable: true })
  cancelledAt!: Date | null;

  @ForeignKey('staff', { name: 'fk_invite_invited_by' })
  @RefColumn('stf', 'invited_by')
  invitedBy!: StaffId;

  @TimeColumn('created_at')
  createdAt!: Date;

  /** The invite that went to a wrong address, and in whose place this one came; null: none. It names the same person. */
  @RefColumn('inv', 'corrects_id', { nullable: true })
  correctsId!: InviteId | null;
}

/** What an invite leads to. */
@Entity('invite_sublicense')
@Index('ix_invite_sublicense_sublicense', ['sublicenseId'])
export class InviteSublicense {
  @ForeignKey('invite', { name: 'fk_invite_sublicense_invite' })
  @RefColumn('inv', 'invite_id', { primary: true })
  inviteId!: InviteId;

  @ForeignKey('sublicense', { name: 'fk_invite_sublicense_sublicense' })
  @RefColumn('sub', 'sublicense_id', { primary: true })
  sublicenseId!: SublicenseId;
}

/** A word an invite is found by: of the names and the address staff entered. */
@Entity('invite_word')
@Index('ix_invite_word', ['word', 'inviteId'])
@Index('ix_invite_word_client', ['clientId', 'word', 'inviteId'])
export class InviteWord {
  @ForeignKey('invite', { name: 'fk_invite_word_invite' })
  @RefColumn('inv', 'invite_id', { primary: true })
  inviteId!: InviteId;

  @KeyColumn('word', 64, { primary: true })
  word!: string;

  @RefColumn('cli', 'client_id')
  clientId!: ClientId;
}

/** A link before the present one. That of a mail works beside those of its reminders; one that was sent anew is dead, and whoever follows it is told so. */
@Entity('earlier_invite_link')
@Index('ix_earlier_invite_link_invite', ['inviteId'])
export class EarlierInviteLink {
  @HashColumn('token_hash', { primary: true })
  tokenHash!: Buffer;

  @ForeignKey('invite', { name: 'fk_earlier_invite_link_invite' })
  @RefColumn('inv', 'invite_id')
  inviteId!: InviteId;

  @Column({ type: 'boolean', name: 'works' })
  works!: boolean;
}
