import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsBoolean, IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Clearable } from '../kernel/clearable.js';
import { Line } from '../kernel/line.js';
import { Moment } from '../kernel/moment.js';
import { MOST_DOMAINS } from './email-domains.js';

/** The most sublicenses of a code. */
const MAX_SUBLICENSES = 100;
/** The most codes of one call. */
const MAX_CODES = 1_000;
/** The largest limit a code can have; beyond it, leave the limit out. */
const MAX_USES = 1_000_000_000;

@InputType({ description: 'A registration code to make.' })
export class CreateRegistrationCodeInput {
  @Field(() => String, { description: 'What staff call it, 1 to 120 characters.' })
  @Line(120)
  label!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The code itself: letters, digits and hyphens, 4 to 40 without hyphens. Left out, one is generated that nobody guesses.',
  })
  @IsOptional()
  @MaxLength(60)
  code?: string | null;

  @Field(() => ID, { description: 'The client it is for.' })
  clientId!: string;

  @Field(() => [ID], { description: 'What it opens: 1 to 100 sublicenses of the client.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_SUBLICENSES)
  sublicenseIds!: string[];

  @Field(() => Int, { nullable: true, description: 'How many learners may use it; 0: none; left out: no limit but the seats.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_USES)
  maxRedemptions?: number | null;

  @Field(() => Date, { nullable: true, description: 'From when it can be used; left out: at once.' })
  @IsOptional()
  @Moment()
  startsAt?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when it can be used, in the future and after its start; left out: without an end.' })
  @IsOptional()
  @Moment()
  expiresAt?: Date | null;

  @Field(() => [String], { nullable: true, description: 'E-mail domains it is for, such as `example.com`: at most 50, empty for everybody. Whoever has not proven their address gets a seat that is held for 24 hours, and a mail; it opens with the proof. A domain below one of them is another.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_DOMAINS)
  @MaxLength(300, { each: true })
  emailDomains?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'The same key with the same input has one effect and one answer for 24 hours; at most 255 characters.' })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes to a registration code. What is left out stays.' })
export class UpdateRegistrationCodeInput {
  @Field(() => ID, { description: 'The code.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What staff call it, 1 to 120 characters.' })
  @Line(120)
  label?: string;

  @Field(() => Int, { nullable: true, description: 'How many learners may use it; may be below what was used; null: no limit.' })
  @Clearable()
  @IsInt()
  @Min(0)
  @Max(MAX_USES)
  maxRedemptions?: number | null;

  @Field(() => Date, { nullable: true, description: 'From when it can be used; null: at once.' })
  @Clearable()
  @Moment()
  startsAt?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when it can be used; null: without an end.' })
  @Clearable()
  @Moment()
  expiresAt?: Date | null;

  @Field(() => [String], { nullable: true, description: 'E-mail domains it is for, such as `example.com`: at most 50, empty for everybody. Whoever has not proven their address gets a seat that is held for 24 hours, and a mail; it opens with the proof. A domain below one of them is another.' })
  @IsArray()
  @ArrayMaxSize(MOST_DOMAINS)
  @MaxLength(300, { each: true })
  emailDomains?: string[];

  @Field(() => [ID], { nullable: true, description: 'What it opens from now on: 1 to 100 sublicenses of its client.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_SUBLICENSES)
  sublicenseIds?: string[];
}

@InputType({ description: 'Codes to switch on or off.' })
export class SetCodesEnabledInput {
  @Field(() => [ID], { description: '1 to 1,000 codes.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_CODES)
  ids!: string[];

  @Field(() => Boolean, { description: 'True: they let learners in again. False: they answer as if they did not exist.' })
  @IsBoolean()
  enabled!: boolean;
}

@InputType({ description: 'A registration code to delete.' })
export class DeleteRegistrationCodeInput {
  @Field(() => ID, { description: 'The code.' })
  id!: string;
}
