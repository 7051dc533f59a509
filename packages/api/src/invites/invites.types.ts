import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { SeatsExhausted } from '../allowances/allowances.api.js';
import { ForEveryone } from '../kernel/audience.js';
import { connectionOf } from '../kernel/connection.js';
import type { ClientId, InviteId, LearnerId, StaffId } from '../kernel/ids.js';
import { Node } from '../kernel/node.js';
import { InvalidInput } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';
import { AccountExists, AlreadyHasAccess, MembershipType } from '../learners/learners.api.js';
import { InviteNotUsable } from './invites.problems.js';

/** How an invite stands. */
export const InviteStatus = { QUEUED: 'QUEUED', SENT: 'SENT', BOUNCED: 'BOUNCED', ACCEPTED: 'ACCEPTED', EXPIRED: 'EXPIRED', CANCELLED: 'CANCELLED' } as const;
export type InviteStatus = (typeof InviteStatus)[keyof typeof InviteStatus];

registerEnumType(InviteStatus, {
  name: 'InviteStatus',
  description: 'How an invite stands.',
  valuesConfig: {
    QUEUED: { description: 'Its mail waits to be sent.' },
    SENT: { description: 'Its mail was handed over, or its link to staff.' },
    BOUNCED: { description: 'Its mail could not be delivered: `failure` says why. The link would still work.' },
    ACCEPTED: { description: 'The person is in.' },
    EXPIRED: { description: 'Nobody took it up in time; its seats came free.' },
    CANCELLED: { description: 'Staff took it back.' },
  },
});

@ObjectType('Invite', { implements: Node, simpleResolvers: true, description: 'A named person asked in. As long as it is pending it holds a seat of each of its sublicenses.' })
export class InviteType implements Node {
  @Field(() => ID, { description: 'Begins with `inv_`.' })
  readonly id!: InviteId;

  readonly clientId!: ClientId;
  readonly learnerId!: LearnerId;
  readonly invitedById!: StaffId;

  @Field(() => String, { description: 'The address it is for, as staff entered it.' })
  readonly email!: string;

  @Field(() => String, { description: 'Given name, as staff entered it.' })
  readonly firstName!: string;

  @Field(() => String, { description: 'Family name, as staff entered it.' })
  readonly lastName!: string;

  @Field(() => String, { nullable: true, description: 'The message in its mail; null: none.' })
  readonly message!: string | null;

  @Field(() => InviteStatus, { description: 'How it stands now.' })
  readonly status!: InviteStatus;

  @Field(() => String, { nullable: true, description: 'Why its last mail could not be delivered; null when it was, or may still be.' })
  readonly failure!: string | null;

  @Field(() => Date, { nullable: true, description: 'When its last mail was handed over, or its link to staff; null before.' })
  readonly sentAt!: Date | null;

  @Field(() => Date, { description: 'Until when it can be taken up.' })
  readonly expiresAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the person took it up; null before.' })
  readonly acceptedAt!: Date | null;

  @Field(() => Date, { description: 'When it was made.' })
  readonly createdAt!: Date;
}

export const InviteConnection = connectionOf(InviteType, 'Invite', 'invites, the newest first');

@ObjectType({ simpleResolvers: true, description: 'The person is invited, and their seats are held.' })
export class LearnerInvited {
  @Field(() => InviteType, { description: 'The invite.' })
  readonly invite: InviteType;

  @Field(() => Boolean, { description: 'False: the same invite was pending already, and no mail was written.' })
  readonly isNew: boolean;

  @Field(() => String, { nullable: true, description: 'The link, only of a new invite, only when sendEmail is false, and only in the first answer.' })
  readonly link: string | null;

  constructor(fields: LearnerInvited) {
    this.invite = fields.invite;
    this.isNew = fields.isNew;
    this.link = fields.link;
  }
}

@ObjectType({ simpleResolvers: true, description: 'The person was in the client already and has the access at once.' })
export class AccessAdded {
  @Field(() => MembershipType, { description: 'Their membership, with the access in it.' })
  readonly membership: MembershipType;

  constructor(membership: MembershipType) {
    this.membership = membership;
  }
}

export const InviteLearnerResult = resultUnion(
  'InviteLearnerResult',
  'How inviting went for one person.',
  [LearnerInvited, AccessAdded, AlreadyHasAccess],
  [SeatsExhausted, InvalidInput],
);

@ForEveryone()
@ObjectType({ description: 'The invite was taken up: the learner is in, and signed in.' })
export class InviteAccepted {
  readonly learnerId: LearnerId;

  constructor(learnerId: LearnerId) {
    this.learnerId = learnerId;
  }
}

export const AcceptInviteResult = resultUnion('AcceptInviteResult', 'What taking an invite up came to.', [InviteAccepted], [InviteNotUsable, AccountExists, InvalidInput]);

@ForEveryone()
@ObjectType({ simpleResolvers: true, description: 'An invite, as whoever has its link sees it.' })
export class Invitation {
  readonly clientId!: ClientId;

  @Field(() => String, { description: 'The address it is for.' })
  readonly email!: string;

  @Field(() => String, { description: 'Given name, as staff entered it.' })
  readonly firstName!: string;

  @Field(() => String, { description: 'Family name, as staff entered it.' })
  readonly lastName!: string;

  @Field(() => [String], { description: 'What it leads to, by name.' })
  readonly sublicenses!: string[];

  @Field(() => Date, { description: 'Until when it can be taken up.' })
  readonly expiresAt!: Date;
}
