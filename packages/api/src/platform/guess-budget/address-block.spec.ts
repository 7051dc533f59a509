import { describe, expect, it } from '@jest/globals';
import { addressBlock } from './address-block.js';

describe('an address block', () => {
  it.each([
    ['203.0.113.7', 'ip:203.0.113.7'],
    ['::ffff:203.0.113.7', 'ip:203.0.113.7'],
    ['::FFFF:cb00:7107', 'ip:203.0.113.7'],
    ['0:0:0:0:0:ffff:203.0.113.7', 'ip:203.0.113.7'],
  ])('of IPv4 is the address: %s', (address, block) => {
    expect(addressBlock(address)).toBe(block);
  });

  it.each([
    ['2001:db8:0:1:aaaa:bbbb:cccc:dddd', 'ip6:2001:db8:0:1'],
    ['2001:0DB8:0000:0001::1', 'ip6:2001:db8:0:1'],
    ['2001:db8::1', 'ip6:2001:db8:0:0'],
    ['::1', 'ip6:0:0:0:0'],
    ['fe80::1%eth0', 'ip6:fe80:0:0:0'],
  ])('of IPv6 is the first 64 bits: %s', (address, block) => {
    expect(addressBlock(address)).toBe(block);
  });

  it('is one for all that is no address', () => {
    expect(addressBlock('unix:')).toBe('ip:unknown');
  });
});
