import { describe, expect, it } from '@jest/globals';
import type { CodeValues } from './code-form.js';
import { isEasyPrey } from './code-warnings.js';

const BLANK: CodeValues = { label: '', code: '', sublicenseIds: ['emea'], maxRedemptions: '', startsAt: '', expiresAt: '', emailDomains: '' };

describe('what is said before a code is saved', () => {
  it('warns of a chosen code without a limit, an end or e-mail domains, and of no other', () => {
    expect(isEasyPrey({ ...BLANK, code: 'FALL-2026' })).toBe(true);
    expect(isEasyPrey({ ...BLANK, code: 'FALL-2026', maxRedemptions: '100' })).toBe(false);
    expect(isEasyPrey({ ...BLANK, code: 'FALL-2026', expiresAt: '2027-03-31' })).toBe(false);
    expect(isEasyPrey({ ...BLANK, code: 'FALL-2026', emailDomains: 'acme.test' })).toBe(false);
    expect(isEasyPrey(BLANK)).toBe(false);
  });
});
