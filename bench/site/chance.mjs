// Chance that repeats itself: the same site every time, whatever is asked first.

const SEED = 0x5eed2026;

/** A number from 0 to 2³² - 1 that depends on nothing but the words given (whole numbers). */
export function hashOf(...words) {
  let hash = SEED;
  for (const word of words) {
    hash = Math.imul(hash ^ (word | 0), 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  return hash >>> 0;
}

/** One of a list, decided by the words. */
export const pick = (list, ...words) => list[hashOf(...words) % list.length];

/** True in so many of a hundred cases. */
export const oftenAs = (percent, ...words) => hashOf(...words) % 100 < percent;
