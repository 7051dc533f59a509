import { dayIn, daysUntil, momentIn } from '../words/dates.js';
import { counted } from '../words/numbers.js';

/** From so many days before an end on, the days are counted. */
const SOON_DAYS = 30;

interface EndDateProps {
  /** When it ends; null: never. */
  readonly at: string | null;
  readonly timeZone: string;
  /** What stands there when there is no end. */
  readonly none?: string;
}

/** The day something ends, in its client's zone, with the days left once they are few. */
export function EndDate({ at, timeZone, none = 'no end' }: EndDateProps) {
  if (at === null) return <span className="pt-dim">{none}</span>;
  const days = daysUntil(at, Date.now());
  return (
    <span className="pt-number" title={`${momentIn(at, timeZone)} (${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC)`}>
      {dayIn(at, timeZone)}
      {days > 0 && days <= SOON_DAYS && <span className="pt-soon"> in {counted(days, 'day')}</span>}
    </span>
  );
}
