import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ClientType, type NamedClient } from '../clients/clients.api.js';
import type { ClientId, CodeId, StaffId } from '../kernel/ids.js';
import { connectionOf } from '../kernel/connection.js';
import { Node } from '../kernel/node.js';
import { InvalidInput } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';
import { SublicenseType, type NamedSublicense } from '../sublicenses/sublicenses.api.js';
import { CodeInUse, CodeTaken } from './codes.problems.js';

/** How a code stands. */
export const CodeStatus = {
  SCHEDULED: 'SCHEDULED',
  LIVE: 'LIVE',
  EXHAUSTED: 'EXHAUSTED',
  EXPIRED: 'EXPIRED',
  DISABLED: 'DISABLED',
} as const;
export type CodeStatus = (typeof CodeStatus)[keyof typeof CodeStatus];

registerEnumType(CodeStatus, {
  name: 'CodeStatus',
  description: 'How a code stands now.',
  valuesConfig: {
    SCHEDULED: { description: 'Its start is still to come.' },
    LIVE: { description: 'It lets learners in.' },
    EXHAUSTED: { description: 'Every use is taken.' },
    EXPIRED: { description: 'Its end, or the end of its client or of one of its sublicenses, has come.' },
    DISABLED: { description: 'Switched off by staff, or its client is.' },
  },
});

/** Whoever may see the code may see all of it. */
@ObjectType({ simpleResolvers: true, description: 'What a code opens.' })
export class CodeAccess {
  @Field(() => ClientType, { description: 'Whose learners it lets in.' })
  readonly client: NamedClient;

  @Field(() => [SublicenseType], { description: 'The sublicenses attached to it, in the order they were made.' })
  readonly sublicenses: NamedSublicense[];

  constructor(client: NamedClient, sublicenses: NamedSublicense[]) {
    this.client = client;
    this.sublicenses = sublicenses;
  }
}

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
  types: () => [RegistrationCodeType] as const,
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
