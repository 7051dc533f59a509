import { Field, ObjectType } from 'type-graphql';
import { Problem } from '../kernel/problem.js';

@ObjectType({
  implements: Problem,
  description: 'Staff took this access away. No code and no sign-on gives it back; staff can, by a grant or an invite.',
})
export class AccessRevoked extends Problem {
  @Field(() => String, { nullable: true, description: 'The code this is about, as it was entered; null when no code was.' })
  readonly forCode: string | null;

  constructor(message: string, forCode: string | null = null) {
    super(message);
    this.forCode = forCode;
  }
}
