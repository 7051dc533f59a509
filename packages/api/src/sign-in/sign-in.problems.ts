import { ObjectType } from 'type-graphql';
import { Problem } from '../kernel/problem.js';

@ObjectType({ implements: Problem, description: 'No account has this address with this password. Which of the two is wrong is not said.' })
export class SignInRefused extends Problem {
  constructor() {
    super('This e-mail address and password do not go together.');
  }
}
