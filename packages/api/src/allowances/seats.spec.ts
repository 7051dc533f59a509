import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Seats } from './seats.types.js';

describe('seats as they are shown', () => {
  it.each([
    [{ maxTaken: null, taken: 7 }, { limit: null, taken: 7, available: null, overBy: 0 }],
    [{ maxTaken: 0, taken: 0 }, { limit: 0, taken: 0, available: 0, overBy: 0 }],
    [{ maxTaken: 5, taken: 3 }, { limit: 5, taken: 3, available: 2, overBy: 0 }],
    [{ maxTaken: 2, taken: 5 }, { limit: 2, taken: 5, available: 0, overBy: 3 }],
  ])('of %j are %j', (standing, seats) => {
    expect({ ...new Seats(standing) }).toEqual(seats);
  });

  it('are either left or over, never both', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (maxTaken, taken) => {
        const { available, overBy } = new Seats({ maxTaken, taken });
        expect(Math.min(available!, overBy)).toBe(0);
        expect(available! - overBy).toBe(maxTaken - taken);
      }),
    );
  });
});
