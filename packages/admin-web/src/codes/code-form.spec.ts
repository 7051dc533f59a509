import { describe, expect, it } from '@jest/globals';
import type { CodeRowFragment } from '@portico/shared/admin';
import { changedLimits } from './code-form.js';

const CODE = {
  __typename: 'RegistrationCode', id: 'cod_1', label: 'Card', code: 'CARD', landingUrl: 'https://learn.test/acme/CARD', redemptionCount: 0, emailDomains: ['acme.test', 'acme.example'], status: 'LIVE', maxRedemptions: null,
  startsAt: '2026-12-01T08:00:00.000Z', expiresAt: '2027-03-31T13:00:00.000Z',
  access: { __typename: 'CodeAccess', client: { __typename: 'Client', id: 'cli_1', name: 'Acme', slug: 'acme', timeZone: 'Europe/Berlin' }, sublicenses: [] },
} as CodeRowFragment;
const AS_IT_IS = { label: 'Card', code: 'CARD', sublicenseIds: [], maxRedemptions: '', startsAt: '2026-12-01', expiresAt: '2027-03-31', emailDomains: 'acme.test, acme.example' };

describe('changing a code', () => {
  it('leaves days alone that were not touched, with their time of day', () => {
    expect(changedLimits(CODE, { ...AS_IT_IS, label: 'Poster' })).toEqual({ label: 'Poster', sublicenseIds: [], maxRedemptions: null, emailDomains: ['acme.test', 'acme.example'] });
  });

  it('sends no domain where none is left', () => {
    expect(changedLimits(CODE, { ...AS_IT_IS, emailDomains: ' ' })).toMatchObject({ emailDomains: [] });
  });

  it('sends a day that was moved or taken away', () => {
    expect(changedLimits(CODE, { ...AS_IT_IS, startsAt: '', expiresAt: '2027-04-30' })).toMatchObject({ startsAt: null, expiresAt: '2027-04-30T21:59:59.000Z' });
  });
});
