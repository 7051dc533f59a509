import { Field, ObjectType } from 'type-graphql';
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
