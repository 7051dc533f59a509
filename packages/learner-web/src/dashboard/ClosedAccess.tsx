import { dayOf, endOf } from '@portico/shared';
import { useWords } from '../ui/Words.js';
import type { Held } from './held.js';

/** A sublicense that is not open: what happened, since when, and whom to ask. */
export function ClosedAccess({ held }: { readonly held: Held }) {
  const { say, calendar } = useWords();
  const { sublicense, status, since, expiresAt } = held;
  if (status === 'OPEN') return null;
  const moment = since ?? expiresAt;
  const date = moment === null ? '' : status === 'ENDED' ? endOf(moment, calendar) : dayOf(moment, calendar);
  return (
    <div class="closed">
      <h3>{sublicense}</h3>
      <p>{say(`state${status}`, { date })}</p>
    </div>
  );
}
