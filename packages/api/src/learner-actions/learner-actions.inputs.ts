import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsBoolean, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { LearnerFilter, MAX_PEOPLE } from '../learners/learners.api.js';

/** What can be done to many learners at once. */
export const LearnerAction = {
  GRANT: 'GRANT',
  REVOKE: 'REVOKE',
  MOVE: 'MOVE',
  ENABLE: 'ENABLE',
  DISABLE: 'DISABLE',
  REMOVE: 'REMOVE',
  RESEND_INVITES: 'RESEND_INVITES',
} as const;
export type LearnerAction = (typeof LearnerAction)[keyof typeof LearnerAction];

registerEnumType(LearnerAction, {
  name: 'LearnerAction',
  description: 'What can be done to many learners at once. Each is what the operation for single ones does.',
  valuesConfig: {
    GRANT: { description: 'Lets them into `sublicenseId`, as `grantAccess` does; with too few seats the first get them.' },
    REVOKE: { description: 'Takes their access to `sublicenseId` away, as `revokeAccess` does.' },
    MOVE: { description: 'Gives them a seat of `toSublicenseId` instead of the one of `sublicenseId`, as `moveAccess` does.' },
    ENABLE: { description: 'Lets them in again, as `setMembershipStatus` does.' },
    DISABLE: { description: 'Shuts them out of the client, as `setMembershipStatus` does.' },
    REMOVE: { description: 'Takes them out of the client, as `removeFromClient` does. It cannot be undone.' },
    RESEND_INVITES: { description: 'Sends their open invites again, as `resendInvite` does; the older links die. It cannot be undone.' },
  },
});

@InputType({ description: 'The same for many learners: those ticked, or all that a filter matches.' })
export class LearnerActionInput {
  @Field(() => LearnerAction, { description: 'What to do.' })
  action!: LearnerAction;

  @Field(() => [ID], { nullable: true, description: '1 to 1,000 memberships, in the order in which they have their turn. Either these or `filter`.' })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_PEOPLE)
  membershipIds?: string[] | null;

  @Field(() => LearnerFilter, { nullable: true, description: 'Everybody it matches in your reach when the job starts, by last name; empty: everybody in your reach. Either this or `membershipIds`.' })
  @IsOptional()
  @ValidateNested()
  filter?: LearnerFilter | null;

  @Field(() => ID, { nullable: true, description: 'The sublicense it is about: for GRANT, REVOKE and MOVE, which need it, and for no other.' })
  sublicenseId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Where to: for MOVE, which needs it, and for no other. One of the same client.' })
  toSublicenseId?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'True: only counts whom it would be about, and changes nothing.' })
  @IsBoolean()
  dryRun!: boolean;

  @Field(() => ID, { nullable: true, description: 'The same key with the same input has one effect and one answer for 24 hours; at most 255 characters.' })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}
