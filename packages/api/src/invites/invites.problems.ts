import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Problem } from '../kernel/problem.js';

/** Why an invite cannot be taken up. */
export const InviteRefusal = {
  UNKNOWN: 'UNKNOWN',
  REPLACED: 'REPLACED',
  ACCEPTED: 'ACCEPTED',
  EXPIRED: 'EXPIRED',
  CANCELLED: 'CANCELLED',
  UNAVAILABLE: 'UNAVAILABLE',
} as const;
export type InviteRefusal = (typeof InviteRefusal)[keyof typeof InviteRefusal];

registerEnumType(InviteRefusal, {
  name: 'InviteRefusal',
  description: 'Why an invite cannot be taken up.',
  valuesConfig: {
    UNKNOWN: { description: 'There is no such invite, or it is for another account than the one that asks.' },
    REPLACED: { description: 'A newer link took the place of this one.' },
    ACCEPTED: { description: 'It was taken up already.' },
    EXPIRED: { description: 'Nobody took it up in time.' },
    CANCELLED: { description: 'Staff took it back.' },
    UNAVAILABLE: { description: 'What it leads to has ended, or the client is disabled.' },
  },
});

const WORDS: Readonly<Record<InviteRefusal, string>> = {
  UNKNOWN: 'This invite does not work. Follow the link of the mail as it is, or ask whoever invited you for a new one.',
  REPLACED: 'A newer invite took the place of this one. Follow the link of the latest mail.',
  ACCEPTED: 'This invite was accepted already. Sign in instead.',
  EXPIRED: 'This invite has expired. Ask whoever invited you for a new one.',
  CANCELLED: 'This invite was taken back. Ask whoever invited you.',
  UNAVAILABLE: 'What this invite leads to is not available just now. Ask whoever invited you.',
};

@ObjectType({ implements: Problem, description: 'The invite cannot be taken up: the reason says why.' })
export class InviteNotUsable extends Problem {
  @Field(() => InviteRefusal, { description: 'Why.' })
  readonly reason: InviteRefusal;

  constructor(reason: InviteRefusal, message: string = WORDS[reason]) {
    super(message);
    this.reason = reason;
  }
}
