import { MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A client to delete for good.' })
export class DeleteClientInput {
  @Field(() => ID, { description: 'The client.' })
  id!: string;

  @Field(() => String, { description: 'Its name, typed again as it is written.' })
  @MaxLength(200)
  name!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'True to delete it although learners are in; their accounts stay.' })
  withLearners!: boolean;
}
