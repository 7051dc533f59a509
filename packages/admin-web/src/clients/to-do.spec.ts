import { describe, expect, it } from '@jest/globals';
import { toDoFor } from './to-do.js';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const CALM = { status: 'ACTIVE' as const, expiresAt: null, seats: { limit: 10, taken: 3 }, sublicenses: [{ name: 'Main', seats: { limit: null, taken: 3 } }], registrationCodes: { totalCount: 1 }, redemptionCodeBatches: { totalCount: 0 }, bouncedInvites: { totalCount: 0, totalCountIsExact: true } };
const texts = (client: Parameters<typeof toDoFor>[0]) => toDoFor(client, NOW).map(({ text }) => text);

describe('what wants to be done for a client', () => {
  it('is nothing when all is as it should be', () => {
    expect(texts(CALM)).toEqual([]);
  });

  it('counts the days of an end that is near, and says one that has come', () => {
    expect(texts({ ...CALM, expiresAt: '2026-12-01T12:00:00Z' })).toEqual(['Access ends in 9 days']);
    expect(texts({ ...CALM, expiresAt: '2026-11-22T12:00:00Z' })).toEqual(['Its end has come: nobody gets in']);
    expect(texts({ ...CALM, expiresAt: '2027-11-22T12:00:00Z' })).toEqual([]);
  });

  it('is to mend the addresses of invites that bounced, in the list of them', () => {
    const [fix] = toDoFor({ ...CALM, bouncedInvites: { totalCount: 3, totalCountIsExact: true } }, NOW);
    expect(fix).toEqual({ text: '3 invites bounced', to: '/invites?status=bounced', action: 'Fix', takes: 'people' });
    expect(texts({ ...CALM, bouncedInvites: { totalCount: 1, totalCountIsExact: true } })).toEqual(['1 invite bounced']);
  });

  it('names what is full and what has no way in, the most urgent first', () => {
    const client = { ...CALM, status: 'DISABLED' as const, seats: { limit: 3, taken: 3 }, sublicenses: [{ name: 'EMEA', seats: { limit: 1, taken: 2 } }], registrationCodes: { totalCount: 0 } };
    expect(texts({ ...CALM, registrationCodes: { totalCount: 0 }, redemptionCodeBatches: { totalCount: 1 } })).toEqual([]);
    expect(texts(client)).toEqual(['It is disabled: nobody gets in, and nothing opens', 'Every seat is taken', 'EMEA is full', 'No way in yet']);
  });
});
