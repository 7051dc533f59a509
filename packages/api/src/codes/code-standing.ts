/**
 * The marks of how a redemption code stands by itself, added up in `code.standing`: one number, so that every list of a batch
 * is one range of its index for each number that passes.
 */
export const HANDED = 1;
export const REDEEMED = 2;
export const SWITCHED_OFF = 4;

/** Every sum of the marks. */
const ALL = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** The sums of the codes for which all of this is so; what is left out does not matter. */
export function standingsOf(wanted: { readonly handed?: boolean; readonly redeemed?: boolean; readonly switchedOff?: boolean }): number[] {
  const marks: readonly [number, boolean | undefined][] = [[HANDED, wanted.handed], [REDEEMED, wanted.redeemed], [SWITCHED_OFF, wanted.switchedOff]];
  return ALL.filter((sum) => marks.every(([mark, has]) => has === undefined || ((sum & mark) !== 0) === has));
}
