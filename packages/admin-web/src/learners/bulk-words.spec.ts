import { describe, expect, it } from '@jest/globals';
import { bulkHint, bulkMeaning } from './bulk-words.js';

const emea = (available: number | null) => ({ name: 'EMEA', available });
const last = (...facts: Parameters<typeof bulkMeaning>) => bulkMeaning(...facts).at(-1);
const granting = (learners: number, available: number | null) => last({ action: 'GRANT', learners, place: emea(available), to: null });

describe('what an action on many learners means', () => {
  it('is told with the seats of the sublicense that is picked, and who gets none when they are too few', () => {
    expect(granting(3, null)).toBe('EMEA has no limit of seats.');
    expect(granting(3, 10)).toBe('EMEA has 10 seats left, 7 of them afterwards.');
    expect(granting(3, 3)).toBe('EMEA has 3 seats left, 0 of them afterwards.');
    expect(granting(1_284, 12)).toBe('EMEA has 12 seats left: the first 12 get one, and up to 1,272 learners none.');
    expect(granting(3, 0)).toBe('EMEA has no seat left: nobody gets one who has none yet.');
    expect(granting(3, -2)).toBe('EMEA has no seat left: nobody gets one who has none yet.');
  });

  it('counts the seats of where somebody is moved to', () => {
    expect(last({ action: 'MOVE', learners: 3, place: emea(0), to: { name: 'APAC', available: 5 } })).toBe('APAC has 5 seats left, 2 of them afterwards.');
  });

  it('says what cannot be taken back, and promises to undo nothing of that kind', () => {
    expect(last({ action: 'REMOVE', learners: 3, place: null, to: null })).toBe('This cannot be taken back.');
    expect(last({ action: 'RESEND_INVITES', learners: 3, place: null, to: null })).toBe('Mails that are sent cannot be taken back.');
    expect((['REMOVE', 'RESEND_INVITES', 'GRANT', 'DISABLE'] as const).map((action) => bulkHint(action).includes('undoes'))).toEqual([false, false, true, true]);
  });
});
