import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { earliest, readTime, readTimeOrNull, timeText, timeTextOrNull } from './clock.js';

const times = fc.date({ min: new Date('1000-01-01T00:00:00.000Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true });

describe('a time', () => {
  it('reads back from its text to the millisecond, and sorts as its text does', () => {
    fc.assert(
      fc.property(times, times, (a, b) => {
        expect(readTime(timeText(a))).toEqual(a);
        expect(Math.sign(a.getTime() - b.getTime())).toBe(timeText(a) < timeText(b) ? -1 : timeText(a) > timeText(b) ? 1 : 0);
      }),
    );
  });

  it('is written for both databases alike', () => {
    expect(timeText(new Date('2026-03-01T09:00:00.007Z'))).toBe('2026-03-01 09:00:00.007');
    expect([timeTextOrNull(null), readTimeOrNull(null)]).toEqual([null, null]);
    const time = new Date(5);
    expect(readTime(time)).toBe(time);
  });
});

describe('the earliest of several ends', () => {
  it('is the first that comes, where none never comes', () => {
    expect(earliest()).toBeNull();
    expect(earliest(null, null)).toBeNull();
    expect(earliest(new Date(3), null, new Date(2), new Date(4))).toEqual(new Date(2));
    expect(earliest(null, new Date(3))).toEqual(new Date(3));
  });
});
