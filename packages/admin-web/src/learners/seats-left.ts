import { counted } from '../ui/words/numbers.js';

/** What is left of an allowance of seats, in words; `available` null: there is no limit. */
export function seatsLeft({ available }: { readonly available: number | null }): string {
  if (available === null) return 'no limit';
  return available <= 0 ? 'full' : `${counted(available, 'seat')} left`;
}

/** What a field says that wants a sublicense. */
export const NEEDS_SUBLICENSE = 'Choose a sublicense.';
