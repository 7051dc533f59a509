import { Field, ObjectType } from 'type-graphql';
import { InviteNotUsable } from '../invites/invites.api.js';
import { ForEveryone } from '../kernel/audience.js';
import { InvalidInput, NotAllowedNow } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';
import { StaffRole } from '../kernel/viewer.js';
import { SignedIn } from '../sign-in/sign-in.api.js';
import { StaffType } from '../staff/staff.api.js';

@ObjectType({ simpleResolvers: true, description: 'Somebody is asked in: a mail with a link is on its way.' })
export class StaffInvited {
  @Field(() => StaffType, { description: 'Who that is.' })
  readonly staff: StaffType;

  constructor(staff: StaffType) {
    this.staff = staff;
  }
}

@ObjectType({ simpleResolvers: true, description: 'What somebody of the staff may do was changed, or they were removed.' })
export class StaffUpdated {
  @Field(() => StaffType, { nullable: true, description: 'Who that is; null when they were removed.' })
  readonly staff: StaffType | null;

  constructor(staff: StaffType | null) {
    this.staff = staff;
  }
}

@ForEveryone()
@ObjectType({ simpleResolvers: true, description: 'Whom a link asks into the staff.' })
export class StaffInvitation {
  @Field(() => String, { description: 'The address it was mailed to: what they will sign in with.' })
  readonly email!: string;

  @Field(() => String, { description: 'Their name, as whoever asked them in wrote it.' })
  readonly name!: string;

  @Field(() => StaffRole, { description: 'What they are to do.' })
  readonly role!: StaffRole;

  @Field(() => String, { description: 'What the site is called.' })
  readonly siteName!: string;

  @Field(() => Date, { description: 'Until when the link works.' })
  readonly expiresAt!: Date;
}

export const StaffInvitationResult = resultUnion('StaffInvitationResult', 'What a link into the staff leads to.', [StaffInvitation], [InviteNotUsable]);

export const InviteStaffResult = resultUnion('InviteStaffResult', 'What asking somebody into the staff came to.', [StaffInvited], [InvalidInput]);

export const UpdateStaffResult = resultUnion('UpdateStaffResult', 'What changing or removing somebody of the staff came to.', [StaffUpdated], [NotAllowedNow, InvalidInput]);

export const AcceptStaffInviteResult = resultUnion('AcceptStaffInviteResult', 'What joining the staff came to.', [SignedIn], [InviteNotUsable, InvalidInput]);
