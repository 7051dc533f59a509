import type { SeatsExhausted } from '../allowances/allowances.api.js';
import type { Clock } from '../kernel/clock.js';
import type { Database } from '../kernel/database.js';
import type { LearnerId } from '../kernel/ids.js';
import { fitting, ShortOfSeats } from './short-of-seats.js';
import { sweepingIfFull } from './sweep.js';

/** What those lack for whom there was no room; in a form that can be kept. */
export type Lacking = { readonly message: string; readonly sublicense: string | null; readonly available: number | null };

/** People who want in, all of whom need not fit. */
export interface Crowd<T> {
  readonly people: readonly LearnerId[];
  /** Lets these in, or throws ShortOfSeats and changes nothing. @param lacking what those lack who were left out; null: nobody was */
  readonly letIn: (people: readonly LearnerId[], lacking: Lacking | null) => Promise<T>;
  /** The answer when nobody fits. */
  readonly nobody: (lacking: Lacking | null) => T;
}

/**
 * Lets in as many as there are seats for, in the order given, and whoever needs none. With seats for all it is one
 * transaction; with too few the gate says how many, rolls back, and is asked again for so many.
 */
export async function asManyAsFit<T>(database: Database, clock: Clock, { people, letIn, nobody }: Crowd<T>): Promise<T> {
  let [fit, lacking]: [readonly LearnerId[], Lacking | null] = [people, null];
  while (fit.length > 0) {
    const [asked, without] = [fit, lacking];
    try {
      return await sweepingIfFull(database, clock, () => letIn(asked, without));
    } catch (thrown) {
      if (!(thrown instanceof ShortOfSeats)) throw thrown;
      lacking = lackOf(thrown.problem);
      fit = fitting(fit, thrown);
    }
  }
  return nobody(lacking);
}

function lackOf({ message, sublicense, available }: SeatsExhausted): Lacking {
  return { message, sublicense, available };
}
