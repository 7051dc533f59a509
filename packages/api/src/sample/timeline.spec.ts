import { describe, expect, it } from '@jest/globals';
import { peopleOf } from './people.js';
import { SAMPLE } from './sample-table.js';
import { timelineOf } from './timeline.js';

const NOW = new Date('2026-03-01T00:00:00.000Z');
const DAY = 86_400_000;

describe('The timeline of the sample', () => {
  it('is in the order of its time and lies before the moment it is made, at midnight too', () => {
    for (const now of [NOW, new Date('2028-02-29T23:59:59.999Z')]) {
      const times = timelineOf(SAMPLE, now).map(({ at }) => at.getTime());
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      expect(times.at(-1)).toBeLessThan(now.getTime());
    }
  });

  it('is the same for the same moment, and moves with it', () => {
    const later = timelineOf(SAMPLE, new Date(NOW.getTime() + 40 * DAY));
    expect(timelineOf(SAMPLE, NOW)).toEqual(timelineOf(SAMPLE, NOW));
    expect(later.map((step) => ({ ...step, at: new Date(step.at.getTime() - 40 * DAY) }))).toEqual(timelineOf(SAMPLE, NOW));
  });

  it('lets in everybody of the tables, once, within ninety days', () => {
    const arrivals = timelineOf(SAMPLE, NOW).flatMap((step) => (step.kind === 'ARRIVAL' ? [step] : []));
    const people = SAMPLE.clients.flatMap(peopleOf);
    expect(arrivals.map(({ person }) => person.fullName).sort()).toEqual(people.map(({ fullName }) => fullName).sort());
    expect(new Set(people.map(({ fullName }) => fullName)).size).toBe(200);
    expect(new Set(people.map(({ email }) => email.key)).size).toBe(200);
    expect(Math.min(...arrivals.map(({ at }) => at.getTime()))).toBeGreaterThan(NOW.getTime() - 90 * DAY);
    expect(SAMPLE.clients.map((client) => client.arrivals.reduce((sum, { count }) => sum + count, 0))).toEqual(SAMPLE.clients.map((client) => client.people.length));
  });

  it('gives addresses at domains that are reserved and lead to nobody', () => {
    for (const { email } of SAMPLE.clients.flatMap(peopleOf)) expect(email.key).toMatch(/^[a-z0-9.]+@[a-z]+\.example$/);
  });
});
