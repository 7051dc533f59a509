import { Field, ObjectType } from 'type-graphql';
import { RedemptionCodeBatchType } from '../codes/codes.api.js';
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

export const AddRedemptionCodesResult = resultUnion('AddRedemptionCodesResult', 'The larger batch, or why it stays as it is.', [RedemptionCodesAdded], [CodesRejected, InvalidInput]);

export const UpdateRedemptionCodeBatchResult = resultUnion('UpdateRedemptionCodeBatchResult', 'The changed batch, or why it stays as it is.', [RedemptionCodeBatchUpdated], [InvalidInput]);
