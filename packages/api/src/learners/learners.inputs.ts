import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsBoolean, IsDate, IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Clearable } from '../kernel/clearable.js';
import { Line } from '../kernel/line.js';
import { ReferenceInput, References } from '../kernel/reference.js';

/** The most learners, accesses or memberships of one call. */
export const MAX_PEOPLE = 1_000;

@InputType({ description: 'A sublicense for people who have an account.' })
export class GrantAccessInput {
  @Field(() => [ID], { description: '1 to 1,000 learners.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_PEOPLE)
  learnerIds!: string[];

  @Field(() => ID, { description: 'The sublicense that gives the seats.' })
  sublicenseId!: string;

  @Field(() => Date, { nullable: true, description: "The access's own end, in the future. Left out or null: from the sublicense's days of access." })
  @Clearable()
  @IsDate()
  expiresAt?: Date | null;

  @Field(() => ID, { nullable: true, description: 'The same key with the same input has one effect and one answer for 24 hours; at most 255 characters.' })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Accesses to take away.' })
export class RevokeAccessInput {
  @Field(() => [ID], { description: '1 to 1,000 accesses.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_PEOPLE)
  accessIds!: string[];
}

@InputType({ description: 'Seats of another sublicense instead of those people have.' })
export class MoveAccessInput {
  @Field(() => [ID], { description: '1 to 1,000 accesses that are open or reserved.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_PEOPLE)
  accessIds!: string[];

  @Field(() => ID, { description: 'The sublicense that gives the seats: one of the same client.' })
  sublicenseId!: string;

  @Field(() => ID, { nullable: true, description: 'The same key with the same input has one effect and one answer for 24 hours; at most 255 characters.' })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}

@InputType({ description: 'What to change of a membership, and of the person in it. What is left out stays.' })
export class UpdateMembershipInput {
  @Field(() => ID, { description: 'Which.' })
  id!: string;

  @Field(() => String, { nullable: true, description: "Given name, 1 to 100 characters. For owners; for others as long as it is not the person's own to change." })
  @Line(100)
  firstName?: string;

  @Field(() => String, { nullable: true, description: 'Family name, 1 to 100 characters; as with the given name.' })
  @Line(100)
  lastName?: string;

  @Field(() => String, { nullable: true, description: 'What the person is called in systems of the client, at most 100 characters, unique within it; upper and lower case differ. Null clears it. Takes rights over the whole client.' })
  @Clearable()
  @Line(100)
  externalId?: string | null;

  @Field(() => [ReferenceInput], { nullable: true, description: 'All that is to be kept with it, at most 20, every name once. Takes rights over the whole client.' })
  @References()
  reference?: ReferenceInput[];
}

@InputType({ description: 'Memberships to remove.' })
export class RemoveFromClientInput {
  @Field(() => [ID], { description: '1 to 1,000 memberships.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_PEOPLE)
  membershipIds!: string[];
}

@InputType({ description: 'Somebody to erase.' })
export class EraseLearnerInput {
  @Field(() => ID, { description: 'The learner.' })
  id!: string;
}

@InputType({ description: 'Memberships to shut out or to let in again.' })
export class SetMembershipStatusInput {
  @Field(() => [ID], { description: '1 to 1,000 memberships.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_PEOPLE)
  ids!: string[];

  @Field(() => Boolean, { description: 'False shuts them out and frees their seats; true takes the seats again.' })
  @IsBoolean()
  enabled!: boolean;
}
