import { endOfDay } from '@portico/shared';
import type { Day } from './tables.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Turns the days of the tables into times. Every day before day 0 is over by the moment the sample is made. */
export class Days {
  readonly #midnight: number;

  /** @param now the moment the sample is made */
  constructor(readonly now: Date) {
    this.#midnight = Math.floor(now.getTime() / DAY) * DAY;
  }

  /** A time of day, in minutes after midnight UTC. */
  at(day: Day, minute: number): Date {
    return new Date(this.#midnight + day * DAY + minute * MINUTE);
  }

  /** When something ends that has a last day: with that day, in the zone of its client. */
  endOf(day: Day, timeZone: string): Date {
    return new Date(endOfDay(this.at(day, 0).toISOString().slice(0, 'yyyy-mm-dd'.length), timeZone));
  }
}

/** The own end of an access and a minute: by then the seats of ended accesses have been freed. */
export function freedAfter(granted: Date, accessDays: number): Date {
  return new Date(granted.getTime() + accessDays * DAY + MINUTE);
}
