import { Field, ObjectType } from 'type-graphql';
import { SeatsExhausted } from '../allowances/allowances.api.js';
import { InvalidInput, NotAllowedNow } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';
import { AccessType, MembershipType } from './learners.types.js';

@ObjectType({ simpleResolvers: true, description: 'The learner is in.' })
export class AccessGranted {
  @Field(() => AccessType, { description: 'The access they have now.' })
  readonly access: AccessType;

  constructor(access: AccessType) {
    this.access = access;
  }
}

@ObjectType({ simpleResolvers: true, description: 'The learner had this access already; no second seat was taken.' })
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
