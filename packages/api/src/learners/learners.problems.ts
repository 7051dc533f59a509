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

@ObjectType({
  implements: Problem,
  description: 'The address has an account: sign in first. A code or an invite is still good, but for a call made again once the account has another password, whose codes are redeemed.',
})
export class AccountExists extends Problem {
  constructor(message = 'This e-mail address has an account already. Sign in to use your code; nothing was used up.') {
    super(message);
  }
}
