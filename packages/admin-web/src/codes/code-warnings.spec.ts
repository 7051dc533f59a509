import { describe, expect, it } from '@jest/globals';
import type { SublicenseFactsFragment } from '@portico/shared/admin';
import type { CodeValues } from './code-form.js';
import { isEasyPrey, seatWarning } from './code-warnings.js';

const BLANK: CodeValues = { label: '', code: '', sublicenseIds: ['emea'], maxRedemptions: '', startsAt: '', expiresAt: '', emailDomains: '' };

function sublicense(id: string, limit: number | null, taken: number): SublicenseFactsFragment {
  return { id, name: id.toUpperCase(), sku: null, isMain: false, expiresAt: null, accessDays: null, path: [id], parent: null, seats: { limit, taken, available: limit === null ? null : Math.max(0, limit - taken), overBy: 0 } };
}

describe('what is said before a code is saved', () => {
  it('warns of a chosen code without a limit, an end or e-mail domains, and of no other', () => {
    expect(isEasyPrey({ ...BLANK, code: 'FALL-2026' })).toBe(true);
    expect(isEasyPrey({ ...BLANK, code: 'FALL-2026', maxRedemptions: '100' })).toBe(false);
    expect(isEasyPrey({ ...BLANK, code: 'FALL-2026', expiresAt: '2027-03-31' })).toBe(false);
    expect(isEasyPrey({ ...BLANK, code: 'FALL-2026', emailDomains: 'acme.test' })).toBe(false);
    expect(isEasyPrey(BLANK)).toBe(false);
  });

  it('warns of more uses than the tightest chosen sublicense has seats left', () => {
    const all = [sublicense('emea', 100, 88), sublicense('apac', 120, 114), sublicense('main', null, 210)];
    expect(seatWarning({ ...BLANK, maxRedemptions: '12' }, all)).toBeNull();
    expect(seatWarning({ ...BLANK, maxRedemptions: '13' }, all)).toBe('13 uses, 12 seats left in EMEA: whoever comes later finds it full.');
    expect(seatWarning({ ...BLANK, sublicenseIds: ['emea', 'apac', 'main'], maxRedemptions: '1,000' }, all)).toBe('1,000 uses, 6 seats left in APAC: whoever comes later finds it full.');
  });

  it('warns of a sublicense without a seat whatever the limit, and never of one without a limit', () => {
    expect(seatWarning(BLANK, [sublicense('emea', 5, 6)])).toBe('EMEA has no seat left: this code lets nobody in until one is free.');
    expect(seatWarning({ ...BLANK, maxRedemptions: '1000000' }, [sublicense('emea', null, 6)])).toBeNull();
  });
});
