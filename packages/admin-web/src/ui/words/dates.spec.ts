import { describe, expect, it } from '@jest/globals';
import { endOfDay, startOfDay } from '@portico/shared';
import { ago, dayField, dayIn, daysUntil, momentIn } from './dates.js';

const NOW = Date.parse('2026-11-22T12:00:00Z');

describe('dates', () => {
  it('gives a date field back the day it was given', () => {
    for (const zone of ['UTC', 'Europe/Berlin', 'Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata']) {
      for (const day of ['2026-12-31', '2027-03-28', '2027-10-31', '2028-02-29']) {
        expect(dayField(endOfDay(day, zone), zone)).toBe(day);
        expect(dayField(startOfDay(day, zone), zone)).toBe(day);
      }
    }
  });

  it('says the day and the place of the zone', () => {
    expect(dayIn('2027-03-31T21:59:59Z', 'Europe/Berlin')).toBe('31 Mar 2027');
    expect(momentIn('2026-10-14T07:12:00Z', 'Europe/Berlin')).toBe('14 Oct 2026, 09:12 Berlin');
    expect(momentIn('2026-10-14T07:12:00Z', 'America/New_York')).toBe('14 Oct 2026, 03:12 New York');
  });

  it('counts days that have begun', () => {
    expect(daysUntil('2026-11-23T13:00:00Z', NOW)).toBe(2);
    expect(daysUntil('2026-11-22T13:00:00Z', NOW)).toBe(1);
    expect(daysUntil('2026-11-20T12:00:00Z', NOW)).toBe(-2);
  });

  it('says how long ago in the largest unit that fits', () => {
    const said = ['11:59:40', '11:56:00', '10:00:00'].map((time) => ago(`2026-11-22T${time}Z`, NOW, 'UTC'));
    expect(said).toEqual(['just now', '4 min ago', '2 h ago']);
    expect(ago('2026-11-21T11:00:00Z', NOW, 'UTC')).toBe('yesterday');
    expect(ago('2026-11-10T11:00:00Z', NOW, 'UTC')).toBe('12 d ago');
    expect(ago('2026-01-05T11:00:00Z', NOW, 'UTC')).toBe('5 Jan 2026');
  });
});
