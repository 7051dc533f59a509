import { Field, Int, ObjectType } from 'type-graphql';
import { Problem } from '../kernel/problem.js';

@ObjectType({ implements: Problem, description: 'Another client has this slug, or had it: old slugs keep leading to their client. Nothing was changed.' })
export class SlugTaken extends Problem {
  @Field(() => String, { description: 'A slug like it that is free.' })
  readonly suggestion: string;

  constructor(suggestion: string) {
    super('Another client has this slug, or had it.');
    this.suggestion = suggestion;
  }
}

@ObjectType({ implements: Problem, description: 'Learners are in the client. Nothing was changed.' })
export class ClientInUse extends Problem {
  @Field(() => Int, { description: 'How many learners are in, the disabled ones among them.' })
  readonly learnerCount: number;

  @Field(() => Int, { description: 'How many codes it has; they would go with it.' })
  readonly codeCount: number;

  constructor({ learners, codes }: { readonly learners: number; readonly codes: number }) {
    super(`Learners are in this client: ${learners}, and it has ${codes} codes. All of it would go; say withLearners to delete it nevertheless.`);
    this.learnerCount = learners;
    this.codeCount = codes;
  }
}
