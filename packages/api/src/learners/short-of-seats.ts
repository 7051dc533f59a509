import { SeatsExhausted, type Shortage } from '../allowances/allowances.api.js';
import type { AllowanceId, LearnerId } from '../kernel/ids.js';
import { Refusal } from '../kernel/problem.js';
import type { Place } from './places.read-model.js';

/** What each person would have taken, by allowance. */
export type Needs = ReadonlyMap<LearnerId, ReadonlyMap<AllowanceId, number>>;

/**
 * The gate had too few seats, or too few uses of a code, for everybody it was asked to let in. Thrown inside the
 * transaction, so that it rolls back; left alone it is the refusal SeatsExhausted.
 */
export class ShortOfSeats extends Refusal {
  constructor(
    readonly shortages: readonly Shortage[],
    readonly needs: Needs,
    readonly places: readonly Place[],
    override readonly problem: SeatsExhausted = seatsExhausted(shortages, places),
  ) {
    super(problem);
  }

  /** The same shortage, told in other words. */
  saying(problem: SeatsExhausted): ShortOfSeats {
    return new ShortOfSeats(this.shortages, this.needs, this.places, problem);
  }
}

/** The refusal that names the first full place. @param forCode the code as a learner entered it, who is told no numbers */
export function seatsExhausted(shortages: readonly Shortage[], places: readonly Place[], forCode: string | null = null): SeatsExhausted {
  const free = new Map(shortages.map((shortage) => [shortage.allowance, forCode === null ? shortage.free : null]));
  for (const place of places) {
    if (free.has(place.seats)) {
      const message = `Every seat of "${place.sublicenseName}" at ${place.clientName} is taken.`;
      return new SeatsExhausted({ message, forCode, sublicense: place.sublicenseName, available: free.get(place.seats)! });
    }
    if (free.has(place.clientSeats)) {
      return new SeatsExhausted({ message: `Every seat at ${place.clientName} is taken.`, forCode, available: free.get(place.clientSeats)! });
    }
  }
  return new SeatsExhausted({ message: 'Every seat is taken.', forCode });
}

/** Those for whom there is room, in the order given: whoever needs nothing, and the first for whom enough is free. */
export function fitting(people: readonly LearnerId[], short: ShortOfSeats): LearnerId[] {
  const free = new Map(short.shortages.map((shortage) => [shortage.allowance, shortage.free]));
  return people.filter((person) => {
    const wants = [...(short.needs.get(person) ?? [])].filter(([allowance]) => free.has(allowance));
    if (wants.some(([allowance, amount]) => amount > free.get(allowance)!)) return false;
    for (const [allowance, amount] of wants) free.set(allowance, free.get(allowance)! - amount);
    return true;
  });
}
