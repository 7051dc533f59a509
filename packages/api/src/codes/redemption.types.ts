import { Field, ID, ObjectType } from 'type-graphql';
import { SeatsExhausted } from '../allowances/allowances.api.js';
import { ForEveryone } from '../kernel/audience.js';
import type { ClientId, CodeId, LearnerId, RedemptionId } from '../kernel/ids.js';
import { connectionOf } from '../kernel/connection.js';
import { Node } from '../kernel/node.js';
import { InvalidInput, Problem } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';
import { AccessRevoked, AccountExists } from '../learners/learners.api.js';
import { CodeExhausted, CodeExpired, CodeNotFound, CodeNotStarted, EmailNotAllowed } from './codes.problems.js';

@ForEveryone()
@ObjectType('Redemption', { implements: Node, simpleResolvers: true, description: 'A learner having used a code.' })
export class RedemptionType implements Node {
  @Field(() => ID, { description: 'Begins with `red_`.' })
  readonly id!: RedemptionId;

  readonly codeId!: CodeId;
  readonly learnerId!: LearnerId;
  readonly clientId!: ClientId;

  @Field(() => String, { description: 'The code, as it is written.' })
  readonly code!: string;

  @Field(() => Date, { description: 'When it was used.' })
  readonly redeemedAt!: Date;
}

export const RedemptionConnection = connectionOf(RedemptionType, 'Redemption', 'redemptions');

@ForEveryone()
@ObjectType({ description: 'The learner is in.' })
export class CodesRedeemed {
  readonly learnerId: LearnerId;
  readonly redemptionIds: readonly RedemptionId[];

  constructor(learnerId: LearnerId, redemptionIds: readonly RedemptionId[]) {
    this.learnerId = learnerId;
    this.redemptionIds = redemptionIds;
  }
}

@ForEveryone()
@ObjectType({ description: 'What a code would do just now. Looking uses nothing up.' })
export class CodeCheck {
  @Field(() => String, { description: 'The code as it was entered.' })
  readonly entered: string;

  @Field(() => Boolean, { description: 'True when it would let you in.' })
  readonly accepted: boolean;

  @Field(() => Problem, { nullable: true, description: 'Why it would not; null when it would.' })
  readonly problem: Problem | null;

  @Field(() => [String], { description: 'The sublicenses it opens, by name; only of a code that works.' })
  readonly opens: string[];

  readonly clientId: ClientId | null;

  constructor(entered: string, outcome: { problem: Problem } | { opens: string[]; clientId: ClientId }) {
    this.entered = entered;
    this.accepted = 'opens' in outcome;
    this.problem = 'opens' in outcome ? null : outcome.problem;
    this.opens = 'opens' in outcome ? outcome.opens : [];
    this.clientId = 'opens' in outcome ? outcome.clientId : null;
  }
}

export const RedeemCodesResult = resultUnion(
  'RedeemCodesResult',
  'All codes were redeemed, or the first refused one says why none was.',
  [CodesRedeemed],
  [CodeNotFound, CodeNotStarted, CodeExpired, CodeExhausted, EmailNotAllowed, SeatsExhausted, AccessRevoked, InvalidInput],
);

export const RegisterAndRedeemResult = resultUnion(
  'RegisterAndRedeemResult',
  'The account is there and all codes are redeemed, or there is no account and no code was used.',
  [CodesRedeemed],
  [CodeNotFound, CodeNotStarted, CodeExpired, CodeExhausted, EmailNotAllowed, SeatsExhausted, AccountExists, InvalidInput],
);
