import { IsEnum, IsOptional, MaxLength } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { Clearable } from '../kernel/clearable.js';
import { Line } from '../kernel/line.js';
import { PageArgs } from '../kernel/paging.js';
import { ContentKind } from './content-item.entity.js';
import { IsWebUrl } from '../kernel/web-url.js';
import { Tags } from './content-tags.js';

@ArgsType()
export class ContentItemsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'The beginning of any word of the title, whatever the case; at most 200 characters.' })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;
}

@InputType({ description: 'A content item to make or to change.' })
export class SaveContentItemInput {
  @Field(() => ID, { nullable: true, description: 'The item to change; left out, a new one is made.' })
  @Clearable()
  id?: string | null;

  @Field(() => String, { description: 'Its title, 1 to 200 characters.' })
  @Line(200)
  title!: string;

  @Field(() => ContentKind, { description: 'What kind of thing it is.' })
  @IsEnum(ContentKind)
  kind!: ContentKind;

  @Field(() => String, { description: 'Where it opens: an absolute http or https URL of at most 2,000 characters.' })
  @IsWebUrl(2000)
  url!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'At most 20 tags of 1 to 60 characters; a tag given twice counts once. Left out, the tags stay; [] takes all away.',
  })
  @Tags()
  tags?: string[];

  @Field(() => ID, { nullable: true, description: 'The same key with the same input has one effect and one answer for 24 hours; at most 255 characters.' })
  @IsOptional()
  @MaxLength(255)
  idempotencyKey?: string | null;
}
