import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ForwardPageArgs } from '../kernel/paging.js';

@ArgsType()
export class JobsArgs extends ForwardPageArgs {}

@InputType({ description: 'A job to stop.' })
export class CancelJobInput {
  @Field(() => ID, { description: 'Which.' })
  id!: string;
}
