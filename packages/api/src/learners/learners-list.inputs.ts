import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { Direction } from '../kernel/direction.js';
import { ForwardPageArgs, PageArgs } from '../kernel/paging.js';
import { Door } from '../kernel/door.js';
import { LearnerStatus } from './learners.types.js';

/** What a list of learners can be ordered by. */
export const LearnerOrderField = { LAST_NAME: 'LAST_NAME', EMAIL: 'EMAIL', JOINED_AT: 'JOINED_AT', LAST_SEEN_AT: 'LAST_SEEN_AT' } as const;
export type LearnerOrderField = (typeof LearnerOrderField)[keyof typeof LearnerOrderField];

registerEnumType(LearnerOrderField, {
  name: 'LearnerOrderField',
  description: 'What a list of learners is ordered by.',
  valuesConfig: {
    LAST_NAME: { description: 'Last name, then first name, without regard to case and accents.' },
    EMAIL: { description: 'E-mail address.' },
    JOINED_AT: { description: 'When they first came in.' },
    LAST_SEEN_AT: { description: 'When they were last signed in, anywhere on the site; those who never were come before all others. For whoever sees the whole site: others get bad input.' },
  },
});

@InputType({ description: 'Which learners. All that is given must apply.' })
export class LearnerFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Words, each the beginning of any word of a name, the e-mail address or the external id, without regard to case and accents; at most 10 in 200 characters.',
  })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this client. One out of reach gives an empty list.' })
  clientId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only who has or had access to this sublicense. One out of reach gives an empty list.' })
  sublicenseId?: string | null;

  @Field(() => LearnerStatus, { nullable: true, description: 'Only who stands like this with the client.' })
  status?: LearnerStatus | null;

  @Field(() => Door, { nullable: true, description: 'Only whose first access came through this door.' })
  joinedThrough?: Door | null;
}

@InputType({ description: 'The order of a list of learners.' })
export class LearnerOrder {
  @Field(() => LearnerOrderField, { description: 'What counts.' })
  by!: LearnerOrderField;

  @Field(() => Direction, { description: 'Which end comes first.' })
  direction!: Direction;
}

@ArgsType()
export class LearnersArgs extends PageArgs {
  @Field(() => LearnerFilter, { nullable: true, description: 'Which; all in reach when left out.' })
  @IsOptional()
  @ValidateNested()
  filter?: LearnerFilter | null;

  @Field(() => LearnerOrder, { nullable: true, description: 'By last name when left out.' })
  orderBy?: LearnerOrder | null;
}

@ArgsType()
export class SublicenseLearnersArgs extends ForwardPageArgs {
  @Field(() => LearnerFilter, { nullable: true, description: 'Which; all in reach when left out.' })
  @IsOptional()
  @ValidateNested()
  filter?: LearnerFilter | null;
}
