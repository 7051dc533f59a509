import { dayOf } from '@portico/shared';
import { useWords } from '../ui/Words.js';
import type { Held } from './held.js';

/** Why they have it: each ground with its door and its day. */
export function Why({ held }: { readonly held: Held }) {
  const { say, calendar } = useWords();
  return (
    <ul class="why">
      {held.why.map(({ door, since }) => (
        <li key={`${door} ${since}`}>{say(`by${door}`, { date: dayOf(since, calendar) })}</li>
      ))}
    </ul>
  );
}
