import { ArrayMaxSize, IsArray, IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { MAX_CONTENT, MAX_SEATS } from '../clients/clients.api.js';
import { Tags } from '../content/content.api.js';
import { Clearable } from '../kernel/clearable.js';
import { Line } from '../kernel/line.js';
import { Moment } from '../kernel/moment.js';

/** The most days an access lasts. */
const MAX_ACCESS_DAYS = 3_650;

@InputType({ description: 'A sublicense to make. What may be left out may also be null.' })
export class CreateSublicenseInput {
  @Field(() => ID, { description: 'The client it is a share of.' })
  clientId!: string;

  @Field(() => String, { description: 'Its name, 1 to 120 characters, different from those beside it whatever the case.' })
  @Line(120)
  name!: string;

  @Field(() => String, { nullable: true, description: 'Its number in other systems, at most 100 characters, unique in the client.' })
  @Clearable()
  @Line(100)
  sku?: string | null;

  @Field(() => ID, { nullable: true, description: 'The sublicense of the same client it is to hang under, ten levels at most. Left out: under none.' })
  @Clearable()
  parentId?: string | null;

  @Field(() => Int, { nullable: true, description: 'The most seats, 0 to 1,000,000,000; 0 is none. Left out: no limit. Seats below it are counted apart.' })
  @Clearable()
  @IsInt()
  @Min(0)
  @Max(MAX_SEATS)
  seatLimit?: number | null;

  @Field(() => Date, { nullable: true, description: 'When access to it ends. Left out: with its client.' })
  @Clearable()
  @Moment()
  expiresAt?: Date | null;

  @Field(() => Int, { nullable: true, description: 'Days an access lasts from its grant, 1 to 3,650. Left out: it has no end of its own.' })
  @Clearable()
  @IsInt()
  @Min(1)
  @Max(MAX_ACCESS_DAYS)
  accessDays?: number | null;

  @Field(() => [ID], { nullable: true, description: 'The content items it opens, of those its client has; at most 1,000. Left out: none.' })
  @Clearable()
  @IsArray()
  @ArrayMaxSize(MAX_CONTENT)
  contentIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Tags by which it opens content: every item of its client's that has one of them, now and later; at most 20, of 1 to 60 characters, whatever the case. Left out: none." })
  @Clearable()
  @Tags()
  contentTags?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'The same key with the same input has one effect and one answer for 24 hours; at most 255 characters.' })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}

@InputType({ description: 'What to change of a sublicense. A field left out stays.' })
export class UpdateSublicenseInput {
  @Field(() => ID, { description: 'The sublicense.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Its name, 1 to 120 characters, different from those beside it whatever the case.' })
  @Line(120)
  name?: string;

  @Field(() => String, { nullable: true, description: 'Its number in other systems, at most 100 characters, unique in the client; null clears it.' })
  @Clearable()
  @Line(100)
  sku?: string | null;

  @Field(() => ID, { nullable: true, description: 'Hangs it, with all below it, under another of the same client; null: under none. Main stays where it is.' })
  @Clearable()
  parentId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The most seats, 0 to 1,000,000,000; null: no limit. May be below what is taken: that only keeps others out.',
  })
  @Clearable()
  @IsInt()
  @Min(0)
  @Max(MAX_SEATS)
  seatLimit?: number | null;

  @Field(() => Date, { nullable: true, description: 'When access to it ends, at once if that is past; null: with its client.' })
  @Clearable()
  @Moment()
  expiresAt?: Date | null;

  @Field(() => Int, { nullable: true, description: 'Days an access lasts from its grant, 1 to 3,650; null: it has no end of its own. What was granted stays.' })
  @Clearable()
  @IsInt()
  @Min(1)
  @Max(MAX_ACCESS_DAYS)
  accessDays?: number | null;

  @Field(() => [ID], { nullable: true, description: "All content items it is to open, of those its client has; at most 1,000. Main opens all its client's." })
  @IsArray()
  @ArrayMaxSize(MAX_CONTENT)
  contentIds?: string[];

  @Field(() => [String], { nullable: true, description: 'All tags by which it is to open content, at most 20, of 1 to 60 characters, whatever the case; [] takes all away. None for Main.' })
  @Tags()
  contentTags?: string[];
}

@InputType({ description: 'A sublicense to delete.' })
export class DeleteSublicenseInput {
  @Field(() => ID, { description: 'The sublicense; not Main, and nothing may hang below it.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'Another sublicense of the same client that takes over its learners and codes; needed when it has any.' })
  @Clearable()
  moveLearnersTo?: string | null;
}
