import { describe, expect, it } from '@jest/globals';
import { RESERVED_SLUGS } from './reserved-slugs.js';

describe('reserved slugs', () => {
  it.each(['graphql', 'admin', 'exports', 'imports', 'uploads', 'sso', 'livez', 'logos', 'readyz', 'metrics', 'redeem', 'assets'])('keep the path /%s for the server', (segment) => {
    expect(RESERVED_SLUGS.has(segment)).toBe(true);
  });

  it('are written as slugs are compared: in lower case', () => {
    expect([...RESERVED_SLUGS].filter((slug) => slug !== slug.toLowerCase())).toEqual([]);
  });
});
