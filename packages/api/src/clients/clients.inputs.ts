import { ArrayMaxSize, IsArray, IsEnum, IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Tags } from '../content/content.api.js';
import { Clearable } from '../kernel/clearable.js';
import { Line } from '../kernel/line.js';
import { Moment } from '../kernel/moment.js';
import { ReferenceInput, References } from '../kernel/reference.js';
import { ClientStatus, Language } from './client.entity.js';
import { IsSlug, IsTimeZoneName, MAX_CONTENT, MAX_SEATS } from './client-fields.js';

@InputType({ description: 'A client to make. What may be left out may also be null.' })
export class CreateClientInput {
  @Field(() => String, { description: 'Its name, 1 to 120 characters.' })
  @Line(120)
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its place in addresses: 2 to 60 lower-case letters a to z, digits and single hyphens, no word the site uses itself. Left out: derived from the name.',
  })
  @Clearable()
  @IsSlug()
  slug?: string | null;

  @Field(() => String, { nullable: true, description: 'Its number in other systems, at most 100 characters, unique on the site.' })
  @Clearable()
  @Line(100)
  sku?: string | null;

  @Field(() => Int, { nullable: true, description: 'The most learners that may be in, 0 to 1,000,000,000; 0 is none. Left out: no limit.' })
  @Clearable()
  @IsInt()
  @Min(0)
  @Max(MAX_SEATS)
  seatLimit?: number | null;

  @Field(() => Date, { nullable: true, description: 'When all access to it ends. Left out: never.' })
  @Clearable()
  @Moment()
  expiresAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'The IANA time zone in which its staff think of dates. Left out: UTC.' })
  @Clearable()
  @IsTimeZoneName()
  timeZone?: string | null;

  @Field(() => Language, { nullable: true, description: 'The language its learners are spoken to in. Left out: EN.' })
  @Clearable()
  @IsEnum(Language)
  language?: Language | null;

  @Field(() => [ID], { nullable: true, description: 'The content items it gets, at most 1,000. Left out: none.' })
  @Clearable()
  @IsArray()
  @ArrayMaxSize(MAX_CONTENT)
  contentIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Tags that bring it every content item that has one of them, now and later; at most 20, of 1 to 60 characters, whatever the case. Left out: none.' })
  @Clearable()
  @Tags()
  contentTags?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'The same key with the same input has one effect and one answer for 24 hours; at most 255 characters.' })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}

@InputType({ description: 'What to change of a client. A field left out stays.' })
export class UpdateClientInput {
  @Field(() => ID, { description: 'The client.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Its name, 1 to 120 characters.' })
  @Line(120)
  name?: string;

  @Field(() => String, { nullable: true, description: 'Its new place in addresses, under the rules of createClient; the old one keeps leading to it.' })
  @IsSlug()
  slug?: string;

  @Field(() => String, { nullable: true, description: 'Its number in other systems, at most 100 characters, unique on the site; null clears it.' })
  @Clearable()
  @Line(100)
  sku?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The most learners that may be in, 0 to 1,000,000,000; null: no limit. May be below what is taken: that only keeps others out. Owners only.',
  })
  @Clearable()
  @IsInt()
  @Min(0)
  @Max(MAX_SEATS)
  seatLimit?: number | null;

  @Field(() => Date, { nullable: true, description: 'When all access to it ends, at once if that is past; null: never. Owners only.' })
  @Clearable()
  @Moment()
  expiresAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'The IANA time zone in which its staff think of dates.' })
  @IsTimeZoneName()
  timeZone?: string;

  @Field(() => Language, { nullable: true, description: 'The language its learners are spoken to in.' })
  @IsEnum(Language)
  language?: Language;

  @Field(() => [ID], { nullable: true, description: 'All content items it is to have beside those its tags bring, at most 1,000; what it loses, its sublicenses lose. Owners only.' })
  @IsArray()
  @ArrayMaxSize(MAX_CONTENT)
  contentIds?: string[];

  @Field(() => [String], {
    nullable: true,
    description: 'All tags that are to bring it content, at most 20, of 1 to 60 characters, whatever the case; what it loses, its sublicenses lose; [] takes all away. Owners only.',
  })
  @Tags()
  contentTags?: string[];

  @Field(() => [ReferenceInput], { nullable: true, description: 'All that is to be kept with it, at most 20, every name once.' })
  @References()
  reference?: ReferenceInput[];
}

@InputType({ description: 'Opens or closes a client.' })
export class SetClientStatusInput {
  @Field(() => ID, { description: 'The client.' })
  id!: string;

  @Field(() => ClientStatus, { description: 'What it is to be. What it is already stays as it is.' })
  @IsEnum(ClientStatus)
  status!: ClientStatus;
}
