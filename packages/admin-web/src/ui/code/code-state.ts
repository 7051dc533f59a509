import type { CodeStatus } from '@portico/shared/admin';
import type { StateForm } from '../marks/StateBadge.js';
import { shortDayIn } from '../words/dates.js';

interface CodeStanding {
  readonly status: CodeStatus;
  readonly startsAt: string | null;
}

/** Every standing but the one that has a day in it. */
const STATES: Record<Exclude<CodeStatus, 'SCHEDULED'>, StateForm> = {
  LIVE: { word: 'Live', tone: 'good' },
  EXHAUSTED: { word: 'Used up', tone: 'grey' },
  EXPIRED: { word: 'Expired', tone: 'grey' },
  DISABLED: { word: 'Disabled', tone: 'grey' },
};

/** How a code stands, in one word; of one that is still to start, when. */
export function codeState({ status, startsAt }: CodeStanding, timeZone: string): StateForm {
  if (status !== 'SCHEDULED') return STATES[status];
  return { word: startsAt === null ? 'Not started' : `Starts ${shortDayIn(startsAt, timeZone)}`, tone: 'accent', ring: true };
}
