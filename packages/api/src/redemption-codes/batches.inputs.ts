import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsBoolean, IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { GENERATED_LENGTHS, LONGEST_PREFIX } from '@portico/shared';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Clearable } from '../kernel/clearable.js';
import { Line } from '../kernel/line.js';
import { Moment } from '../kernel/moment.js';
import { MOST_AT_ONCE, MOST_OF_A_BATCH } from './code-limits.js';

/** The most sublicenses of a batch. */
const MAX_SUBLICENSES = 100;
/** The longest access by days: ten years. */
const MAX_ACCESS_DAYS = 3_650;
/** The longest text of a code that is told back. */
const MAX_TEXT = 200;

const KEY = 'The same key with the same input has one effect and one answer for 24 hours; at most 255 characters.';

@InputType({ description: 'What the codes of a new batch share.' })
abstract class NewBatchInput {
  @Field(() => String, { description: 'What staff call it, 1 to 120 characters.' })
  @Line(120)
  label!: string;

  @Field(() => String, { nullable: true, description: 'The order or invoice it is sold by, 1 to 120 characters.' })
  @IsOptional()
  @Line(120)
  purchaseReference?: string | null;

  @Field(() => ID, { description: 'The client it is for.' })
  clientId!: string;

  @Field(() => [ID], { description: 'What its codes open: 1 to 100 sublicenses of the client.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_SUBLICENSES)
  sublicenseIds!: string[];

  @Field(() => Date, { nullable: true, description: 'From when its codes can be used; left out: at once.' })
  @IsOptional()
  @Moment()
  startsAt?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when its codes can be used, in the future and after their start; left out: without an end.' })
  @IsOptional()
  @Moment()
  expiresAt?: Date | null;

  @Field(() => Int, { nullable: true, description: 'Days an access lasts from the redemption, 1 to 3,650; left out: as long as each sublicense says.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_ACCESS_DAYS)
  accessDays?: number | null;

  @Field(() => ID, { nullable: true, description: KEY })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Redemption codes for Portico to make.' })
export class GenerateRedemptionCodesInput extends NewBatchInput {
  @Field(() => Int, { description: 'How many, 1 to 1,000,000. More than 10,000 are made by a job.' })
  @IsInt()
  @Min(1)
  @Max(MOST_OF_A_BATCH)
  count!: number;

  @Field(() => String, { nullable: true, description: 'Letters and digits every code begins with, at most 8. It adds nothing to what has to be guessed.' })
  @IsOptional()
  @MaxLength(LONGEST_PREFIX)
  prefix?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Symbols behind the prefix, 8 to 24, the last of which is a check symbol; left out: 12. Refused where more than one guess in 10 million would hit a code. With the prefix at most 31.',
  })
  @IsOptional()
  @IsInt()
  @Min(GENERATED_LENGTHS.min)
  @Max(GENERATED_LENGTHS.max)
  length?: number | null;
}

@InputType({ description: 'Redemption codes somebody chose: pasted, or in a file. One of them.' })
export class UploadRedemptionCodesInput extends NewBatchInput {
  @Field(() => [String], { nullable: true, description: 'The codes, 1 to 10,000, a line each; empty lines are none.' })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_AT_ONCE)
  @MaxLength(MAX_TEXT, { each: true })
  codes?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'A file that was put up for CODES. More than 10,000 lines are read by a job.' })
  @IsOptional()
  uploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'The title of the column with the codes, in the first line of the file; left out: the file has a code a line and no titles.' })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  column?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'True: the lines are checked, and nothing is made.' })
  @IsBoolean()
  dryRun!: boolean;
}

@InputType({ description: 'Codes to be added to a batch: a number for one that was generated, codes for one that was uploaded.' })
export class AddRedemptionCodesInput {
  @Field(() => ID, { description: 'The batch.' })
  batchId!: string;

  @Field(() => Int, { nullable: true, description: 'How many codes to generate, 1 to 10,000, like those of the batch.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_AT_ONCE)
  count?: number | null;

  @Field(() => [String], { nullable: true, description: 'The codes, 1 to 10,000, a line each. All or none.' })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_AT_ONCE)
  @MaxLength(MAX_TEXT, { each: true })
  codes?: string[] | null;

  @Field(() => ID, { nullable: true, description: KEY })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes to a batch of redemption codes. What is left out stays.' })
export class UpdateRedemptionCodeBatchInput {
  @Field(() => ID, { description: 'The batch.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What staff call it, 1 to 120 characters.' })
  @Line(120)
  label?: string;

  @Field(() => String, { nullable: true, description: 'The order or invoice it is sold by, 1 to 120 characters; null: none.' })
  @Clearable()
  @Line(120)
  purchaseReference?: string | null;

  @Field(() => Date, { nullable: true, description: 'From when its codes can be used; null: at once.' })
  @Clearable()
  @Moment()
  startsAt?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when its codes can be used; null: without an end.' })
  @Clearable()
  @Moment()
  expiresAt?: Date | null;

  @Field(() => Int, { nullable: true, description: 'Days an access lasts from a redemption to come, 1 to 3,650; null: as long as each sublicense says.' })
  @Clearable()
  @IsInt()
  @Min(1)
  @Max(MAX_ACCESS_DAYS)
  accessDays?: number | null;

  @Field(() => [ID], { nullable: true, description: 'What its codes open from now on: 1 to 100 sublicenses of its client.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_SUBLICENSES)
  sublicenseIds?: string[];
}
