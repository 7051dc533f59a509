const MINUTE = 60_000;

/** Pauses between tries, in milliseconds; the last one again and again. */
const PAUSES = [1, 5, 15, 30, 60, 120].map((minutes) => minutes * MINUTE);

/** How long a message is tried for from its first try, in milliseconds. */
export const TRIED_FOR = 24 * 60 * MINUTE;

/** When to try again after so many tries; null when it has been tried for long enough. */
export function nextTry(now: Date, { tries, firstTry }: { readonly tries: number; readonly firstTry: Date }): Date | null {
  const next = new Date(now.getTime() + PAUSES[Math.min(tries, PAUSES.length) - 1]!);
  return next.getTime() <= firstTry.getTime() + TRIED_FOR ? next : null;
}
