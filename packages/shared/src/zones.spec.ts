import { describe, expect, it } from '@jest/globals';
import { endOfDay, startOfDay } from './zones.js';

describe('a zone', () => {
  it('ends a day at midnight of the zone, in summer and in winter', () => {
    expect(endOfDay('2027-03-01', 'Europe/Berlin')).toBe('2027-03-01T22:59:59.000Z');
    expect(endOfDay('2027-07-01', 'Europe/Berlin')).toBe('2027-07-01T21:59:59.000Z');
    expect(endOfDay('2027-03-31', 'UTC')).toBe('2027-03-31T23:59:59.000Z');
  });

  it('starts a day at midnight of the zone, also on days of 23 and 25 hours', () => {
    expect(startOfDay('2027-03-28', 'Europe/Berlin')).toBe('2027-03-27T23:00:00.000Z');
    expect(endOfDay('2027-03-28', 'Europe/Berlin')).toBe('2027-03-28T21:59:59.000Z');
    expect(startOfDay('2026-10-25', 'Europe/Berlin')).toBe('2026-10-24T22:00:00.000Z');
    expect(endOfDay('2026-10-25', 'Europe/Berlin')).toBe('2026-10-25T22:59:59.000Z');
  });
});
