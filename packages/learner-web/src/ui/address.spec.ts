import { describe, expect, it } from '@jest/globals';
import { addressOf, readAddress } from './address.js';

describe('the address of a learner page', () => {
  it.each([
    ['/acme', { slug: 'acme', page: 'home', codes: [] }],
    ['/acme/', { slug: 'acme', page: 'home', codes: [] }],
    ['/acme?lang=de', { slug: 'acme', page: 'home', codes: [] }],
    ['/acme/FALL-2026', { slug: 'acme', page: 'codes', codes: ['FALL-2026'] }],
    ['/acme/FALL%202026', { slug: 'acme', page: 'codes', codes: ['FALL 2026'] }],
    ['/acme/redeem', { slug: 'acme', page: 'codes', codes: [] }],
    ['/acme/sign-in', { slug: 'acme', page: 'sign-in', codes: [] }],
    ['/acme/profile', { slug: 'acme', page: 'profile', codes: [] }],
    ['/acme/invite', { slug: 'acme', page: 'invite', codes: [] }],
    ['/redeem', { slug: null, page: 'codes', codes: [] }],
    ['/redeem/7K4M-9QXT', { slug: null, page: 'codes', codes: ['7K4M-9QXT'] }],
  ])('%s is read', (url, address) => {
    expect(readAddress(url)).toEqual(address);
  });

  it.each(['/', '/acme/FALL/2026', '/acme/welcome', '/acme/Sign-Out', '/redeem/profile', '/redeem/invite'])('%s leads nowhere', (url) => {
    expect(readAddress(url).page).toBe('not-there');
  });

  it('holds several codes, and can be sent on with them', () => {
    for (const [slug, codes] of [['acme', ['FALL 2026', 'B-2', 'C%3']], [null, ['7K4M-9QXT', '8K4M-9QXT']]] as const) {
      expect(readAddress(addressOf(slug, codes))).toEqual({ slug, page: 'codes', codes });
    }
    expect(addressOf('acme', [])).toBe('/acme/redeem');
  });

  it('takes a code typed before the script was there, also a whole link', () => {
    expect(readAddress('/acme/redeem?code=fall+2026').codes).toEqual(['fall 2026']);
    expect(readAddress('/acme/redeem?code=https%3A%2F%2Fportico.test%2Facme%2FFALL-2026').codes).toEqual(['FALL-2026']);
  });

  it('holds at most 10 codes of at most 200 characters, as the server takes them', () => {
    const { codes } = readAddress(`/acme/${'a'.repeat(300)}?with=${Array.from({ length: 20 }, (_, index) => `code${index}`).join(',')}`);
    expect(codes).toHaveLength(10);
    expect(codes[0]).toHaveLength(200);
  });

  it('that is broken is read as it is written', () => {
    expect(readAddress('/acme/%E0%A4').codes).toEqual(['%E0%A4']);
  });
});
