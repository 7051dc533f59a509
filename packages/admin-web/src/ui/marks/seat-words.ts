import { count } from '../words/numbers.js';

/** What is taken of what may be. */
export interface Taken {
  /** The most; null: no limit. */
  readonly limit: number | null;
  readonly taken: number;
}

/** What a meter says in words, and how urgent that is. */
export interface MeterWords {
  readonly level: 'calm' | 'warn' | 'full';
  /** `38 left`, `Full`, `11 over`, `no limit`. */
  readonly word: string;
  /** How much of the bar is filled, 0 to 100; null: there is no bar. */
  readonly percent: number | null;
}

/** From this share on a meter is amber. */
const WARN_FROM = 0.8;

/** The word and colour of a meter: grey under 80 %, amber from there, red at the limit. A limit of 0 is full. */
export function meterWords({ limit, taken }: Taken): MeterWords {
  if (limit === null) return { level: 'calm', word: 'no limit', percent: null };
  if (taken > limit) return { level: 'full', word: `${count(taken - limit)} over`, percent: 100 };
  if (taken === limit) return { level: 'full', word: 'Full', percent: 100 };
  return { level: taken >= limit * WARN_FROM ? 'warn' : 'calm', word: `${count(limit - taken)} left`, percent: (taken / limit) * 100 };
}
