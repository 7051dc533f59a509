import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { ForEveryone } from './audience.js';

/** A refusal the domain foresees. It is data: a member of the operation's result union. */
@InterfaceType({ description: 'A refusal the domain foresees: says what happened and what to do about it.' })
export abstract class Problem {
  @Field(() => String, { description: 'What happened and what to do, in words for whoever called.' })
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/** Carries a {@link Problem} out of a transaction, so that it rolls back; `settle` turns it into the answer. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

@ForEveryone()
@ObjectType({ description: 'One input field that is wrong.' })
export class FieldProblem {
  @Field(() => String, { description: 'Where, from the input down: `name`, `learners.3.email`.' })
  readonly path: string;

  @Field(() => String, { description: 'What is wrong there and what would be right.' })
  readonly message: string;

  constructor(path: string, message: string) {
    this.path = path;
    this.message = message;
  }
}

@ObjectType({ implements: Problem, description: 'The input breaks a rule. Nothing was changed.' })
export class InvalidInput extends Problem {
  @Field(() => [FieldProblem], { description: 'Every field that is wrong.' })
  readonly fields: FieldProblem[];

  constructor(fields: FieldProblem[]) {
    super(fields.map((field) => field.message).join(' '));
    this.fields = fields;
  }
}

/** Refuses for one wrong field. */
export function invalid(path: string, message: string): Refusal {
  return new Refusal(new InvalidInput([new FieldProblem(path, message)]));
}

@ObjectType({ implements: Problem, description: 'Not as things stand: the message says what stands in the way.' })
export class NotAllowedNow extends Problem {}
