import { Field, Int, ObjectType } from 'type-graphql';
import { Problem } from '../kernel/problem.js';

@ObjectType({ implements: Problem, description: 'There is no such code here. Unknown, foreign, disabled and malformed look alike.' })
export class CodeNotFound extends Problem {
  @Field(() => String, { description: 'The code as it was entered.' })
  readonly code: string;

  constructor(code: string) {
    super('There is no such code. Check it against what you were given, or ask whoever gave it to you.');
    this.code = code;
  }
}

@ObjectType({ implements: Problem, description: 'The code cannot be used yet. Nothing was consumed.' })
export class CodeNotStarted extends Problem {
  @Field(() => String, { description: 'The code as it was entered.' })
  readonly code: string;

  @Field(() => Date, { description: 'When it can be used.' })
  readonly startsAt: Date;

  constructor(code: string, startsAt: Date) {
    super('This code cannot be used yet. Come back when it starts.');
    this.code = code;
    this.startsAt = startsAt;
  }
}

@ObjectType({ implements: Problem, description: 'The code, or what it opens, has ended. Nothing was consumed.' })
export class CodeExpired extends Problem {
  @Field(() => String, { description: 'The code as it was entered.' })
  readonly code: string;

  @Field(() => Date, { description: 'When it ended: the earliest end of the code, its sublicenses and their client.' })
  readonly expiredAt: Date;

  constructor(code: string, expiredAt: Date) {
    super('This code has expired. Ask whoever gave it to you for a new one.');
    this.code = code;
    this.expiredAt = expiredAt;
  }
}

@ObjectType({ implements: Problem, description: 'The code gives nothing more: it is at its limit, or your access through it has ended.' })
export class CodeExhausted extends Problem {
  @Field(() => String, { description: 'The code as it was entered.' })
  readonly code: string;

  constructor(code: string) {
    super('This code has been used up. Ask whoever gave it to you for a new one.');
    this.code = code;
  }
}

@ObjectType({ implements: Problem, description: 'The code is for addresses of some e-mail domains, and this one is of none of them. Nothing was consumed.' })
export class EmailNotAllowed extends Problem {
  @Field(() => String, { description: 'The code as it was entered.' })
  readonly code: string;

  constructor(code: string) {
    super('This code is for e-mail addresses of an organisation, and this one is not among them. Use the address you have there.');
    this.code = code;
  }
}

@ObjectType({ implements: Problem, description: 'The client has, or had, such a code already; case, hyphens and look-alike letters make no difference.' })
export class CodeTaken extends Problem {
  constructor() {
    super('This client has such a code already. Case, hyphens and look-alikes (O and 0, I, L and 1) make no difference. Choose another.');
  }
}

@ObjectType({ implements: Problem, description: 'The code was redeemed, so it stays: disable it instead.' })
export class CodeInUse extends Problem {
  @Field(() => Int, { description: 'How often it was redeemed.' })
  readonly redemptionCount: number;

  constructor(redemptionCount: number) {
    super('This code was redeemed and stays for the record. Disable it instead.');
    this.redemptionCount = redemptionCount;
  }
}
