import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { ForEveryone } from '../kernel/audience.js';
import type { AccessId, ClientId, GroundId, Id, IdType, LearnerId, MembershipId, SublicenseId } from '../kernel/ids.js';
import { connectionOf } from '../kernel/connection.js';
import { Node } from '../kernel/node.js';
import { Reference } from '../kernel/reference.js';
import { AccessState } from './access.entity.js';
import { Door } from '../kernel/door.js';

/** How a membership stands. */
export const LearnerStatus = { INVITED: 'INVITED', ACTIVE: 'ACTIVE', DISABLED: 'DISABLED' } as const;
export type LearnerStatus = (typeof LearnerStatus)[keyof typeof LearnerStatus];

registerEnumType(LearnerStatus, {
  name: 'LearnerStatus',
  description: 'How a learner stands with one client.',
  valuesConfig: {
    INVITED: { description: 'Asked in; holds a seat, has not accepted yet.' },
    ACTIVE: { description: 'In.' },
    DISABLED: { description: 'Shut out by staff; holds no seat. Enabling takes the seats again.' },
  },
});

registerEnumType(AccessState, {
  name: 'AccessStatus',
  description: 'How an access stands.',
  valuesConfig: {
    RESERVED: { description: 'The seat is held; nothing is open yet.' },
    ACTIVE: { description: 'Open.' },
    ENDED: { description: 'Its end, or the end of its sublicense or client, has come, or its last ground was withdrawn.' },
    REVOKED: { description: 'Taken away by staff; no code and no sign-on gives it back.' },
  },
});

@ForEveryone()
@ObjectType('Learner', { implements: Node, simpleResolvers: true, description: 'A person. One account per e-mail address on the site, in any number of clients.' })
export class LearnerType implements Node {
  @Field(() => ID, { description: 'Begins with `lrn_`.' })
  readonly id!: LearnerId;

  @Field(() => String, { description: 'The address mail goes to.' })
  readonly email!: string;

  @Field(() => Boolean, { description: 'True once a mailed link or a sign-on showed that the address is theirs.' })
  readonly emailProven!: boolean;

  @Field(() => String, { description: 'Given name.' })
  readonly firstName!: string;

  @Field(() => String, { description: 'Family name.' })
  readonly lastName!: string;

  /** On the site: what staff of one client see of it is up to the fields. */
  readonly lastSeenOnSite!: Date | null;
  readonly accountMadeAt!: Date;
}

@ObjectType('Membership', { implements: Node, simpleResolvers: true, description: 'A learner within one client. Staff see only the memberships of the clients they look after.' })
export class MembershipType implements Node {
  @Field(() => ID, { description: 'Begins with `mem_`.' })
  readonly id!: MembershipId;

  readonly learnerId!: LearnerId;
  readonly clientId!: ClientId;
  /** The names staff invited them by, while they are no more than invited; null: those of their account. */
  readonly invitedAs!: { readonly firstName: string; readonly lastName: string } | null;

  @Field(() => LearnerStatus, { description: 'How the learner stands with this client.' })
  readonly status!: LearnerStatus;

  @Field(() => Door, { description: 'The door of their first access here.' })
  readonly joinedThrough!: Door;

  @Field(() => Date, { description: 'When they first came in.' })
  readonly joinedAt!: Date;

  @Field(() => String, { nullable: true, description: 'What systems of the client call them, unique within it; null when nobody said.' })
  readonly externalId!: string | null;

  @Field(() => [Reference], { description: 'What the client keeps with them; at most 20.' })
  readonly reference!: Reference[];
}

export const MembershipConnection = connectionOf(MembershipType, 'Membership', 'memberships');

@ObjectType('Access', { implements: Node, simpleResolvers: true, description: 'One seat of one sublicense, held by one learner, standing on one or more grounds.' })
export class AccessType implements Node {
  @Field(() => ID, { description: 'Begins with `acc_`.' })
  readonly id!: AccessId;

  readonly membershipId!: MembershipId;
  readonly clientId!: ClientId;
  readonly sublicenseId!: SublicenseId;

  @Field(() => AccessState, { description: 'How it stands now.' })
  readonly status!: AccessState;

  @Field(() => Date, { description: 'When it was given, or last given again.' })
  readonly grantedAt!: Date;

  @Field(() => Date, { nullable: true, description: "The earliest of its own end, the sublicense's and the client's; null when none has one." })
  readonly endsAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Its own end: from days of access or set by staff; null when it has none.' })
  readonly ownEndsAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When staff took it away; null when they did not.' })
  readonly revokedAt!: Date | null;
}

@ForEveryone()
@ObjectType('AccessGround', { simpleResolvers: true, description: 'Why an access is there. Withdrawn one by one; the access ends with its last.' })
export class AccessGroundType {
  readonly id!: GroundId;
  readonly accessId!: AccessId;
  /** What `source` shows; null where there is nothing to show. */
  readonly sourceId!: Id<IdType> | null;

  @Field(() => Door, { description: 'The door they came through.' })
  readonly door!: Door;

  @Field(() => Date, { description: 'Since when.' })
  readonly since!: Date;

  @Field(() => String, { description: 'The same in words.' })
  readonly label!: string;
}
