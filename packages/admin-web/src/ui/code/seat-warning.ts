import type { SublicenseOffer } from '../form/SublicenseChoice.js';
import { count, counted } from '../words/numbers.js';

interface Offer extends SublicenseOffer {
  readonly seats: SublicenseOffer['seats'] & { readonly available: number | null };
}

/** The chosen of several sublicenses. */
export function chosenOf<One extends Offer>(sublicenses: readonly One[], ids: readonly string[]): readonly One[] {
  return sublicenses.filter(({ id }) => ids.includes(id));
}

interface WarningWords {
  /** What takes the seats: `use`. */
  readonly counts: string;
  /** What comes of no seat at all: `this code lets nobody in`. */
  readonly one: string;
}

/**
 * What to know of the seats before codes are saved; null: nothing.
 *
 * @param wanted how many seats they may take; null: any number, which is not warned of
 */
export function seatWarning(wanted: number | null, chosen: readonly Offer[], { counts, one }: WarningWords): string | null {
  const limited = chosen.filter(({ seats }) => seats.available !== null);
  const [tightest] = limited.toSorted((first, second) => (first.seats.available ?? 0) - (second.seats.available ?? 0));
  if (tightest === undefined) return null;
  const left = tightest.seats.available ?? 0;
  if (left === 0) return `${tightest.name} has no seat left: ${one} until one is free.`;
  if (wanted === null || wanted <= left) return null;
  return `${counted(wanted, counts)}, ${count(left)} ${left === 1 ? 'seat' : 'seats'} left in ${tightest.name}: whoever comes later finds it full.`;
}
