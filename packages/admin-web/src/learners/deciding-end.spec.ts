import { describe, expect, it } from '@jest/globals';
import { decidingEnd } from './deciding-end.js';

describe('the end that decides', () => {
  it('is the earliest of the three', () => {
    expect(decidingEnd({ client: '2027-03-31T00:00:00Z', sublicense: '2027-06-30T00:00:00Z', own: '2027-04-12T00:00:00Z' })).toBe('client');
    expect(decidingEnd({ client: null, sublicense: '2027-06-30T00:00:00Z', own: '2027-04-12T00:00:00Z' })).toBe('own');
  });

  it('compares moments, not texts', () => {
    expect(decidingEnd({ client: '2027-03-31T23:00:00+02:00', sublicense: '2027-03-31T22:00:00Z', own: null })).toBe('client');
  });

  it('is the client’s where two are equal, and none where there is none', () => {
    expect(decidingEnd({ client: '2027-03-31T00:00:00Z', sublicense: '2027-03-31T00:00:00Z', own: null })).toBe('client');
    expect(decidingEnd({ client: null, sublicense: null, own: null })).toBeNull();
  });
});
