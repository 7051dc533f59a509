import { Field, Int, ObjectType } from 'type-graphql';
import { RedemptionCodeBatchType } from '../codes/codes.api.js';
import { JobType } from '../jobs/jobs.api.js';
import { InvalidInput } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';
import { CodesRejected } from './batches.problems.js';

@ObjectType({ simpleResolvers: true, description: 'The batch is made. With more than 10,000 codes its job makes them: until it has, none of them lets anybody in.' })
export class RedemptionCodesGenerated {
  @Field(() => RedemptionCodeBatchType, { description: 'The new batch.' })
  readonly batch: RedemptionCodeBatchType;

  constructor(batch: RedemptionCodeBatchType) {
    this.batch = batch;
  }
}

@ObjectType({ simpleResolvers: true, description: 'The lines are codes, and unless it was a dry run they are taken. Of more than 10,000 a job finds out.' })
export class RedemptionCodesUploaded {
  @Field(() => RedemptionCodeBatchType, { nullable: true, description: 'The new batch; null after a dry run. With a job none of its codes lets anybody in until it has ended.' })
  readonly batch: RedemptionCodeBatchType | null;

  @Field(() => Int, { description: 'How many lines are codes; 0 where the job has still to find out.' })
  readonly accepted: number;

  @Field(() => JobType, { nullable: true, description: 'The job that reads the file; its results are the lines that cannot be codes. Null for 10,000 lines and less.' })
  readonly job: JobType | null;

  constructor(uploaded: { readonly batch: RedemptionCodeBatchType | null; readonly accepted: number; readonly job: JobType | null }) {
    this.batch = uploaded.batch;
    this.accepted = uploaded.accepted;
    this.job = uploaded.job;
  }
}

@ObjectType({ simpleResolvers: true, description: 'The batch has more codes now.' })
export class RedemptionCodesAdded {
  @Field(() => RedemptionCodeBatchType, { description: 'The batch as it is now.' })
  readonly batch: RedemptionCodeBatchType;

  constructor(batch: RedemptionCodeBatchType) {
    this.batch = batch;
  }
}

@ObjectType({ simpleResolvers: true, description: 'The batch is changed; past redemptions stay as they were.' })
export class RedemptionCodeBatchUpdated {
  @Field(() => RedemptionCodeBatchType, { description: 'The batch as it is now.' })
  readonly batch: RedemptionCodeBatchType;

  constructor(batch: RedemptionCodeBatchType) {
    this.batch = batch;
  }
}

export const GenerateRedemptionCodesResult = resultUnion('GenerateRedemptionCodesResult', 'The new batch, or why there is none.', [RedemptionCodesGenerated], [InvalidInput]);

export const UploadRedemptionCodesResult = resultUnion('UploadRedemptionCodesResult', 'The new batch, what a check found, or why no code was taken.', [RedemptionCodesUploaded], [CodesRejected, InvalidInput]);

export const AddRedemptionCodesResult = resultUnion('AddRedemptionCodesResult', 'The larger batch, or why it stays as it is.', [RedemptionCodesAdded], [CodesRejected, InvalidInput]);

export const UpdateRedemptionCodeBatchResult = resultUnion('UpdateRedemptionCodeBatchResult', 'The changed batch, or why it stays as it is.', [RedemptionCodeBatchUpdated], [InvalidInput]);
