import { describe, expect, it } from '@jest/globals';
import { chosenOf, seatWarning } from './seat-warning.js';

const USES = { counts: 'use', one: 'this code lets nobody in' };

function sublicense(id: string, limit: number | null, taken: number) {
  return { id, name: id.toUpperCase(), path: [id], seats: { limit, taken, available: limit === null ? null : Math.max(0, limit - taken) } };
}

describe('what is said of the seats before codes are saved', () => {
  it('warns of more uses than the tightest chosen sublicense has seats left', () => {
    const all = [sublicense('emea', 100, 88), sublicense('apac', 120, 114), sublicense('main', null, 210)];
    expect(seatWarning(12, chosenOf(all, ['emea']), USES)).toBeNull();
    expect(seatWarning(13, chosenOf(all, ['emea']), USES)).toBe('13 uses, 12 seats left in EMEA: whoever comes later finds it full.');
    expect(seatWarning(1000, all, USES)).toBe('1,000 uses, 6 seats left in APAC: whoever comes later finds it full.');
  });

  it('warns of a sublicense without a seat whatever the limit, and never of one without a limit', () => {
    expect(seatWarning(null, [sublicense('emea', 5, 6)], USES)).toBe('EMEA has no seat left: this code lets nobody in until one is free.');
    expect(seatWarning(1_000_000, [sublicense('emea', null, 6)], USES)).toBeNull();
  });
});
