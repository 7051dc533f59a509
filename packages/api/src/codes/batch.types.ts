import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../kernel/connection.js';
import type { BatchId, ClientId, CodeId, JobId, StaffId } from '../kernel/ids.js';
import { Node } from '../kernel/node.js';
import { CodeAccess } from './code-access.types.js';
import { CodeStatus } from './code-status.js';

/** Where the codes of a batch come from. */
export const CodeOrigin = { GENERATED: 'GENERATED', UPLOADED: 'UPLOADED' } as const;
export type CodeOrigin = (typeof CodeOrigin)[keyof typeof CodeOrigin];

registerEnumType(CodeOrigin, {
  name: 'CodeOrigin',
  description: 'Where the codes of a batch come from.',
  valuesConfig: {
    GENERATED: { description: 'Portico made them: nobody guesses them, and they are found without a client.' },
    UPLOADED: { description: 'Somebody chose them.' },
  },
});

@ObjectType('RedemptionCodeBatch', { implements: Node, simpleResolvers: true, description: 'A batch of redemption codes: each for one learner, once. What they open, when and for how long is said of all of them together.' })
export class RedemptionCodeBatchType implements Node {
  @Field(() => ID, { description: 'Begins with `bat_`.' })
  readonly id!: BatchId;

  readonly clientId!: ClientId;
  readonly createdById!: StaffId;
  readonly jobId!: JobId | null;

  @Field(() => String, { description: 'What staff call it.' })
  readonly label!: string;

  @Field(() => String, { nullable: true, description: 'The order or invoice it was sold by; null: none is noted.' })
  readonly purchaseReference!: string | null;

  @Field(() => CodeAccess, { description: 'What its codes open.' })
  readonly access!: CodeAccess;

  @Field(() => CodeOrigin, { description: 'Where its codes come from.' })
  readonly origin!: CodeOrigin;

  @Field(() => Int, { description: 'How many codes it has; while they are being made, how many there are by now.' })
  readonly codeCount!: number;

  @Field(() => Int, { description: 'How many of them are redeemed.' })
  readonly redeemedCount!: number;

  @Field(() => Date, { nullable: true, description: 'From when its codes can be used; null: at once.' })
  readonly startsAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when its codes can be used; null: without an end of their own.' })
  readonly expiresAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Days an access by one of its codes lasts from the redemption; null: as long as each sublicense says.' })
  readonly accessDays!: number | null;

  @Field(() => CodeStatus, { description: 'How it stands now. SCHEDULED also while its codes are being made; EXHAUSTED when every one is redeemed.' })
  readonly status!: CodeStatus;

  @Field(() => String, { description: 'Where to get its codes as CSV: a path on this site, for whoever sees the batch and is signed in.' })
  readonly csvUrl!: string;

  @Field(() => Date, { description: 'When it was made.' })
  readonly createdAt!: Date;
}

export const RedemptionCodeBatchConnection = connectionOf(RedemptionCodeBatchType, 'RedemptionCodeBatch', 'batches of redemption codes');

@ObjectType('RedemptionCode', { implements: Node, simpleResolvers: true, description: 'A code for one learner, once.' })
export class RedemptionCodeType implements Node {
  @Field(() => ID, { description: 'Begins with `cod_`.' })
  readonly id!: CodeId;

  readonly clientId!: ClientId;

  @Field(() => String, { description: 'The code as it is written; case, hyphens and spaces make no difference.' })
  readonly code!: string;

  @Field(() => RedemptionCodeBatchType, { description: 'What it shares with others.' })
  readonly batch!: RedemptionCodeBatchType;

  @Field(() => CodeStatus, { description: 'How it stands now; EXHAUSTED when it is redeemed.' })
  readonly status!: CodeStatus;

  @Field(() => String, { description: "The link that opens the client's page with this code." })
  readonly landingUrl!: string;

  @Field(() => String, { nullable: true, description: 'To whom it was handed, as staff noted it; null: to nobody yet, or nobody noted it.' })
  readonly handedTo!: string | null;
}

export const RedemptionCodeConnection = connectionOf(RedemptionCodeType, 'RedemptionCode', 'redemption codes');
