import { expect } from '@jest/globals';
import fc from 'fast-check';
import { allPages, type AskPage } from './list-model.js';

/** A list with much going on in it. `Asked` says which of its rows, in which order. */
export interface MovingList<Asked> {
  readonly asked: fc.Arbitrary<Asked>;
  /** The ends it can be paged from. */
  readonly from?: readonly ('first' | 'last')[];
  /** The ids it must have at this moment, in order, in hexadecimal: found in plain words. */
  expected(asked: Asked): Promise<readonly string[]>;
  pages(asked: Asked): AskPage;
  /** Adds, removes and changes rows. The ids, in hexadecimal, of those it removed or changed. */
  stir(asked: Asked): Promise<readonly string[]>;
}

/**
 * Pages through a list from either end, which is stirred between its pages: every row that stayed as it was comes once, in
 * its place, and of the new ones none comes twice.
 */
export async function expectNoneSkipped<Asked>(list: MovingList<Asked>, { seed, runs }: { readonly seed: number; readonly runs: number }): Promise<void> {
  let stirred = 0;
  let stayed = 0;
  const ways = fc.record({ size: fc.constantFrom(5, 11), end: fc.constantFrom(...(list.from ?? ['first', 'last'])) });
  await fc.assert(
    fc.asyncProperty(list.asked, ways, async (asked, { size, end }) => {
      const before = await list.expected(asked);
      const moved = new Set<string>();
      const ids = await allPages(list.pages(asked), { size, backward: end === 'last' }, async () => {
        stirred += 1;
        for (const id of await list.stir(asked)) moved.add(id);
      });
      const after = new Set(await list.expected(asked));
      const still = before.filter((id) => after.has(id) && !moved.has(id));
      const unmoved = ids.filter((id) => !moved.has(id));
      expect(new Set(unmoved).size).toBe(unmoved.length);
      expect(unmoved.filter((id) => still.includes(id))).toEqual(still);
      stayed += still.length;
    }),
    { seed, numRuns: runs },
  );
  // Else nothing was tried.
  expect(stirred).toBeGreaterThan(runs);
  expect(stayed).toBeGreaterThan(5 * runs);
}
