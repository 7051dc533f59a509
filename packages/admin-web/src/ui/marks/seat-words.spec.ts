import { describe, expect, it } from '@jest/globals';
import { meterWords } from './seat-words.js';

const words = (limit: number | null, taken: number) => {
  const { level, word } = meterWords({ limit, taken });
  return [level, word];
};

describe('a seat meter', () => {
  it('is calm under 80 %, warns from there, and is full at the limit', () => {
    expect(words(10, 7)).toEqual(['calm', '3 left']);
    expect(words(10, 8)).toEqual(['warn', '2 left']);
    expect(words(10, 9)).toEqual(['warn', '1 left']);
    expect(words(10, 10)).toEqual(['full', 'Full']);
  });

  it('says how many are over a limit that was lowered, and never fills more than its bar', () => {
    expect(words(600, 611)).toEqual(['full', '11 over']);
    expect(meterWords({ limit: 600, taken: 611 }).percent).toBe(100);
  });

  it('has no bar without a limit, and is full with a limit of none', () => {
    expect(words(null, 9310)).toEqual(['calm', 'no limit']);
    expect(meterWords({ limit: null, taken: 9310 }).percent).toBeNull();
    expect(words(0, 0)).toEqual(['full', 'Full']);
  });
});
