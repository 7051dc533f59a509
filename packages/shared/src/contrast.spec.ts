import { describe, expect, it } from '@jest/globals';
import { contrast } from './contrast.js';

describe('The contrast of two colours', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#1c1e24', '#FFFFFF', 16.7],
    ['#ff0000', '#00ff00', 2.91],
  ])('of %s and %s is %d, whichever comes first', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 1);
    expect(contrast(other, one)).toBe(contrast(one, other));
  });

  it.each(['', 'red', '#fff', '#12345g', '#1122334', ' #112233', '#112233;', '112233'])('is not told of %j', (colour) => {
    expect(() => contrast(colour, '#ffffff')).toThrow(RangeError);
  });
});
