import { IsInt, IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType, Int, registerEnumType } from 'type-graphql';
import { Direction } from '../kernel/direction.js';
import { PageArgs } from '../kernel/paging.js';
import { ClientStatus } from './client.entity.js';

/** What a list of clients can be ordered by. */
export const ClientOrderField = { NAME: 'NAME', CREATED_AT: 'CREATED_AT', EXPIRES_AT: 'EXPIRES_AT', SEATS_TAKEN: 'SEATS_TAKEN' } as const;
export type ClientOrderField = (typeof ClientOrderField)[keyof typeof ClientOrderField];

registerEnumType(ClientOrderField, {
  name: 'ClientOrderField',
  description: 'What a list of clients is ordered by.',
  valuesConfig: {
    NAME: { description: 'Name, without regard to case and accents.' },
    CREATED_AT: { description: 'When it was made.' },
    EXPIRES_AT: { description: 'Its end; those without an end come after all others.' },
    SEATS_TAKEN: { description: 'How many seats are held.' },
  },
});

/** Ten years. */
const MAX_DAYS = 3_650;

@InputType({ description: 'Which clients. All that is given must apply.' })
export class ClientFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Words, each the beginning of any word of the name, the slug or the SKU, without regard to case and accents; at most 10 in 200 characters.',
  })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;

  @Field(() => ClientStatus, { nullable: true, description: 'Only open or only disabled ones.' })
  status?: ClientStatus | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only those whose every seat is taken. False: only those with room.' })
  full?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Only those whose end is still to come and no more than so many days away, 0 to 3,650.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_DAYS)
  expiringWithinDays?: number | null;
}

@InputType({ description: 'The order of a list of clients.' })
export class ClientOrder {
  @Field(() => ClientOrderField, { description: 'What counts.' })
  by!: ClientOrderField;

  @Field(() => Direction, { description: 'Which end comes first.' })
  direction!: Direction;
}

@ArgsType()
export class ClientsArgs extends PageArgs {
  @Field(() => ClientFilter, { nullable: true, description: 'Which; all in reach when left out.' })
  @IsOptional()
  @ValidateNested()
  filter?: ClientFilter | null;

  @Field(() => ClientOrder, { nullable: true, description: 'By name when left out.' })
  orderBy?: ClientOrder | null;
}
