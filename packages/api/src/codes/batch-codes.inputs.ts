import { IsBoolean, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import { ForwardPageArgs } from '../kernel/paging.js';
import { CodeStatus } from './code-status.js';

@InputType({ description: 'Which codes of a batch. All that is given must apply.' })
export class RedemptionCodeFilter {
  @Field(() => String, {
    nullable: true,
    description: 'The beginning of the code, as codes are compared, or of whom it was handed to, without regard to case and accents; at most 200 characters.',
  })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;

  @Field(() => CodeStatus, { nullable: true, description: 'Only what stands like this now.' })
  status?: CodeStatus | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what is redeemed, or only what is not.' })
  @IsOptional()
  @IsBoolean()
  redeemed?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what was handed to somebody, or only what was not.' })
  @IsOptional()
  @IsBoolean()
  handedOut?: boolean | null;
}

@ArgsType()
export class BatchCodesArgs extends ForwardPageArgs {
  @Field(() => RedemptionCodeFilter, { nullable: true, description: 'Which; all when left out.' })
  @IsOptional()
  @ValidateNested()
  filter?: RedemptionCodeFilter | null;
}
