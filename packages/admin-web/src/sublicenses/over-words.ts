import { wholeNumber } from '../ui/form/numbers.js';
import { count, counted } from '../ui/words/numbers.js';

/** What a seat limit below what is taken means, before it is saved; null: it is not below. */
export function overWords(typed: string, taken: number): string | null {
  const limit = wholeNumber(typed);
  if (limit === null || limit === undefined || limit >= taken) return null;
  return `${counted(taken, 'seat is', 'seats are')} taken: ${count(taken - limit)} would be over. Nobody loses access; nobody else gets in until enough are free.`;
}
