import { ObjectType } from 'type-graphql';
import { Problem } from '../kernel/problem.js';

@ObjectType({ implements: Problem, description: 'No account has this address with this password, and which of the two is wrong is not said; or the mailed link was used before, has expired, was replaced, or never was.' })
export class SignInRefused extends Problem {
  constructor(message = 'This e-mail address and password do not go together.') {
    super(message);
  }
}
