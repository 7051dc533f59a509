import { IsOptional, MaxLength } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { ForwardPageArgs } from '../kernel/paging.js';

@ArgsType()
export class MailboxArgs extends ForwardPageArgs {
  @Field(() => String, { nullable: true, description: 'Only mails whose address or subject holds this text, at most 200 characters.' })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;
}
