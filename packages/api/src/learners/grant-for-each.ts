import type { Clock } from '../kernel/clock.js';
import type { Database } from '../kernel/database.js';
import type { LearnerId } from '../kernel/ids.js';
import { grantAccess, type Grant, type Granted } from './access-grants.js';
import { AdmissionMemory } from './admit-learners.js';
import { fitting, ShortOfSeats } from './short-of-seats.js';
import { sweepingIfFull } from './sweep.js';

/** A grant with an answer for everybody. */
export interface GrantedToEach {
  /** How it went; null when there was room for nobody. */
  readonly granted: Granted | null;
  /** Why those who are missing in `granted` are; null when nobody is. */
  readonly short: ShortOfSeats | null;
}

/**
 * Grants to as many as there are seats for, in the order given, and to whoever needs none. With seats for all it is
 * one transaction; with too few the gate says how many, rolls back, and is asked again for so many.
 */
export async function grantForEach(database: Database, clock: Clock, grant: Grant): Promise<GrantedToEach> {
  const memory = new AdmissionMemory();
  const now = clock.now();
  let people: readonly LearnerId[] = grant.people;
  let lacking: ShortOfSeats | null = null;
  while (people.length > 0) {
    const asked = { ...grant, people };
    try {
      const granted = await sweepingIfFull(database, clock, () => database.inTransaction((tx) => grantAccess(tx, asked, { now, memory })));
      return { granted, short: lacking };
    } catch (thrown) {
      if (!(thrown instanceof ShortOfSeats)) throw thrown;
      lacking = thrown;
      people = fitting(people, thrown);
    }
  }
  return { granted: null, short: lacking };
}
