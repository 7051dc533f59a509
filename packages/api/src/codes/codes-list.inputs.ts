import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { Direction } from '../kernel/direction.js';
import { PageArgs } from '../kernel/paging.js';
import { CodeStatus } from './code-status.js';

/** What a list of codes can be ordered by. */
export const CodeOrderField = { LABEL: 'LABEL', CREATED_AT: 'CREATED_AT', EXPIRES_AT: 'EXPIRES_AT', REDEMPTIONS: 'REDEMPTIONS' } as const;
export type CodeOrderField = (typeof CodeOrderField)[keyof typeof CodeOrderField];

registerEnumType(CodeOrderField, {
  name: 'CodeOrderField',
  description: 'What a list of codes is ordered by.',
  valuesConfig: {
    LABEL: { description: 'What staff call it, without regard to case and accents.' },
    CREATED_AT: { description: 'When it was made.' },
    EXPIRES_AT: { description: 'Its own end; those without one come after all others.' },
    REDEMPTIONS: { description: 'How many learners have used it.' },
  },
});

@InputType({ description: 'Which codes. All that is given must apply.' })
export class CodeFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Words, each the beginning of any word of the label or of the code, without regard to case and accents; at most 10 in 200 characters.',
  })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this client. One out of reach gives an empty list.' })
  clientId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what opens this sublicense. One out of reach gives an empty list.' })
  sublicenseId?: string | null;

  @Field(() => CodeStatus, { nullable: true, description: 'Only what stands like this now.' })
  status?: CodeStatus | null;
}

@InputType({ description: 'The order of a list of codes.' })
export class CodeOrder {
  @Field(() => CodeOrderField, { description: 'What counts.' })
  by!: CodeOrderField;

  @Field(() => Direction, { description: 'Which end comes first.' })
  direction!: Direction;
}

@ArgsType()
export class CodesArgs extends PageArgs {
  @Field(() => CodeFilter, { nullable: true, description: 'Which; all in reach when left out.' })
  @IsOptional()
  @ValidateNested()
  filter?: CodeFilter | null;

  @Field(() => CodeOrder, { nullable: true, description: 'The newest first when left out.' })
  orderBy?: CodeOrder | null;
}
