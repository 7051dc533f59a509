import { Field, ObjectType } from 'type-graphql';
import { SeatsExhausted } from '../allowances/allowances.api.js';
import { NotFound } from '../kernel/faults.js';
import { FieldProblem, InvalidInput, NotAllowedNow } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';
import { AccessType, MembershipType } from './learners.types.js';

@ObjectType({ simpleResolvers: true, description: 'The learner is in, or has a seat held until they prove their address: the access says so.' })
export class AccessGranted {
  @Field(() => AccessType, { description: 'The access they have now.' })
  readonly access: AccessType;

  constructor(access: AccessType) {
    this.access = access;
  }
}

@ObjectType({ simpleResolvers: true, description: 'The learner had a seat there already; no second one was taken. A grant adds its ground and nothing more; of a move, either the access was there already and stays as it is, or the seat there took the given one in: that access is gone.' })
export class AlreadyHasAccess {
  @Field(() => MembershipType, { description: 'Their membership, with the access in it.' })
  readonly membership: MembershipType;

  constructor(membership: MembershipType) {
    this.membership = membership;
  }
}

@ObjectType({ simpleResolvers: true, description: 'The membership stands as asked.' })
export class MembershipUpdated {
  @Field(() => MembershipType, { description: 'The membership as it is now.' })
  readonly membership: MembershipType;

  constructor(membership: MembershipType) {
    this.membership = membership;
  }
}

export const GrantAccessResult = resultUnion(
  'GrantAccessResult',
  'How a grant went for one learner.',
  [AccessGranted, AlreadyHasAccess],
  [SeatsExhausted, InvalidInput],
);

export const SetMembershipStatusResult = resultUnion(
  'SetMembershipStatusResult',
  'How shutting out or letting in again went for one membership.',
  [MembershipUpdated],
  [SeatsExhausted, NotAllowedNow],
);

export const UpdateMembershipResult = resultUnion('UpdateMembershipResult', 'How changing a membership went.', [MembershipUpdated], [InvalidInput]);

/** A refusal of one wrong field, for operations that answer for each of many. */
export function invalidly(path: string, message: string): InvalidInput {
  return new InvalidInput([new FieldProblem(path, message)]);
}

/** What a call answers with is gone when the same call is made again after somebody removed it. @throws NotFound */
export function present<T>(found: T | undefined): T {
  if (found === undefined) throw new NotFound('access');
  return found;
}
