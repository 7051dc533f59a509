import { registerEnumType } from 'type-graphql';

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
