import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsBoolean, IsEnum, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { Line } from '../kernel/line.js';
import { ForwardPageArgs } from '../kernel/paging.js';
import { IsPlainText } from '../kernel/plain-text.js';
import { InviteStatus } from './invites.types.js';

/** The most people of one call; more come by a bulk import. */
export const MOST_PEOPLE = 200;
/** The most sublicenses of one invite. */
const MOST_SUBLICENSES = 100;
/** The most invites of one call that is about those there are. */
const MOST_INVITES = 1_000;
const LONGEST_TOKEN = 100;
const LONGEST_PASSWORD = 1_000;

const KEY = 'The same key with the same input has one effect and one answer for 24 hours; at most 255 characters.';

@InputType({ description: 'Somebody to let in.' })
export class PersonInput {
  @Field(() => String, { description: 'Given name, 1 to 100 characters.' })
  @Line(100)
  firstName!: string;

  @Field(() => String, { description: 'Family name, 1 to 100 characters.' })
  @Line(100)
  lastName!: string;

  @Field(() => String, { description: 'The address they are reached at.' })
  @MaxLength(254)
  email!: string;

  @Field(() => String, { nullable: true, description: 'What systems of the client call the person, 1 to 100 characters, unique within it; upper and lower case differ. Left out or null: what is there stays. Takes rights over the whole client.' })
  @IsOptional()
  @Line(100)
  externalId?: string | null;
}

@InputType({ description: 'People to invite to sublicenses of one client.' })
export class InviteLearnersInput {
  @Field(() => ID, { description: 'The client.' })
  clientId!: string;

  @Field(() => [ID], { description: 'What they are invited to: 1 to 100 sublicenses of the client.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_SUBLICENSES)
  sublicenseIds!: string[];

  @Field(() => [PersonInput], { description: 'Whom: 1 to 200 people; more come by a bulk import.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_PEOPLE)
  @ValidateNested({ each: true })
  learners!: PersonInput[];

  @Field(() => String, { nullable: true, description: 'A message of plain text that stands in the mail, at most 2,000 characters.' })
  @IsOptional()
  @IsPlainText(2_000)
  message?: string | null;

  @Field(() => Boolean, { defaultValue: true, description: 'False: no mail is sent, and the answer holds the link. Such a link proves no address.' })
  @IsBoolean()
  sendEmail!: boolean;

  @Field(() => ID, { nullable: true, description: KEY })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Invites to send again.' })
export class ResendInviteInput {
  @Field(() => [ID], { description: 'Which, 1 to 1,000.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_INVITES)
  ids!: string[];

  @Field(() => ID, { nullable: true, description: KEY })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Invites to take back.' })
export class CancelInviteInput {
  @Field(() => [ID], { description: 'Which, 1 to 1,000.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_INVITES)
  ids!: string[];
}

@InputType({ description: 'An invite that went to a wrong address.' })
export class CorrectInviteInput {
  @Field(() => ID, { description: 'Which. It is taken back.' })
  id!: string;

  @Field(() => String, { description: 'The right address.' })
  @MaxLength(254)
  email!: string;

  @Field(() => ID, { nullable: true, description: KEY })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Somebody new takes an invite up.' })
export class AcceptInviteInput {
  @Field(() => String, { description: 'The token of the link: what follows `#`.' })
  @MaxLength(LONGEST_TOKEN)
  token!: string;

  @Field(() => String, { description: 'Given name, 1 to 100 characters.' })
  @Line(100)
  firstName!: string;

  @Field(() => String, { description: 'Family name, 1 to 100 characters.' })
  @Line(100)
  lastName!: string;

  @Field(() => String, { description: 'The password they choose: 12 to 128 characters, and none that many others use.' })
  @MaxLength(LONGEST_PASSWORD)
  password!: string;

  @Field(() => Boolean, { description: 'True: the terms of the site are accepted. False is refused.' })
  @IsBoolean()
  acceptTerms!: boolean;

  @Field(() => ID, { nullable: true, description: KEY })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Whoever is signed in takes an invite up.' })
export class ClaimInviteInput {
  @Field(() => String, { description: 'The token of the link: what follows `#`.' })
  @MaxLength(LONGEST_TOKEN)
  token!: string;

  @Field(() => ID, { nullable: true, description: KEY })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which invites to list. What is left out does not narrow the list.' })
export class InviteFilter {
  @Field(() => String, { nullable: true, description: 'Every word must begin a word of the names or the address; at most 10 words.' })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only to this client.' })
  @IsOptional()
  clientId?: string | null;

  @Field(() => [InviteStatus], { nullable: true, description: 'Only those that stand in one of these ways.' })
  @IsOptional()
  @IsEnum(InviteStatus, { each: true })
  status?: InviteStatus[] | null;
}

@ArgsType()
export class InvitesArgs extends ForwardPageArgs {
  @Field(() => InviteFilter, { nullable: true, description: 'Which.' })
  @IsOptional()
  @ValidateNested()
  filter?: InviteFilter | null;
}
