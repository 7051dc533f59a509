import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { HashColumn, IdColumn, JsonColumn, KeyColumn, RefColumn, TextColumn, TimeColumn } from '../kernel/columns.js';
import type { ClientId, LearnerId, MembershipId } from '../kernel/ids.js';
import type { Door } from '../kernel/door.js';

/** A person: one account per e-mail address on the site, in any number of clients. */
@Entity('learner')
@Unique('uq_learner_email', ['emailKey'])
export class Learner {
  @IdColumn('lrn')
  id!: LearnerId;

  @TextColumn('email', 254)
  email!: string;

  @KeyColumn('email_key', 254)
  emailKey!: string;

  @TextColumn('first_name', 100)
  firstName!: string;

  @TextColumn('last_name', 100)
  lastName!: string;

  /** Sort keys of the names; memberships copy them. See `learner-keys.ts`. */
  @KeyColumn('last_name_key', 100)
  lastNameKey!: string;

  @KeyColumn('first_name_key', 100)
  firstNameKey!: string;

  /** Argon2id, PHC string; null as long as the person has no password. */
  @TextColumn('password_hash', 255, { nullable: true })
  passwordHash!: string | null;

  /** When a link mailed to the address, or a sign-on inside a proven domain, showed whose it is. */
  @TimeColumn('email_proven_at', { nullable: true })
  emailProvenAt!: Date | null;

  /** Whoever admits or withdraws the person writes here first, and so takes turns (see this slice's README). */
  @Column({ type: 'int', name: 'turn' })
  turn!: number;

  @TimeColumn('created_at')
  createdAt!: Date;

  @TimeColumn('last_seen_at', { nullable: true })
  lastSeenAt!: Date | null;

  /** When an owner erased the person: what is left stands for nobody. Null: they were not. */
  @TimeColumn('erased_at', { nullable: true })
  erasedAt!: Date | null;
}

/** A word a learner is found by. */
@Entity('learner_word')
@Index('ix_learner_word', ['word', 'learnerId'])
export class LearnerWord {
  @ForeignKey('learner', { name: 'fk_learner_word_learner' })
  @RefColumn('lrn', 'learner_id', { primary: true })
  learnerId!: LearnerId;

  @KeyColumn('word', 64, { primary: true })
  word!: string;
}

/** 256 fixed rows: whoever makes an account takes turns by the hash of its address. */
@Entity('learner_turn')
export class LearnerTurn {
  @Column({ type: 'int', name: 'id', primary: true })
  id!: number;

  @Column({ type: 'int', name: 'turn' })
  turn!: number;
}

/** How a membership stands in the database. INVITED: the person holds seats here and was never in. */
export type MembershipState = 'INVITED' | 'ACTIVE' | 'DISABLED';

/** A learner within one client. */
@Entity('membership')
@Unique('uq_membership', ['clientId', 'learnerId'])
@Index('uq_membership_external_id', ['clientId', 'externalIdKey'], { unique: true })
@Index('ix_membership_learner', ['learnerId'])
@Index('ix_membership_name', ['lastNameKey', 'firstNameKey', 'id'])
@Index('ix_membership_email', ['emailKey', 'id'])
@Index('ix_membership_joined', ['joinedAt', 'id'])
@Index('ix_membership_seen', ['lastSeenKey', 'id'])
@Index('ix_membership_client_name', ['clientId', 'lastNameKey', 'firstNameKey', 'id'])
@Index('ix_membership_client_email', ['clientId', 'emailKey', 'id'])
@Index('ix_membership_client_joined', ['clientId', 'joinedAt', 'id'])
@Index('ix_membership_client_seen', ['clientId', 'lastSeenKey', 'id'])
@Index('ix_membership_standing', ['status', 'joinedThrough', 'clientId'])
export class Membership {
  @IdColumn('mem')
  id!: MembershipId;

  @ForeignKey('client', { name: 'fk_membership_client' })
  @RefColumn('cli', 'client_id')
  clientId!: ClientId;

  @ForeignKey('learner', { name: 'fk_membership_learner' })
  @RefColumn('lrn', 'learner_id')
  learnerId!: LearnerId;

  @Column({ type: 'varchar', length: 20, name: 'status' })
  status!: MembershipState;

  @Column({ type: 'varchar', length: 20, name: 'joined_through' })
  joinedThrough!: Door;

  @TimeColumn('joined_at')
  joinedAt!: Date;

  @TimeColumn('disabled_at', { nullable: true })
  disabledAt!: Date | null;

  /** The learner's own keys once more, so that a list of memberships is a range of one index. */
  @KeyColumn('last_name_key', 100)
  lastNameKey!: string;

  @KeyColumn('first_name_key', 100)
  firstNameKey!: string;

  @KeyColumn('email_key', 254)
  emailKey!: string;

  /** When the learner was last seen; the year 1000 before the first time. */
  @TimeColumn('last_seen_key')
  lastSeenKey!: Date;

  /**
   * The names staff invited the person by, until they come in: before that nobody of the client sees more, so that nobody
   * learns of an account elsewhere. Null: they go by the names of their account.
   */
  @TextColumn('invited_first_name', 100, { nullable: true })
  invitedFirstName!: string | null;

  @TextColumn('invited_last_name', 100, { nullable: true })
  invitedLastName!: string | null;

  /** What systems of the client call the person, as it was entered. */
  @TextColumn('external_id', 100, { nullable: true })
  externalId!: string | null;

  @HashColumn('external_id_key', { nullable: true })
  externalIdKey!: Buffer | null;

  /** Null: nothing. */
  @JsonColumn('reference', { nullable: true })
  reference!: { name: string; value: string }[] | null;
}

/** Whose a membership was that is gone: history goes on to speak of it, and erasing the person has to find that. */
@Entity('former_membership')
@Index('ix_former_membership_learner', ['learnerId'])
export class FormerMembership {
  @RefColumn('mem', 'membership_id', { primary: true })
  membershipId!: MembershipId;

  @RefColumn('lrn', 'learner_id')
  learnerId!: LearnerId;
}

/** A word a membership is found by, besides those of its learner: of its external id and of the names of an invite, by which no other client may find them. */
@Entity('membership_word')
@Index('ix_membership_word', ['word', 'membershipId'])
@Index('ix_membership_word_client', ['clientId', 'word', 'membershipId'])
export class MembershipWord {
  @ForeignKey('membership', { name: 'fk_membership_word_membership' })
  @RefColumn('mem', 'membership_id', { primary: true })
  membershipId!: MembershipId;

  @KeyColumn('word', 64, { primary: true })
  word!: string;

  /** The membership's own, so that a search within a client looks at no other. */
  @RefColumn('cli', 'client_id')
  clientId!: ClientId;
}
