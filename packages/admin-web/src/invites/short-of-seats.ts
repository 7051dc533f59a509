import type { SublicenseOffer } from '../ui/form/SublicenseChoice.js';
import { count, counted } from '../ui/words/numbers.js';

/** What to know of the seats before so many people are invited to these sublicenses; null: there are enough. */
export function shortOf(people: number, sublicenses: readonly SublicenseOffer[]): string | null {
  const limited = sublicenses.flatMap(({ name, seats: { limit, taken } }) => (limit === null ? [] : [{ name, left: Math.max(0, limit - taken) }]));
  const [tightest] = limited.toSorted((one, other) => one.left - other.left);
  if (tightest === undefined || tightest.left >= Math.max(1, people)) return null;
  const { name, left } = tightest;
  if (left === 0) return `${name} has no seat left: nobody can be invited to it until one is free.`;
  return `${counted(people, 'person', 'people')}, ${counted(left, 'seat')} left in ${name}: the first ${left === 1 ? 'one gets it' : `${count(left)} get them`}.`;
}
