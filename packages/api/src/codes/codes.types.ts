import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import type { ClientId, CodeId, StaffId } from '../kernel/ids.js';
import { connectionOf } from '../kernel/connection.js';
import { Node } from '../kernel/node.js';
import { InvalidInput } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';
import { RedemptionCodeType } from './batch.types.js';
import { CodeAccess } from './code-access.types.js';
import { CodeStatus } from './code-status.js';
import { CodeInUse, CodeTaken } from './codes.problems.js';

@ObjectType('RegistrationCode', { implements: Node, simpleResolvers: true, description: 'One code, many learners.' })
export class RegistrationCodeType implements Node {
  @Field(() => ID, { description: 'Begins with `cod_`.' })
  readonly id!: CodeId;

  readonly clientId!: ClientId;
  readonly createdById!: StaffId;

  @Field(() => String, { description: 'What staff call it.' })
  readonly label!: string;

  @Field(() => String, { description: 'The code as it is written; case, hyphens and spaces make no difference.' })
  readonly code!: string;

  @Field(() => Boolean, { description: 'True for a code somebody chose: words can be guessed, so give it a limit or an end. A generated code cannot.' })
  readonly guessable!: boolean;

  @Field(() => String, { description: "The link that opens the client's page with this code." })
  readonly landingUrl!: string;

  @Field(() => Int, { nullable: true, description: 'How many learners may use it; null when there is no limit.' })
  readonly maxRedemptions!: number | null;

  @Field(() => Int, { description: 'How many learners have used it.' })
  readonly redemptionCount!: number;

  @Field(() => Date, { nullable: true, description: 'From when it can be used; null: at once.' })
  readonly startsAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when it can be used; null: without an end of its own.' })
  readonly expiresAt!: Date | null;

  @Field(() => [String], { description: 'The e-mail domains it is for; empty: for everybody.' })
  readonly emailDomains!: string[];

  @Field(() => CodeStatus, { description: 'How it stands now.' })
  readonly status!: CodeStatus;

  @Field(() => Date, { description: 'When it was made.' })
  readonly createdAt!: Date;

  @Field(() => CodeAccess, { description: 'What it opens.' })
  readonly access!: CodeAccess;
}

export const RegistrationCodeConnection = connectionOf(RegistrationCodeType, 'RegistrationCode', 'registration codes');

/** Whatever a pasted code may be. */
export const ProvisioningCode = createUnionType({
  name: 'ProvisioningCode',
  description: 'Whatever a pasted code may be.',
  types: () => [RegistrationCodeType, RedemptionCodeType] as const,
});

@ObjectType({ simpleResolvers: true, description: 'The code is made.' })
export class RegistrationCodeCreated {
  @Field(() => RegistrationCodeType, { description: 'The new code.' })
  readonly registrationCode: RegistrationCodeType;

  constructor(registrationCode: RegistrationCodeType) {
    this.registrationCode = registrationCode;
  }
}

@ObjectType({ simpleResolvers: true, description: 'The code is changed; past redemptions stay as they were.' })
export class RegistrationCodeUpdated {
  @Field(() => RegistrationCodeType, { description: 'The code as it is now.' })
  readonly registrationCode: RegistrationCodeType;

  constructor(registrationCode: RegistrationCodeType) {
    this.registrationCode = registrationCode;
  }
}

@ObjectType({ simpleResolvers: true, description: 'The code is gone.' })
export class RegistrationCodeDeleted {
  @Field(() => ID, { description: 'The id it had.' })
  readonly id: CodeId;

  constructor(id: CodeId) {
    this.id = id;
  }
}

export const CreateRegistrationCodeResult = resultUnion(
  'CreateRegistrationCodeResult',
  'The new code, or why there is none.',
  [RegistrationCodeCreated],
  [CodeTaken, InvalidInput],
);

export const UpdateRegistrationCodeResult = resultUnion(
  'UpdateRegistrationCodeResult',
  'The changed code, or why it stays as it was.',
  [RegistrationCodeUpdated],
  [InvalidInput],
);

export const DeleteRegistrationCodeResult = resultUnion(
  'DeleteRegistrationCodeResult',
  'The code is gone, or stays because it was redeemed.',
  [RegistrationCodeDeleted],
  [CodeInUse],
);
