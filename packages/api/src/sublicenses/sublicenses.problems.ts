import { Field, Int, ObjectType } from 'type-graphql';
import { Problem } from '../kernel/problem.js';

@ObjectType({ implements: Problem, description: 'The sublicense is in use: say where its learners are to go. Nothing was changed.' })
export class SublicenseInUse extends Problem {
  @Field(() => Int, { description: 'How many learners hold a seat in it.' })
  readonly learnerCount: number;

  @Field(() => Int, { description: 'How many codes open it.' })
  readonly codeCount: number;

  constructor({ learners, codes }: { learners: number; codes: number }) {
    super('Learners hold seats in this sublicense, or codes open it. Name the sublicense they are to move to.');
    this.learnerCount = learners;
    this.codeCount = codes;
  }
}
