import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsBoolean, IsDate, IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Clearable } from '../kernel/clearable.js';

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
