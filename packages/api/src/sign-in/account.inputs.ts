import { ArrayMaxSize, IsArray, Length, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Clearable } from '../kernel/clearable.js';
import { Line } from '../kernel/line.js';
import { LONGEST_PASSWORD } from './sign-in.inputs.js';

/** The most sessions of one call. */
const MAX_SESSIONS = 1_000;

@InputType({ description: 'What to change of oneself. A field left out stays.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: 'Given name of a learner, 1 to 100 characters.' })
  @Line(100)
  firstName?: string;

  @Field(() => String, { nullable: true, description: 'Family name of a learner, 1 to 100 characters.' })
  @Line(100)
  lastName?: string;

  @Field(() => String, { nullable: true, description: 'Name of a member of the staff, 1 to 120 characters.' })
  @Line(120)
  name?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Another e-mail address, mailed a link that is good for 24 hours. The address becomes theirs when it is followed, the present one is told, and every session ends. Whether it is taken is not said.',
  })
  @Clearable()
  @MaxLength(254)
  newEmail?: string | null;

  @Field(() => String, { nullable: true, description: 'The present password: needed with newEmail by whoever has one. A wrong one counts as a wrong guess.' })
  @Length(1, LONGEST_PASSWORD)
  currentPassword?: string;
}

@InputType({ description: 'Another password for oneself.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The present one. A wrong one counts as a wrong guess.' })
  @Length(1, LONGEST_PASSWORD)
  currentPassword!: string;

  @Field(() => String, { description: 'The new one: 12 to 128 characters, none that many others use, and not the present one.' })
  @MaxLength(LONGEST_PASSWORD)
  newPassword!: string;
}

@InputType({ description: 'Sessions of oneself to end.' })
export class EndSessionsInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'At most 1,000. One that is not yours or has ended is ended already. Left out or null: all but the one that asks.',
  })
  @Clearable()
  @IsArray()
  @ArrayMaxSize(MAX_SESSIONS)
  ids?: string[] | null;
}
