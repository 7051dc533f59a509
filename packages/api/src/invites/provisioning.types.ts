import { Field, ObjectType } from 'type-graphql';
import { SeatsExhausted } from '../allowances/allowances.api.js';
import { InvalidInput } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';
import { AccessRevoked, MembershipType } from '../learners/learners.api.js';

@ObjectType({ simpleResolvers: true, description: 'The learner has what was asked for, or a seat is held until they accept, or prove their address: the accesses say so.' })
export class LearnerProvisioned {
  @Field(() => MembershipType, { description: 'Their membership as it is now. An address that differs from the one given is theirs: only they change it.' })
  readonly membership: MembershipType;

  @Field(() => Boolean, { description: 'True: this very call brought them to the client.' })
  readonly isNew: boolean;

  constructor(membership: MembershipType, isNew: boolean) {
    this.membership = membership;
    this.isNew = isNew;
  }
}

export const ProvisionLearnerResult = resultUnion(
  'ProvisionLearnerResult',
  'How provisioning went for one person.',
  [LearnerProvisioned],
  [SeatsExhausted, AccessRevoked, InvalidInput],
);
