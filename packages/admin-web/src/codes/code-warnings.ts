import type { SublicenseFactsFragment } from '@portico/shared/admin';
import { wholeNumber } from '../ui/form/numbers.js';
import { count, counted } from '../ui/words/numbers.js';
import type { CodeValues } from './code-form.js';

/** Whether a code somebody chose lacks what would make guessing it useless: a limit, an end, or whom it is for. */
export function isEasyPrey({ code, maxRedemptions, expiresAt, emailDomains }: CodeValues): boolean {
  return code.trim() !== '' && maxRedemptions.trim() === '' && expiresAt === '' && emailDomains.trim() === '';
}

/** What to know of the seats before the code is saved; null: nothing. */
export function seatWarning({ sublicenseIds, maxRedemptions }: CodeValues, sublicenses: readonly SublicenseFactsFragment[]): string | null {
  const limited = sublicenses.filter(({ id, seats }) => sublicenseIds.includes(id) && seats.available !== null);
  const [tightest] = limited.toSorted((one, other) => (one.seats.available ?? 0) - (other.seats.available ?? 0));
  if (tightest === undefined) return null;
  const left = tightest.seats.available ?? 0;
  if (left === 0) return `${tightest.name} has no seat left: this code lets nobody in until one is free.`;
  const uses = wholeNumber(maxRedemptions);
  if (uses === null || uses === undefined || uses <= left) return null;
  return `${counted(uses, 'use')}, ${count(left)} ${left === 1 ? 'seat' : 'seats'} left in ${tightest.name}: whoever comes later finds it full.`;
}
