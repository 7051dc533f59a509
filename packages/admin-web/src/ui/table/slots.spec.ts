import { describe, expect, it } from '@jest/globals';
import { slotsFor } from './slots.js';

const next = (before: ReadonlyMap<string, number>, ...keys: string[]) => slotsFor(before, keys);
const first = next(new Map(), 'a', 'b', 'c');

describe('the lines of a table', () => {
  it('go to rows in their order at first', () => {
    expect([...first]).toEqual([['a', 0], ['b', 1], ['c', 2]]);
  });

  it('stay with rows that stay, wherever these come to stand', () => {
    expect([...next(first, 'c', 'a')]).toEqual([['c', 2], ['a', 0]]);
  });

  it('of rows that have gone are taken over by new ones, each by one', () => {
    expect([...next(first, 'x', 'b', 'y', 'z')]).toEqual([['x', 0], ['b', 1], ['y', 2], ['z', 3]]);
  });
});
