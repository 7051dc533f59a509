import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { ForEveryone } from '../kernel/audience.js';
import type { AccessId, ClientId, LearnerId, SublicenseId } from '../kernel/ids.js';

/** How a sublicense stands for its learner. */
export const DashboardStatus = {
  OPEN: 'OPEN',
  WAITING_FOR_PROOF: 'WAITING_FOR_PROOF',
  ENDED: 'ENDED',
  REVOKED: 'REVOKED',
  DISABLED: 'DISABLED',
} as const;
export type DashboardStatus = (typeof DashboardStatus)[keyof typeof DashboardStatus];

registerEnumType(DashboardStatus, {
  name: 'DashboardStatus',
  description: 'How a sublicense stands for its learner.',
  valuesConfig: {
    OPEN: { description: 'The content is there.' },
    WAITING_FOR_PROOF: { description: 'The seat is held; it opens when the address is proven.' },
    ENDED: { description: 'The end has come: `since` says when.' },
    REVOKED: { description: 'Taken away by staff.' },
    DISABLED: { description: 'The client, or the learner within it, is disabled.' },
  },
});

@ForEveryone()
@ObjectType({ simpleResolvers: true, description: 'What a learner sees: one per sublicense held or once held.' })
export class Dashboard {
  readonly accessId!: AccessId;
  readonly clientId!: ClientId;
  readonly sublicenseId!: SublicenseId;

  @Field(() => String, { description: "The sublicense's name." })
  readonly sublicense!: string;

  @Field(() => DashboardStatus, { description: 'How it stands now.' })
  readonly status!: DashboardStatus;

  @Field(() => Date, { nullable: true, description: 'Since when it is closed; null as long as it is open.' })
  readonly since!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it ends or ended; null when it has no end.' })
  readonly expiresAt!: Date | null;
}

@ForEveryone()
@ObjectType({ description: 'A signed-in learner.' })
export class LearnerViewer {
  readonly learnerId: LearnerId;

  constructor(learnerId: LearnerId) {
    this.learnerId = learnerId;
  }
}
