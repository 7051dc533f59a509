import type { CodeStatus } from '@portico/shared/admin';
import type { StateForm } from '../ui/marks/StateBadge.js';
import { shortDayIn } from '../ui/words/dates.js';

interface CodeStanding {
  readonly status: CodeStatus;
  readonly startsAt: string | null;
}

/** How a code stands, in one word; of one that is still to start, when. */
export function codeState({ status, startsAt }: CodeStanding, timeZone: string): StateForm {
  switch (status) {
    case 'LIVE':
      return { word: 'Live', tone: 'good' };
    case 'SCHEDULED':
      return { word: startsAt === null ? 'Not started' : `Starts ${shortDayIn(startsAt, timeZone)}`, tone: 'accent', ring: true };
    case 'EXHAUSTED':
      return { word: 'Used up', tone: 'grey' };
    case 'EXPIRED':
      return { word: 'Expired', tone: 'grey' };
    case 'DISABLED':
      return { word: 'Disabled', tone: 'grey' };
  }
}
