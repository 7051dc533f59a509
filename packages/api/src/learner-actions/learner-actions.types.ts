import { Field, Int, ObjectType } from 'type-graphql';
import { JobType } from '../jobs/jobs.api.js';
import { InvalidInput } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';

@ObjectType({ simpleResolvers: true, description: 'The job that does it is on its way; or, of a dry run, so many it would be about.' })
export class LearnerActionStarted {
  @Field(() => Int, { description: 'How many learners it is about, all counted.' })
  readonly matching: number;

  @Field(() => JobType, { nullable: true, description: 'The job; null for a dry run.' })
  readonly job: JobType | null;

  constructor(matching: number, job: JobType | null) {
    this.matching = matching;
    this.job = job;
  }
}

export const RunLearnerActionResult = resultUnion('RunLearnerActionResult', 'How starting an action on many learners went.', [LearnerActionStarted], [InvalidInput]);
